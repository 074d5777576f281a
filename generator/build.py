"""The whole pipeline on one screen: an estate's folder and a moment in, a site out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from generator import memory, store
from generator.attachments import Cache, Preparer, wanted
from generator.audit import Drawn, Proof, Proved, hidden_at, mentions, plain, proven, restored
from generator.dataclass import dataclass
from generator.feeds import feeds
from generator.kept_pages import KeptPages
from generator.kinds import links
from generator.kinds.content import Content
from generator.pages import pages
from generator.paper import NO_PAPERS, Papers, Press, rare_characters, site_papers, without_words
from generator.paper import Cache as PaperCache
from generator.problems import Place, Problem, problem
from generator.publish import Published, plan, publish, refuse_unsafe_output
from generator.reading import Reading, guarded, noted
from generator.snapshot import Snapshot
from generator.templating import Renderer, houses_of


@dataclass(frozen=True)
class Built:
    snapshot: Snapshot
    published: Published
    problems: tuple[Problem, ...]


def inspect(
    reading: Reading, folder: Path, at: datetime, preparer: Preparer | None = None
) -> tuple[Problem, ...]:
    """List all problems there are without building, also those of the attachments."""
    reading = guarded(reading, at)
    preparer = preparer or preparer_of(folder, reading, Cache(folder, is_kept=False))
    preparer.refused(wanted(reading.content, at))
    spelt_out = mentions(reading.records, hidden_at(reading.content, at))
    rare = rare_characters(reading.content, at)
    return tuple(sorted([*reading.problems_at(at), *preparer.problems, *spelt_out, *rare]))


def render(  # noqa: PLR0913 - what and where, then three ways of doing it
    snapshot: Snapshot,
    folder: Path,
    preparer: Preparer | None = None,
    *,
    with_overrides: bool = True,
    papers: Papers = NO_PAPERS,
    kept: KeptPages | None = None,
) -> tuple[dict[str, bytes], list[Problem]]:
    """Make every file of the site at the snapshot's moment, ``{path: bytes}``, and its problems.

    ``papers`` are made already, since pages offer what was made and nothing else; pages that
    are ``kept`` are not drawn again.
    """
    overrides = folder / "templates" if with_overrides else None
    renderer = renderer_of(snapshot, overrides).offering(papers.addresses)
    renderer = renderer.recalling(kept.bodies) if kept else renderer
    recalls = [kept.of(one) if kept else None for one in (snapshot, *snapshot.others)]
    site: dict[str, bytes] = {}
    for one, recall in zip((snapshot, *snapshot.others), recalls, strict=True):
        site |= pages(one, renderer.speaking(one.language), recall)
    if kept and renderer.problems:  # of a page that is not drawn nobody would say them again
        kept.forget()
    preparer = preparer or Preparer(folder)
    files = attached(snapshot, preparer)
    data = feeds(snapshot, renderer, listed(site), recalls[0])
    made = site | data | files | papers.files
    return made, sorted({*preparer.problems, *renderer.problems, *papers.problems})


def renderer_of(snapshot: Snapshot, overrides: Path | None) -> Renderer:
    """Return the renderer of an estate's pages, with its own templates below ``overrides``."""
    estate = snapshot.estate
    return Renderer(estate.url, overrides, estate.accent, houses_of(estate.buildings))


def preparer_of(folder: Path, reading: Reading, cache: Cache) -> Preparer:
    """Return what makes an estate's attachments ready, or has them as they were last published."""
    last = store.LastFiles(folder, reading.before.attachments, reading.records.is_away)
    return Preparer(folder, cache, last, links.doubles(reading.content.attachments))


def press_of(folder: Path, fonts: Path | None = None, *, is_kept: bool = True) -> Press:
    """Return the press for an estate's papers; ``is_kept=False`` writes none to the cache."""
    return Press(folder / "templates", PaperCache(folder, is_kept=is_kept), fonts)


def build(  # noqa: PLR0913 - what, where and when, then two ways of doing it
    folder: Path,
    out: Path,
    reading: Reading,
    at: datetime,
    *,
    is_real: bool = False,
    press: Press | None = None,
) -> Built:
    """Publish the site as of ``at`` into ``out``; ``is_real`` if ``at`` is the clock's word.

    Without a ``press`` it offers no posters.

    Raises ``RefusalError``, ``LockedError`` and ``OSError`` as ``publish`` does.
    """
    refuse_unsafe_output(out, folder)
    reading = guarded(reading, at)
    reading = noted(reading, at) if is_real else reading
    preparer = preparer_of(folder, reading, Cache(folder))
    kept = KeptPages(folder, out)
    proved = _made(folder, reading, at, preparer, press=press, kept=kept)
    published = publish(proved.files, out)
    kept.remember(proved.files)
    reading.memory.keep(reading.records.marks)
    ran_at = at if is_real else None
    unkept = _remember(folder, reading, proved.proof, preparer.prepared, ran_at)
    problems = (*reading.problems_at(at), *proved.problems, *unkept)
    return Built(proved.snapshot, published, tuple(sorted(problems)))


def planned(
    folder: Path, out: Path, reading: Reading, at: datetime, *, press: Press | None = None
) -> Built:
    """Find out what ``build`` would do, by the same steps; write nothing at all."""
    refuse_unsafe_output(out, folder)
    reading = guarded(reading, at)
    preparer = preparer_of(folder, reading, Cache(folder, is_kept=False))
    kept = KeptPages(folder, out, is_kept=False)
    proved = _made(folder, reading, at, preparer, press=press, kept=kept)
    problems = (*reading.problems_at(at), *proved.problems)
    return Built(proved.snapshot, plan(proved.files, out), tuple(sorted(problems)))


def drawn(folder: Path, reading: Reading, at: datetime) -> Proved:
    """Draw the files ``build`` would publish without posters, by the same steps; write nothing."""
    reading = guarded(reading, at)
    preparer = preparer_of(folder, reading, Cache(folder, is_kept=False))
    return _made(folder, reading, at, preparer)


def empty(folder: Path, out: Path, *, is_plan: bool = False) -> Published:
    """Take everything of ours out of ``out`` and forget it. Raises as ``publish`` does."""
    refuse_unsafe_output(out, folder)
    if is_plan:
        return plan({}, out)
    published = publish({}, out)
    store.forget(folder)
    return published


def _made(  # noqa: PLR0913 - what, where and when, then three ways of sparing work
    folder: Path,
    reading: Reading,
    at: datetime,
    preparer: Preparer,
    *,
    press: Press | None = None,
    kept: KeptPages | None = None,
) -> Proved:
    """Make the finished set, with everything that was found on the way to it."""

    def draw(snapshot: Snapshot, *, with_overrides: bool) -> Drawn:
        own = press if with_overrides or press is None else press.built_in
        papers = site_papers(snapshot, own, preparer.file) if own else NO_PAPERS
        files, problems = render(
            snapshot,
            folder,
            preparer,
            with_overrides=with_overrides,
            papers=papers,
            kept=kept if with_overrides else None,
        )
        return files | papers.words, problems

    content = presentable(reading.content, at, preparer)
    proved = proven(draw, reading.records, content, at, restored(store.proof(folder)))
    preparer.tidy()
    return replace(proved, files=without_words(proved.files))


def _remember(
    folder: Path,
    reading: Reading,
    proof: Proof,
    attached: Mapping[str, bytes],
    ran_at: datetime | None,
) -> list[Problem]:
    """Write the store; one that cannot be written costs what it is for, never the build.

    Returns a problem then.
    """
    try:
        if ran_at is not None and reading.ledger is not None:
            store.remember_ledger(folder, reading.ledger)
        digests = store.remember_files(folder, attached)
        store.remember(folder, replace(reading.last_good, attachments=digests))
        store.remember_proof(folder, plain(proof))
        if ran_at is not None:
            memory.remember_run(folder, ran_at)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return [problem(Place(".estate"), "store.unwritable", reason=reason)]
    return []


def presentable(content: Content, at: datetime, preparer: Preparer) -> Content:
    """Drop the attachments that are refused: a page must not lead to what is not there."""
    refused = preparer.refused(wanted(content, at))
    return replace(content, attachments=content.attachments - refused) if refused else content


def attached(snapshot: Snapshot, preparer: Preparer) -> dict[str, bytes]:
    made = ((file.address, preparer.file(file.source)) for file in snapshot.attachments)
    return {links.path_of(address): data for address, data in made if data is not None}


def listed(paths: Iterable[str]) -> list[str]:
    """List addresses for search engines: not the redirects of the short printed ones."""
    pages = (p for p in paths if p.endswith("index.html") and not p.startswith("n/"))
    return [f"/{path.removesuffix('index.html')}" for path in pages]
