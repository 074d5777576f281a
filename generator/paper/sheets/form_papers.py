"""Blank forms: A4, or A5 two to a sheet; nothing is filled in for anybody."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.forms.view import FormView
from generator.paper.sheet import Sheet
from generator.paper.sheets.bodies import nodes
from generator.paper.sheets.standing_boards import stamp_of
from generator.snapshot import Snapshot
from generator.templating.markup import Prose
from generator.wording import on_paper


def form_papers(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    prose = Prose()
    for view in site.forms:
        name = f"表单/{view.form.title}-{view.form.size.value}.pdf"
        yield name, form_sheet(view, site, prose)


def form_sheet(view: FormView, site: Snapshot, prose: Prose) -> Sheet:
    form = view.form
    return Sheet(
        template="form",
        title=form.title,
        data={
            "estate": site.estate.name,
            "office": site.estate.office,
            "heading": form.title,
            "is_half": form.size.value == "A5",
            "copies": form.copies,
            "copies_words": on_paper.copies(form.copies),
            "fields": [
                {
                    "label": entry.label,
                    "key": entry.type.value,
                    "count": entry.count,
                    "choices": list(entry.choices),
                }
                for entry in form.entries
            ],
            "body": nodes(prose, form.body, view.links, {}),
            "updated": on_paper.version_of(form.updated),
        },
        stamp=stamp_of(form.updated, site),
        source=f"content/forms/{form.id}.md",
        most_pages=2,
    )
