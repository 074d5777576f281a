"""Forms as of a moment, with the files their texts link to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.kinds.content import Content
from generator.kinds.forms.model import Form
from generator.kinds.resolving import (
    IsVisible,
    linked_attachments,
    resolve_links,
)
from generator.models.views import AttachmentView


@dataclass(frozen=True)
class FormView:
    form: Form
    address: str
    links: Mapping[str, str]
    attachments: tuple[AttachmentView, ...]
    """Files its text links to."""


def form_view(form: Form, content: Content, is_visible: IsVisible) -> FormView:
    links = resolve_links(form.body, "forms", form.id, content, is_visible)
    attachments = linked_attachments(links, content)
    return FormView(form, f"/forms/{form.id}/", links, attachments)
