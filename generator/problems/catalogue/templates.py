"""Templates the estate has replaced."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, published

TEMPLATES: dict[str, Wording] = {
    "template.broken": published(
        "模板有错（{reason}），这些页面暂用自带的模板。请改正，或删掉这个文件。",
        "the template fails ({reason}), so built-in ones are used for its pages; mend or delete it.",
    ),
}
