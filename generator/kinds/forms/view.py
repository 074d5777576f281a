"""Forms as of a moment, with the files their texts link to."""

from __future__ import annotations

from collections.abc import Mapping

from generator.dataclass import dataclass
from generator.kinds.forms.model import Form
from generator.kinds.resolving import (
    linked_attachments,
    resolve_links,
)
from generator.kinds.scene import PageViews, Scene
from generator.models.unshown import for_owners
from generator.models.views import AttachmentView


@dataclass(frozen=True)
class FormView:
    form: Form
    address: str
    links: Mapping[str, str]
    attachments: tuple[AttachmentView, ...]
    """Files its text links to."""

    @property
    def id(self) -> str:
        return self.form.id

    @property
    def record(self) -> Form:
        return self.form

    @property
    def title(self) -> str:
        return self.form.title


class FormViews(PageViews):
    """All forms but drafts."""

    def views(self, scene: Scene) -> tuple[FormView, ...]:
        return tuple(_form(form, scene) for form in scene.content.forms)


def _form(form: Form, scene: Scene) -> FormView:
    links = resolve_links(form.body, "forms", form.id, scene.content, scene.is_visible)
    attachments = linked_attachments(links, scene.content)
    return FormView(for_owners(form), f"/forms/{form.id}/", links, attachments)


VIEWS = {"forms": FormViews}
