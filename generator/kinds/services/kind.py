"""The kinds: services, their groups, the yearly look at the catalogue."""

from __future__ import annotations

from generator.kinds.kind import Kind, Pages
from generator.kinds.services.model import CatalogueReview, Service, ServiceGroup

KINDS = (
    Kind(
        name="service_groups",
        place=150,
        word="服务分组",
        model=ServiceGroup,
        table="services",
        part="groups",
    ),
    Kind(
        name="services",
        place=151,
        word="服务",
        model=Service,
        folder="services",
        table="services",
        pages=Pages.EACH,
        also_called=("服务",),
    ),
    Kind(
        name="catalogue_review",
        place=152,
        word="服务",
        model=CatalogueReview,
        table="services",
        part="review",
        is_single=True,
    ),
)
