"""Privacy of a text: what identifies people in it, and what says of a home that it owes money."""

from generator.privacy.personal import (
    MASK,
    Finding,
    Kind,
    is_card_number,
    is_identity_number,
    masked,
    personal_data,
)

__all__ = [
    "MASK",
    "Finding",
    "Kind",
    "is_card_number",
    "is_identity_number",
    "masked",
    "personal_data",
]
