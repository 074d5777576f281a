"""Orders of buttons: a form as the arguments of the command it stands for, and nothing else.

Every value is one argument, joined to its option by ``=``, so whatever is typed into a form can
neither become another option nor reach a shell. What goes out is planned first: the form comes
back with what would change, and only the second press does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from generator.dataclass import dataclass
from generator.desk.glance import Glance
from generator.patterns import lazy_re

Form = Mapping[str, str]

_CONTROL_RE = lazy_re(r"[\x00-\x1f\x7f]+")
_UNSEEN_RE = lazy_re(r"[\x00-\x09\x0b-\x1f\x7f]+")
_SETTING, _WAS = "set:", "was:"
"""Prefixes of fields: those that become ``--set KEY=VALUE``, and those of what stood there."""

_LINE, _LINES = "one:", "all:"
"""Prefixes of fields of a record: those of one line, and those of several."""

_TEXTS = {"body"}

_SURE = {"fix": ("--yes",), "restore": ("--yes", "--json"), "restore_all": ("--yes", "--json")}
"""Options of the second press, by orders whose command asks for a yes."""


class BadOrderError(ValueError):
    """A form that is not ours: an unknown order, or a value that is lacking or cannot be one."""


@dataclass(frozen=True)
class Order:
    """A command without its folder: what comes before that, and what behind it.

    ``is_planned`` where it shall say what it would do and write nothing. ``has_plan`` where it
    can, and must be asked to before it is done.
    """

    name: str
    before: tuple[str, ...]
    options: tuple[str, ...]
    has_plan: bool = False
    is_planned: bool = False
    is_form: bool = False
    given: str = ""
    """Text for the command's standard input, which would be too long for an argument."""

    def line(self, folder: str) -> list[str]:
        """List the arguments as they would be typed behind ``estate``."""
        plan = ["--plan"] if self.is_planned else []
        return [*self.before, folder, *self.options, *plan]


@dataclass(frozen=True)
class _Kind:
    """A recipe for one order from a form; ``is_dated`` where the moment looked at matters to it."""

    command: str
    of: str = ""
    """The field that is the command's first argument: an id, or a kind."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Option → field."""
    fixed: tuple[str, ...] = ()
    flags: Mapping[str, str] = field(default_factory=dict)
    """Option → field; given where the form says ``yes`` there."""
    wished: Mapping[str, str] = field(default_factory=dict)
    """Option → field that may be left empty."""
    is_form: bool = False
    """True if it sends every field of a record, with what stood there before."""
    has_plan: bool = False
    is_dated: bool = False


def _edit(command: str, **options: str) -> _Kind:
    given = {f"--{option}": name for option, name in options.items()}
    return _Kind(command, "id", given, has_plan=True)


ORDERS: dict[str, _Kind] = {
    "init": _Kind("init", fixed=("--json",)),
    "new": _Kind("new", "kind", fixed=("--json",)),
    "again": _Kind("new", options={"--like": "id"}, fixed=("--json",)),
    "price": _Kind("new", "kind", has_plan=True),
    "edit": _Kind(
        "edit",
        "id",
        options={"--was": "digest"},
        fixed=("--json",),
        flags={"--slip": "slip"},
        wished={"--note": "note"},
        is_form=True,
        has_plan=True,
    ),
    "correct": _edit("correct", note="note"),
    "extend": _edit("extend", until="until", reason="reason"),
    "end": _edit("end", reason="reason"),
    "cancel": _edit("cancel", reason="reason"),
    "replace": _edit("replace"),
    "withdraw": _edit("withdraw", reason="reason"),
    "approve": _edit("approve", by="by"),
    "text": _Kind("text", "id", fixed=("--json",), is_dated=True),
    "picture": _Kind("print", options={"--item": "id"}, fixed=("--png", "--json"), is_dated=True),
    "review": _Kind("print", options={"--item": "id"}, fixed=("--review", "--png", "--json")),
    "paper": _Kind("print", options={"--item": "id"}, fixed=("--json",), is_dated=True),
    "papers": _Kind("print", fixed=("--all", "--json"), is_dated=True),
    "news": _Kind(
        "print", options={"--only-new": "since"}, fixed=("--all", "--json"), is_dated=True
    ),
    "board": _Kind("print", options={"--board": "board"}, fixed=("--json",), is_dated=True),
    "round": _Kind("round", is_dated=True),
    "restore": _Kind("restore", "id", {"--to": "number"}, has_plan=True),
    "restore_all": _Kind("restore", options={"--to": "number"}, fixed=("--all",), has_plan=True),
    "check": _Kind("check", is_dated=True),
    "fix": _Kind("check", fixed=("--fix",), has_plan=True),
    "build": _Kind("build", flags={"--allow-missing": "missing"}, has_plan=True),
    "publish": _Kind("publish", flags={"--allow-missing": "missing"}, has_plan=True),
}


def order(form: Form, glance: Glance) -> Order:
    """Make an order of a form. Raises ``BadOrderError`` for what none of ours can send."""
    name = form.get("order", "")
    kind = ORDERS.get(name)
    if kind is None:
        raise BadOrderError(name)
    before = (kind.command, _named(form, kind.of)) if kind.of else (kind.command,)
    is_planned = kind.has_plan and form.get("sure") != "yes"
    flags = [option for option, name in kind.flags.items() if form.get(name) == "yes"]
    options = [*_options(form, kind), *_wishes(form, kind), *_settings(form), *kind.fixed, *flags]
    given = _new_body(form) if kind.is_form else ""
    if kind.is_form:
        options += [*_rewritings(form), *(["--body-file=-"] if given else [])]
    if kind.is_dated and glance.moment:
        options.append(f"--at={glance.moment}")
    if is_planned and "--json" not in options:
        options.append("--json")
    if not is_planned:
        options += _SURE.get(name, ())
    kinds = (kind.has_plan, is_planned, kind.is_form)
    return Order(name, before, tuple(options), *kinds, given)


def _options(form: Form, kind: _Kind) -> list[str]:
    """List the options. Raises ``BadOrderError`` where one lacks the value it needs."""
    made = []
    for option, name in kind.options.items():
        value = clean(form.get(name, ""))
        if value:
            made.append(f"{option}={value}")
        else:
            raise BadOrderError(name)
    return made


def _wishes(form: Form, kind: _Kind) -> Iterator[str]:
    given = ((option, clean(form.get(name, ""))) for option, name in kind.wished.items())
    yield from (f"{option}={value}" for option, value in given if value)


def changed(form: Form) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields of a record that say something else than they did, as lines.

    One that was emptied has none. Raises ``BadOrderError`` for a key no argument can hold.
    """
    for name, value in form.items():
        prefix = next((one for one in (_LINES, _LINE) if name.startswith(one)), None)
        if prefix is None:
            continue
        key = name.removeprefix(prefix)
        if not key or _CONTROL_RE.search(name) or "=" in key:
            raise BadOrderError(name)
        lines = _entries(value) if prefix is _LINES else [clean(value)] if clean(value) else []
        if lines != _entries(form.get(f"{_WAS}{key}", "")):
            yield key, lines


def _rewritings(form: Form) -> Iterator[str]:
    for key, lines in changed(form):
        yield from (f"--set={key}={line}" for line in lines)
        if not lines:
            yield f"--unset={key}"


def body_of(form: Form, name: str = "body") -> str:
    """Return a text as it was typed, its lines as files have them."""
    return _UNSEEN_RE.sub(
        " ", form.get(name, "").replace("\r\n", "\n").replace("\t", "    ")
    ).rstrip()


def _new_body(form: Form) -> str:
    """Return the text where it says something else; a text that was emptied is one line end."""
    text, was = body_of(form), body_of(form, f"{_WAS}body")
    return "" if text == was else text or "\n"


def _entries(value: str) -> list[str]:
    return [line for one in _lines(value).split("\n") if (line := one.strip())]


def _settings(form: Form) -> Iterator[str]:
    """Yield fields that say something else than they did; one that was emptied stays as it is.

    Several lines are several entries of a list, but for a text, which is one.
    Raises ``BadOrderError`` for a key that no argument can hold.
    """
    for name in form:
        key = name.removeprefix(_SETTING)
        if _CONTROL_RE.search(name):
            raise BadOrderError(name)
        value = _lines(form[name])
        if key == name or not key or value in {"", _lines(form.get(f"{_WAS}{key}", ""))}:
            continue
        parts = [value] if key in _TEXTS else value.split("\n")
        yield from (f"--set={key}={part.strip()}" for part in parts if part.strip())


def _lines(value: str) -> str:
    """Write lines as files have them, whatever a browser makes of their ends."""
    return _UNSEEN_RE.sub(" ", value.replace("\r\n", "\n")).strip()


def _named(form: Form, name: str) -> str:
    value, language = clean(form.get(name, "")), clean(form.get("in", ""))
    if not value or value.startswith("-"):
        raise BadOrderError(name)
    return f"{value}.{language}" if language else value


def clean(value: str) -> str:
    """Put a value in one line: arguments hold no line ends, and processes take no zero byte."""
    return _CONTROL_RE.sub(" ", value).strip()
