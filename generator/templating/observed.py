"""A site that notes what a page reads of it while it is drawn.

A page is given the whole snapshot and shows little of it. What it has read is all that it can
depend on beside its own facts, so nobody has to say it and nobody can forget it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

PAPER = "paper "
"""Before the address of a paper of which a page has asked whether it was made; alone, of all."""


def missing() -> None:
    """Stand for what a site has not; like any function it has no digest."""


class Observed:
    """A site as a template sees it, whatever it is asked for being noted by name."""

    __slots__ = ("_names", "_site")

    def __init__(self, site: object) -> None:
        self._site = site
        self._names: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("__"):  # what Python asks of any object says nothing of this one
            self._names.add(name)
        return getattr(self._site, name)


class ObservedPapers(AbstractSet[str]):
    """The addresses of papers, each being noted that is asked for; or all, where all are."""

    def __init__(self, papers: Collection[str], names: set[str]) -> None:
        self._papers = papers
        self._names = names

    def __contains__(self, address: object) -> bool:
        self._names.add(f"{PAPER}{address}")
        return address in self._papers

    def __iter__(self) -> Iterator[str]:
        self._names.add(PAPER)
        return iter(sorted(self._papers))

    def __len__(self) -> int:
        self._names.add(PAPER)
        return len(self._papers)


def papers_of(site: object, papers: frozenset[str]) -> AbstractSet[str]:
    """Return the papers as they are given to a page of this site."""
    if not isinstance(site, Observed):
        return papers
    return ObservedPapers(papers, site._names)  # noqa: SLF001


def apart(site: object) -> object:
    """Return the same site, of which what is read is noted by itself."""
    return Observed(site._site) if isinstance(site, Observed) else site  # noqa: SLF001


def note(site: object, other: object) -> None:
    """Note for a page of the site what was read of it apart, in what stands on this page too."""
    if isinstance(site, Observed) and isinstance(other, Observed):
        site._names |= other._names  # noqa: SLF001


def value_of(site: Observed, name: str, papers: Collection[str]) -> object:
    """Return what a noted name stands for, in these papers or in the site."""
    if name == PAPER:
        return sorted(papers)
    if name.startswith(PAPER):
        return name.removeprefix(PAPER) in papers
    return getattr(site._site, name, missing)  # noqa: SLF001


def noted(site: Observed) -> set[str]:
    """Return the names noted so far, and begin to note anew."""
    names, site._names = site._names, set()  # noqa: SLF001 - templates see no names of ours
    return names
