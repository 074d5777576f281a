"""Searching the finished files for what is hidden, and only where something has changed.

A proof says of which bytes it is known what they say, and for the words of which hidden items
they were searched. A file whose bytes it knows is searched only for what has become hidden
since; whether a finding is excused is asked anew each time, of the few there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from generator.audit.facts import Facts, File, hidden_item, mark_of
from generator.audit.hidden import Hidden, source
from generator.audit.index import MOST_STALE, Index
from generator.audit.wholeness import leads_somewhere, links
from generator.audit.words import occurring
from generator.dataclass import dataclass
from generator.kinds.records import Records
from generator.problems import Place, Problem, problem
from generator.progress import Work, counted


@dataclass(frozen=True, order=True)
class Finding:
    """``what`` of the hidden ``item`` stands in the file at ``path``."""

    path: str
    item: str
    what: str
    is_identity: bool

    def told(self, records: Records | None = None) -> Problem:
        """Return the finding as a problem that names the file its words are from."""
        facts = {"value": self.what, "other": source(self.item, records)}
        return problem(Place(f"site/{self.path}"), "audit.found", **facts)


@dataclass(frozen=True)
class Proof:
    """Knowledge of files: their facts, and the hidden words that were found in them.

    Each was searched for the words of all ``hidden`` items, which are called by a hash of
    their words; words that are hidden no more may still be among the ``hits``.
    """

    hidden: Mapping[str, str] = field(default_factory=dict)
    index: Index = field(default_factory=Index)
    """The lines of all ``hidden`` items, and perhaps of more."""
    files: Mapping[str, Facts] = field(default_factory=dict)
    hits: Mapping[str, frozenset[str]] = field(default_factory=dict)


NOTHING = Proof()
"""Of the first build, and of whoever believes no other."""


@dataclass(frozen=True)
class Audited:
    findings: tuple[Finding, ...]
    faults: tuple[Problem, ...]
    """Files nobody can read, and links that lead nowhere."""
    proof: Proof


def audit(files: Mapping[str, bytes], hidden: Hidden, before: Proof = NOTHING) -> Audited:
    """Audit the files: the findings are the same whatever was known ``before``.

    The less is new since, the less is done.
    """
    marks = {path: mark_of(data) for path, data in files.items()}
    known = {
        path: before.files[path]
        for path, mark in marks.items()
        if path in before.files and before.files[path].mark == mark
    }
    more = {
        item: hidden.words(item)
        for item, mark in hidden.marks.items()
        if before.hidden.get(item) != mark
    }
    index = _index(hidden, before, more)
    looked = {
        path: _looked_into(path, files[path], marks[path], index)
        for path in counted(Work.AUDIT, files)
        if path not in known
    }
    facts = {path: known[path] if path in known else looked[path][0] for path in files}
    unknown = {path: pieces for path, (_, pieces) in looked.items()}
    hits = _joined(index.occurring(unknown), _earlier(files, known, before, more))
    found = sorted({*_named(facts, hidden), *_said(hits, hidden)})
    proof = Proof(hidden.marks, index, facts, hits)
    return Audited(tuple(found), tuple(_faults(files, facts)), proof)


def _looked_into(path: str, data: bytes, mark: str, index: Index) -> tuple[Facts, set[str]]:
    """Find the facts of a file, and its pieces where there is anything to be sought in them."""
    file = File(path, data)
    return file.facts(mark), file.pieces() if index.items else set()


def _index(hidden: Hidden, before: Proof, more: Mapping[str, set[str]]) -> Index:
    """Index everything hidden, and perhaps what was."""
    if before.index.items + len(more) > MOST_STALE * len(hidden.unseen):
        return Index().with_more({item: hidden.words(item) for item in hidden.unseen})
    return before.index.with_more(more) if more else before.index


def _earlier(
    files: Mapping[str, bytes],
    known: Mapping[str, Facts],
    before: Proof,
    more: Mapping[str, set[str]],
) -> Iterator[tuple[str, set[str]]]:
    """Yield what is known of files, and in them the words of what has become hidden since."""
    yield from ((path, {*before.hits[path]}) for path in known if path in before.hits)
    if more:
        texts = {path: File(path, files[path]).pieces() for path in known}
        yield from occurring(set().union(*more.values()), texts).items()


def _joined(
    first: dict[str, set[str]], others: Iterable[tuple[str, set[str]]]
) -> dict[str, frozenset[str]]:
    """Words by file, whether or not something hidden still says them, or something visible."""
    for path, words in others:
        first.setdefault(path, set()).update(words)
    return {path: frozenset(words) for path, words in first.items()}


def _named(facts: Mapping[str, Facts], hidden: Hidden) -> Iterator[Finding]:
    """Whatever a hidden item is called by; nothing excuses that."""
    everything = {named for one in facts.values() for named in one.named}
    owners = {named: item for named in everything if (item := hidden_item(named, hidden))}
    for path, one in facts.items() if owners else ():
        for named in owners.keys() & set(one.named):
            yield Finding(path, owners[named], named, is_identity=True)


def _said(hits: Mapping[str, frozenset[str]], hidden: Hidden) -> Iterator[Finding]:
    """Words that are a hidden item's still, and that nothing visible says."""
    everything = {words for found in hits.values() for words in found}
    owners = hidden.owners({words for words in everything if words not in hidden.said})
    for path, found in hits.items() if owners else ():
        for words in owners.keys() & found:
            yield Finding(path, owners[words], words, is_identity=False)


def _faults(files: Mapping[str, bytes], facts: Mapping[str, Facts]) -> Iterator[Problem]:
    targets = {target for one in facts.values() for target in one.targets}
    dead = {target for target in targets if not leads_somewhere(target, files)}
    for path, one in sorted(facts.items()):
        if not one.is_readable:
            yield problem(Place(f"site/{path}"), "audit.unreadable")
        if dead.intersection(one.targets):
            typed = {link for link, target in links(path, files[path]) if target in dead}
            for link in sorted(typed):
                yield problem(Place(f"site/{path}"), "audit.dead_link", value=link)
