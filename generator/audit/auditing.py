"""Searching the finished files for what is hidden, and only where something has changed.

A proof says of which bytes it is known what they say, and for the words of which hidden items
they were searched. A file whose bytes it knows is searched only for what has become hidden
since; whether a finding is excused is asked anew each time, of the few there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.audit.facts import Facts, facts_of, hidden_item, mark_of, pieces
from generator.audit.hidden import Hidden, source
from generator.audit.wholeness import leads_somewhere, links
from generator.audit.words import beginnings_in, occurring
from generator.problems import Place, Problem, problem


@dataclass(frozen=True, order=True)
class Finding:
    """``what`` of the hidden ``item`` stands in the file at ``path``."""

    path: str
    item: str
    what: str
    is_identity: bool

    @property
    def told(self) -> Problem:
        facts = {"value": self.what, "other": source(self.item)}
        return problem(Place(f"site/{self.path}"), "audit.found", **facts)


@dataclass(frozen=True)
class Proof:
    """What is known of files: their facts, and the hidden words that were found in them.

    Each was searched for the words of all ``hidden`` items, which are called by a hash of
    their words; words that are hidden no more may still be among the ``hits``.
    """

    hidden: Mapping[str, str] = field(default_factory=dict)
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
    """The same, whatever was known before; the less is new, the less is done."""
    marks = {path: mark_of(data) for path, data in files.items()}
    known = {
        path: before.files[path]
        for path, mark in marks.items()
        if path in before.files and before.files[path].mark == mark
    }
    facts = {
        path: known[path] if path in known else facts_of(path, data, marks[path])
        for path, data in files.items()
    }
    hits = _hits(files, known, hidden, before)
    found = sorted({*_named(facts, hidden), *_said(hits, hidden)})
    proof = Proof(hidden.marks, facts, hits)
    return Audited(tuple(found), tuple(_faults(files, facts)), proof)


def _hits(
    files: Mapping[str, bytes], known: Mapping[str, Facts], hidden: Hidden, before: Proof
) -> dict[str, frozenset[str]]:
    """Hidden words by file, whether or not something visible says them too."""
    unknown = {path: pieces(path, data) for path, data in files.items() if path not in known}
    words = hidden.words(hidden.unseen, beginnings_in(unknown)) if unknown else set()
    found = occurring(words, unknown)
    newly = [item for item, mark in hidden.marks.items() if before.hidden.get(item) != mark]
    if newly:
        earlier = {path: pieces(path, files[path]) for path in known}
        found |= occurring(hidden.words(newly), earlier)
    for path in known:
        if path in before.hits:
            found.setdefault(path, set()).update(before.hits[path])
    return {path: frozenset(words) for path, words in found.items()}


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
