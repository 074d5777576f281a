"""Standards as pages show them."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.kinds.scene import PageViews, Scene
from generator.kinds.standards.model import Standard
from generator.models.unshown import for_owners


@dataclass(frozen=True)
class StandardView:
    standard: Standard
    address: str

    @property
    def id(self) -> str:
        return self.standard.id

    @property
    def title(self) -> str:
        return self.standard.title

    @property
    def record(self) -> Standard:
        return self.standard


class StandardViews(PageViews):
    """All standards."""

    def views(self, scene: Scene) -> tuple[StandardView, ...]:
        return tuple(
            StandardView(for_owners(o), f"/standards/{o.id}/") for o in scene.content.standards
        )


VIEWS = {"standards": StandardViews}
