"""A clerk's months at random: whatever is done to the files, the site is what it must be.

After every step the site built into a folder full of the past equals one built from nothing,
and shows exactly what a model of its own says: the last good text of each item, by its dates.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

from generator.build import build
from generator.cli import main
from generator.edit import WITHDRAWN, withdraw
from generator.reading import read
from generator.vanishing import FEWEST
from tests.builders import SMALL_ESTATE, at, files_below, write_estate

ZONE = ZoneInfo("Asia/Shanghai")
NOON = at("2026-11-20T12:00").astimezone(ZONE)
MOMENT = timedelta(microseconds=1)
MOST_ITEMS = 9
CATEGORIES = ("停水", "电梯", "服务", "安全")
KINDS = ("文体", "便民", "亲子", "讲座")

FEES = """\
fees:
  - id: property
    name: 收费0000
    kind: 物业服务费
    payer: 业主
    basis: 按面积
    unit: 元/㎡·月
    source: 合同
    rates: [{price: 2.35, from: 2023-07-01}]
"""
EQUIPMENT = """\
equipment:
  - id: lift
    name: 设备0000
    maintainer: {name: 某电梯公司}
"""
TABLES = {
    "estate.yaml": ("index.html", SMALL_ESTATE["estate.yaml"].replace("测试小区", "小区0000")),
    "contacts.yaml": (
        "contacts/index.html",
        SMALL_ESTATE["contacts.yaml"].replace("林管家", "管家0000"),
    ),
    "fees.yaml": ("fees/index.html", FEES),
    "equipment.yaml": ("equipment/index.html", EQUIPMENT),
    "calendar.yaml": (None, SMALL_ESTATE["calendar.yaml"]),
    "boards.yaml": ("boards/index.html", SMALL_ESTATE["boards.yaml"].replace("南门", "门岗0000")),
}
TOKENS = {
    "estate.yaml": "小区",
    "contacts.yaml": "管家",
    "fees.yaml": "收费",
    "boards.yaml": "门岗",
    "equipment.yaml": "设备",
}

Part = tuple[str, datetime]
"""Words that are like no others, and the moment from which on nothing may say them."""


# The model: what must be visible ------------------------------------------------------------


@dataclass(frozen=True)
class Version:
    """A text somebody saved, and by what it is public; ``title`` is like no other."""

    title: str
    text: str
    start: datetime | None
    end: datetime
    is_ready: bool = True
    supersedes: str | None = None
    parts: tuple[Part, ...] = ()


@dataclass
class Item:
    """``saved`` is what stands in the file, ``good`` what was last published of it."""

    folder: str
    suffix: str = ".md"
    saved: Version | None = None
    good: Version | None = None


@dataclass
class Table:
    page: str | None
    text: str
    title: str | None
    good: str | None = None
    """The title in what was last published."""
    is_whole: bool = True
    parts: tuple[Part, ...] = ()
    good_parts: tuple[Part, ...] = ()


@dataclass
class Model:
    """``withdrawn`` holds the moment of each withdrawal, by id."""

    items: dict[str, Item] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    withdrawn: dict[str, datetime] = field(default_factory=dict)
    taken_down: dict[str, str] = field(default_factory=dict)
    """What was written in what is withdrawn, as far as it was ever read."""
    titles: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    ids: set[tuple[str, str]] = field(default_factory=set)
    is_register_whole: bool = True
    is_away: bool = False
    gone: str | None = None
    """A folder that was moved away."""
    unlisted: str | None = None
    """A folder that cannot be looked into."""
    is_guarded: bool = False
    """Whether so much went with the folder that it stays until it ends."""

    def published(self, now: datetime) -> None:
        """What is good now is the last good version from now on."""
        if self.is_away:
            return
        for id, item in self.items.items():
            is_there = item.folder not in {self.gone, self.unlisted}
            if is_there and not self._is_withdrawn_elsewhere(id, item):
                item.good = item.saved or item.good
            if id in self.withdrawn and item.good:
                self.taken_down.setdefault(id, item.good.text)
        if self.gone:
            self._without_what_is_gone(now)
        for table in self.tables.values():
            if table.is_whole:
                table.good, table.good_parts = table.title, table.parts

    def _is_withdrawn_elsewhere(self, id: str, item: Item) -> bool:
        """What was withdrawn stays so under another name."""
        is_known = item.saved is not None and item.saved.text in self.taken_down.values()
        return is_known and id not in self.withdrawn

    def _without_what_is_gone(self, now: datetime) -> None:
        """Of a folder that is gone stays what is public, or will be, if that is enough of it."""
        live = {id for id, item in self.items.items() if item.folder == self.gone}
        live = {id for id in live if self._is_live(id, now)}
        others = sum(path.startswith(f"{self.gone}/") for path in SMALL_ESTATE)
        self.is_guarded |= len(live) + others >= FEWEST
        for id, item in self.items.items():
            if item.folder == self.gone and not (self.is_guarded and id in live):
                item.good = None

    def _is_live(self, id: str, now: datetime) -> bool:
        version = self.items[id].good
        good = [by for by, item in self.items.items() if item.good]
        return (
            version is not None
            and version.is_ready
            and id not in self.withdrawn
            and now < version.end
            and not any(self._gives_way(id, by, self.items[by].good, now) for by in good)
        )

    def said(self, now: datetime) -> set[str]:
        """The parts of what is visible that are not over."""
        visible = (item.good.parts for item in self.visible(now).values())
        tables = (table.good_parts for table in self.tables.values())
        return {words for parts in (*visible, *tables) for words, end in parts if now < end}

    def visible(self, now: datetime) -> dict[str, Item]:
        good = {id: item for id, item in self.items.items() if item.good}
        return {
            id: item
            for id, item in good.items()
            if self._is_current(id, item.good, now)
            and not any(self._gives_way(id, by, good[by].good, now) for by in good)
        }

    def _is_current(self, id, version, now):
        has_begun = version.start is None or version.start <= now
        return version.is_ready and id not in self.withdrawn and has_begun and now < version.end

    def _gives_way(self, old, new, version, now):
        """Also to one that has ended since: an old notice does not come back for that."""
        begun = version.start is None or version.start <= now
        return (
            version.supersedes == old
            and not self._leads_to(old, new)
            and version.is_ready
            and begun
            and new not in self.withdrawn
        )

    def _leads_to(self, id, goal):
        """Following what replaces what; round in a circle nothing is replaced."""
        seen = []
        while id in self.items and self.items[id].good and id not in seen:
            seen.append(id)
            id = self.items[id].good.supersedes
        return goal in {*seen, id}


# What a clerk types ---------------------------------------------------------------------------


class Clerk:
    """Types notices and events at random, and knows of each how long it must be public."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._count = 0

    def number(self) -> str:
        self._count += 1
        return f"{self._count:04d}"

    def version(self, folder: str, now: datetime, others: list[str], old: str | None) -> Version:
        title = f"事项{self.number()}"
        make = self._notice if folder == "notices" else self._event
        lines, parts = self._parts(now)
        made = make(title, now, self._body(title, others, lines), old)
        return replace(made, parts=tuple(parts))

    def equipment(self, title: str, now: datetime) -> tuple[str, tuple[Part, ...]]:
        """A certificate that lapses within days, if it has not yet, and a remark with an end."""
        number, last = self.number(), now.date() + timedelta(self._chance.randrange(-2, 5))
        name, (line, remark) = f"证书{number}合格", self._part(now, "{}")
        text = EQUIPMENT.replace("设备0000", title) + (
            f"    inspection: {{name: {name}, valid_until: {last}}}\n    remark: {line}\n"
        )
        return text, ((name, _midnight(last + timedelta(1))), remark)

    def _parts(self, now: datetime) -> tuple[str, list[Part]]:
        """Lines, items and rows of a text that end before it, some of them already.

        With a heading goes all below it, so it comes last.
        """
        shapes = ("{}", "- {}\n- 照常", "| 甲 | 乙 |\n|---|---|\n| {} | 丙 |", "## {}\n\n照常")
        chosen = self._chance.sample(shapes, self._chance.choice((0, 0, 1, 2)))
        made = [self._part(now, shape) for shape in sorted(chosen, key=shapes.index)]
        return "\n\n".join(text for text, _ in made), [part for _, part in made]

    def _part(self, now: datetime, shape: str) -> tuple[str, Part]:
        words, day = f"分段{self.number()}", now.date() + timedelta(self._chance.randrange(-1, 5))
        clock = self._chance.choice(("", "", " 18:00"))
        end = _midnight(day).replace(hour=18) if clock else _midnight(day + timedelta(1))
        return shape.format(f"{words}（有效期至 {day}{clock}）"), (words, end)

    def _body(self, title: str, others: list[str], lines: str) -> str:
        link = f"[另见](/{self._chance.choice(others)}/)" if others else ""
        return f"---\n关于{title}的说明。\n\n{lines}\n\n{link}\n"

    def _notice(self, title: str, now: datetime, body: str, old: str | None) -> Version:
        lines = [f"标题: {title}", f"类别: {self._chance.choice(CATEGORIES)}"]
        start, last = self._start(now), now.date() + timedelta(self._chance.randrange(1, 7))
        end = _midnight(last + timedelta(1))
        way = self._chance.choice(("day", "clock", "window", "cancelled", "ended", "draft"))
        if way == "clock":
            end = _midnight(last).replace(hour=self._chance.randrange(8, 20))
            lines.append(f"until: {end:%Y-%m-%d %H:%M}")
        elif way in {"window", "cancelled"}:
            lines.append(f"window: {last} 9:00–17:30")
        else:
            lines.append(f"until: {last + timedelta(way == 'ended')}")
        if way == "cancelled":
            lines += ["status: 取消", "reason: 改日再做"]
            end = _midnight(last).replace(hour=17, minute=30)
        if way == "ended":
            lines.append(f"ended: {last} 10:00")
        if way == "draft":
            lines.append("status: 草稿")
        if start and start < end:
            lines.append(f"from: {start:%Y-%m-%d %H:%M}")
        else:
            start = None
        if old:
            lines.append(f"supersedes: {old}")
        return Version(title, _text(lines, body), start, end, way != "draft", old)

    def _event(self, title: str, now: datetime, body: str, _old: str | None) -> Version:
        lines = [f"title: {title}", f"kind: {self._chance.choice(KINDS)}", "place: 活动室"]
        way = self._chance.choice(("once", "twice", "series", "series", "until"))
        first = now.date() + timedelta(self._chance.randrange(1, 6))
        if way == "series":
            ends = [*self._series(first, lines)]
        else:
            days = [first, first + timedelta(self._chance.randrange(1, 5))][: 1 + (way != "once")]
            lines.append(f"date: [{', '.join(f'{day} 9:30–11:00' for day in days)}]")
            ends = [_midnight(day).replace(hour=11) for day in days]
        end = max(ends)
        if way == "until":
            lines.append(f"until: {first}")
            end = min(end, _midnight(first + timedelta(1)))
        if (start := self._start(now)) and start < end:
            lines.append(f"from: {start:%Y-%m-%d %H:%M}")
        else:
            start = None
        return Version(title, _text(lines, body), start, end)

    def _series(self, first: date, lines: list[str]) -> Iterator[datetime]:
        """Three or four weeks; what is left out is gone, what is moved counts where it went."""
        days = [first + timedelta(7 * week) for week in range(self._chance.randrange(3, 5))]
        weekday = "一二三四五六日"[first.weekday()]
        lines.append(f"repeat: {{every: 周, weekday: {weekday}, from: {first}, until: {days[-1]}}}")
        lines += ["time: 14:00–15:30", "overrides:"]
        overridden = sorted(self._chance.sample(days, 2))
        for day in days:
            what = self._chance.choice(("停办", "取消", "改期", "换地点"))
            if day not in overridden or (what == "停办" and day == days[0]):
                yield _midnight(day).replace(hour=15, minute=30)
                continue
            to = day + timedelta(self._chance.randrange(-2, 6) or 6)
            more = {"改期": f", to: {to}", "换地点": ", place: 中庭"}.get(what, "")
            lines.append(f"  - {{on: {day}, what: {what}{more}, reason: 有变化}}")
            if what != "停办":
                yield _midnight(to if what == "改期" else day).replace(hour=15, minute=30)
        if lines[-1] == "overrides:":
            lines.pop()

    def _start(self, now: datetime) -> datetime | None:
        ahead = timedelta(hours=self._chance.choice((-30, -1, 0, 5, 24, 60)))
        start = (now + ahead).replace(second=0, microsecond=0)
        return self._chance.choice((None, start))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def _text(lines: list[str], body: str) -> str:
    return "\n".join(("---", *lines, body))


# The walk -------------------------------------------------------------------------------------


class Walk:
    """One estate, one clock that only goes forward, and a step at a time."""

    register_damages = ("zeros", "half", "open")

    def __init__(self, seed: int, folder, cold, twice_every: int = 1) -> None:
        self._chance = random.Random(seed)
        self._disk = random.Random(seed)
        self._older: dict[str, bytes] = {}
        self._clerk = Clerk(self._chance)
        self.model = Model()
        self.now = NOON
        self._next = NOON
        self._before: dict[str, bytes] = {}
        self._cold = cold
        self._twice_every = twice_every
        self._earlier: dict[str, bytes] = {}
        self._folder = write_estate(folder, {name: text for name, (_, text) in TABLES.items()})
        self._content = folder / "content"
        self.log: list[str] = []
        self.checked: Counter[str] = Counter()
        """Sites that were looked at, and titles looked for in them: shown and hidden ones."""
        for name, (page, text) in TABLES.items():
            title = f"{TOKENS[name]}0000" if page else None
            self.model.tables[name] = Table(page, text, title)
            self.model.titles |= {title} if title else set()
        for folder_name in ("notices", "events") * 2:
            self._add(folder_name)

    def steps(self, count: int) -> None:
        self._check()
        for _ in range(count):
            self._one()
            self._check()

    # Steps

    def _one(self) -> None:
        if self.model.is_away or self.model.gone or self.model.unlisted:
            self._chance.choice((self._pass_time, self._come_back))()
            return
        names = ("pass_time", "pass_time", "add", "edit", "rename", "delete", "withdraw", "break")
        more = ("break", "repair", "repair", "supersede", "table", "table", "register", "go_away")
        lately = ("copy", "lose_a_folder", "restore")
        weights = [4, 4, 4, 3, 2, 2, 1, 2, 2, 1, 1, 2, 2, 2, 1, 1, 2, 2, 1]
        (name,) = self._chance.choices((*names, *more, *lately), weights)
        steps = {
            "pass_time": self._pass_time,
            "add": lambda: self._add(self._chance.choice(("notices", "events"))),
            "edit": self._edit,
            "rename": self._rename,
            "delete": self._delete,
            "withdraw": self._withdraw,
            "break": self._break,
            "repair": self._repair,
            "supersede": self._supersede,
            "table": self._change_table,
            "register": self._change_register,
            "go_away": self._go_away,
            "copy": self._copy,
            "lose_a_folder": self._lose_a_folder,
            "restore": self._restore,
        }
        steps[name]()

    def _note(self, *words: object) -> None:
        self.log.append(" ".join(map(str, (f"{self.now:%m-%d %H:%M:%S.%f}", *words))))

    def _pass_time(self) -> None:
        way = self._chance.choice(("exactly", "just before", "hours", "days"))
        if way == "exactly":
            self.now = self._next
        elif way == "just before":
            self.now = max(self.now, self._next - MOMENT)
        elif way == "hours":
            self.now += timedelta(seconds=self._chance.randrange(1, 30_000))
        else:
            self.now += timedelta(hours=self._chance.randrange(12, 80))
        self._note("time", way)
        if way == "just before":
            self._expected = self._before

    def _add(self, folder: str, old: str | None = None) -> None:
        if len(self.model.items) >= MOST_ITEMS and old is None:
            self._delete()
            return
        id = f"{folder[0]}-{self._clerk.number()}"
        self.model.items[id] = Item(folder)
        self.model.ids.add((folder, id))
        self._save(id, self._typed(id, old))
        self._note("add", id, "in place of", old)
        if self._chance.random() < 0.15:
            self._damage(id)

    def _typed(self, id: str, old: str | None = None) -> Version:
        others = [f"{i.folder}/{other}" for other, i in self.model.items.items() if other != id]
        version = self._clerk.version(self.model.items[id].folder, self.now, others, old)
        self.model.titles.add(version.title)
        self.model.parts |= {words for words, _ in version.parts}
        return version

    def _file(self, id: str):
        item = self.model.items[id]
        return self._content / item.folder / f"{id}{item.suffix}"

    def _save(self, id: str, version: Version) -> None:
        item = self.model.items[id]
        self._file(id).unlink(missing_ok=True)
        item.suffix, item.saved = ".md", version
        self._file(id).parent.mkdir(exist_ok=True)
        self._file(id).write_text(version.text, "utf-8")

    def _some(self, *, broken: bool | None = None, folder: str | None = None) -> str | None:
        found = [
            id
            for id, item in self.model.items.items()
            if broken in {None, item.saved is None} and folder in {None, item.folder}
        ]
        return self._chance.choice(found) if found else None

    def _edit(self) -> None:
        if id := self._some():
            self._save(id, self._typed(id))
            self._note("edit", id)

    def _rename(self) -> None:
        """The old name is deleted; a broken file was never good under its new one."""
        if old := self._some():
            item, file = self.model.items.pop(old), self._content
            new = f"{item.folder[0]}-{self._clerk.number()}"
            file = self._content / item.folder / f"{old}{item.suffix}"
            file.rename(file.with_name(f"{new}{item.suffix}"))
            self.model.items[new] = Item(item.folder, item.suffix, item.saved)
            self.model.ids.add((item.folder, new))
            self._note("rename", old, new)

    def _delete(self) -> None:
        if id := self._some():
            self._file(id).unlink()
            del self.model.items[id]
            self._note("delete", id)

    def _withdraw(self) -> None:
        id = self._some()
        if id is None or not self.model.is_register_whole:
            return
        if self.now.second or self.now.microsecond or self._chance.random() < 0.5:
            withdraw(self._folder, id, self.now, "误发", private=False)
        else:
            said = f"{self.now:%Y-%m-%dT%H:%M}"
            main(["withdraw", id, str(self._folder), "--reason", "误发", "--at", said])
        self.model.withdrawn[id] = self.now
        self._note("withdraw", id)

    def _break(self) -> None:
        if id := self._some(broken=False):
            self._damage(id)

    def _damage(self, id: str) -> None:
        item, file = self.model.items[id], self._file(id)
        text = item.saved.text
        way = self._chance.choice(("yaml", "date", "zeros", "half", "extension", "empty"))
        if way == "extension":
            item.suffix = ".txt"
            file.rename(self._file(id))
        else:
            broken = {
                "yaml": text.replace("---\n", "---\nplace 没有冒号\n", 1).encode(),
                "date": text.replace("---\n", "---\nuntil: 2026-02-30\n", 1).encode(),
                "zeros": bytes(200),
                "half": text.encode()[:35],
                "empty": b"",
            }
            file.write_bytes(broken[way])
        item.saved = None
        self._note("break", id, way)

    def _repair(self) -> None:
        if id := self._some(broken=True):
            version = self.model.items[id].good
            is_same = version is not None and self._chance.random() < 0.5
            self._save(id, version if is_same else self._typed(id))
            self._note("repair", id, "as it was" if is_same else "with a new text")

    def _supersede(self) -> None:
        if old := self._some(folder="notices"):
            self._add("notices", old)

    def _change_table(self) -> None:
        name = self._chance.choice(sorted(TABLES))
        table, file = self.model.tables[name], self._content / name
        way = self._chance.choice(("break", "break", "edit")) if table.is_whole else "repair"
        if way == "break":
            ways = ["{id: [\n", bytes(99), "", table.text + "  - {id: [\n"]
            data = self._chance.choice(ways)
            file.write_bytes(data if isinstance(data, bytes) else data.encode())
            table.is_whole = False
        else:
            if way == "edit" and table.title:
                title = f"{TOKENS[name]}{self._clerk.number()}"
                table.text, table.title = table.text.replace(table.title, title), title
                self.model.titles.add(title)
                if name == "equipment.yaml":
                    table.text, table.parts = self._clerk.equipment(title, self.now)
                    self.model.parts |= {words for words, _ in table.parts}
            file.write_text(table.text, "utf-8")
            table.is_whole = True
        self._note("table", name, way)

    def _change_register(self) -> None:
        file, saved = self._folder / WITHDRAWN, self._folder / "register"
        if not file.exists():
            return
        if self.model.is_register_whole:
            shutil.copy(file, saved)
            data = file.read_bytes()
            way = self._chance.choice(self.register_damages)
            ways = {"zeros": bytes(60), "half": data[: len(data) * 2 // 3], "open": data + b"  - ["}
            file.write_bytes(ways[way])
        else:
            way = "repair"
            shutil.move(saved, file)
        self.model.is_register_whole = way == "repair"
        self._note("register", way)

    def _go_away(self) -> None:
        self._content.rename(self._folder / "drive")
        if self._chance.random() < 0.5:
            self._content.mkdir()
        self.model.is_away = True
        self._note("the drive is gone")

    def _copy(self) -> None:
        """What a synchronisation leaves beside a file, of withdrawn items above all."""
        withdrawn = [id for id in self.model.items if id in self.model.withdrawn]
        if id := self._chance.choice(withdrawn) if withdrawn else self._some():
            item = self.model.items[id]
            copy = id + self._chance.choice(("-DESKTOP-AB12CD", "_副本", " (1)"))
            shutil.copy(self._file(id), self._content / item.folder / f"{copy}{item.suffix}")
            self.model.ids.add((item.folder, copy))
            self._note("copy", copy)

    def _lose_a_folder(self) -> None:
        name = self._chance.choice(("notices", "events"))
        if not (self._content / name).exists():
            return
        if self._chance.random() < 0.5:
            (self._content / name).rename(self._folder / "lost")
            self.model.gone, self.model.is_guarded = name, False
        else:
            self.model.unlisted = name
        self._note(name, "is gone" if self.model.gone else "cannot be listed")

    def _restore(self) -> None:
        """An earlier site is put back over the one that is there."""
        for path, data in self._earlier.items():
            (self._folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / "site" / path).write_bytes(data)
        self._note("an earlier site is put back")

    def _come_back(self) -> None:
        if self.model.gone:
            (self._folder / "lost").rename(self._content / self.model.gone)
        if self.model.gone or self.model.unlisted:
            self.model.gone = self.model.unlisted = None
            self._note("the folder is back")
            return
        if self._content.exists():
            self._content.rmdir()
        (self._folder / "drive").rename(self._content)
        self.model.is_away = False
        self._note("the drive is back")

    def _spoil(self) -> None:
        """Harm what the last build has kept, as a disk or a restored copy may."""
        kept = files_below(self._folder / ".estate/cache")
        if kept and self._disk.random() < 0.4:
            name = self._disk.choice(sorted(kept))
            data = kept[name]
            ways = {
                "half": data[: len(data) // 2],
                "zeros": bytes(len(data)),
                "a letter": data[:-9] + b"x" + data[-8:],
                "older": self._older.get(name, b""),
            }
            way = self._disk.choice(sorted(ways))
            (self._folder / ".estate/cache" / name).write_bytes(ways[way])
            self._note(name, "is spoilt:", way)
        self._older = kept

    # What must hold after each

    _expected: dict[str, bytes] | None = None

    def _check(self) -> None:
        story = "\n".join(self.log)
        cold = self._built_cold()
        self.model.published(self.now)
        self._spoil()
        done = self._built()
        warm = self._site()
        assert _without_earlier_assets(warm, cold) == sorted(cold), story
        assert [path for path, data in cold.items() if warm[path] != data] == [], story
        assert "audit.found" not in {problem.code for problem in done.problems}, story
        self._check_what_is_shown(warm, story)
        if self._expected is not None:
            assert warm == self._expected, story
        if len(self.log) % self._twice_every == 0:
            again = self._built().published
            assert (again.put, again.removed, self._site() == warm) == ((), (), True), story
        self._next, self._before, self._expected = (
            done.snapshot.changes.next.astimezone(ZONE),
            warm,
            None,
        )
        if not self._earlier or len(self.log) % 5 == 0:
            self._earlier = warm

    def _check_what_is_shown(self, site: dict[str, bytes], story: str) -> None:
        visible = self.model.visible(self.now)
        shown = {table.good for table in self.model.tables.values() if table.good}
        shown |= {item.good.title for item in visible.values()}
        everything = "\n".join(
            (*site, *(data.decode("utf-8", "replace") for data in site.values()))
        )
        self.checked["sites"] += 1
        for title in self.model.titles:
            assert (title in everything) is (title in shown), f"{title}\n{story}"
            self.checked["shown" if title in shown else "hidden"] += 1
        said = self.model.said(self.now)
        for words in self.model.parts:
            assert (words in everything) is (words in said), f"{words}\n{story}"
        for folder, id in self.model.ids:
            is_named = f"{folder}/{id}" in everything or f"UID:{id}" in everything
            assert is_named is (id in visible), f"{id}\n{story}"
        for id, item in visible.items():
            for page in (f"{item.folder}/{id}/index.html", f"{item.folder}/index.html"):
                assert item.good.title in site[page].decode(), f"{page}\n{story}"
        for table in self.model.tables.values():
            assert table.page is None or table.good in site[table.page].decode(), story

    def _built(self):
        return self._build(self._folder)

    def _build(self, folder):
        """A folder that cannot be listed is one of the clerk's; ours can be."""
        name = self.model.unlisted
        unlisted = str(folder / "content" / name) if name else None
        real = os.scandir

        def scandir(path="."):
            if os.fspath(path) == unlisted:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), unlisted)
            return real(path)

        with patch.object(os, "scandir", scandir):
            return build(folder, folder / "site", read(folder), self.now)

    def _built_cold(self) -> dict[str, bytes]:
        """From a copy of the folder, with the store as it is now but no cache, into nothing."""
        shutil.rmtree(self._cold, ignore_errors=True)
        unwanted = shutil.ignore_patterns("site", ".site.estate", "drive", "lost", "cache")
        shutil.copytree(self._folder, self._cold, ignore=unwanted)
        self._build(self._cold)
        return files_below(self._cold / "site")

    def _site(self) -> dict[str, bytes]:
        return files_below(self._folder / "site")


def _without_earlier_assets(warm: dict[str, bytes], cold: dict[str, bytes]) -> list[str]:
    return sorted(path for path in warm if path in cold or not path.startswith("assets/"))


@pytest.mark.whole
@pytest.mark.parametrize(
    ("seed", "steps", "deeds"),
    [
        (1408, 7, ("withdraw", "copy", "rename")),
        (351, 6, ("notices is gone", "time days")),
        (418, 2, ("delete", "an earlier site is put back")),
        (105, 3, ("edit n-", "table equipment.yaml edit", "said is spoilt")),
    ],
)
def test_a_few_weeks_at_random_leave_nothing_on_the_site_that_must_not_be_there(
    tmp_path, seed, steps, deeds
):
    """The walk itself asserts what must hold, after each of its steps."""
    walk = Walk(seed, tmp_path / "estate", tmp_path / "cold", twice_every=5)
    walk.steps(steps)
    assert [deed for deed in deeds if deed not in "\n".join(walk.log)] == []
    assert_looked_at(walk, steps)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_many_months_at_random_leave_nothing_on_the_site_that_must_not_be_there(tmp_path, seed):
    walk = Walk(seed, tmp_path / "estate", tmp_path / "cold")
    walk.steps(200)
    assert_looked_at(walk, 200)


def assert_looked_at(walk: Walk, steps: int) -> None:
    """After every step, for what must be there and for what must not."""
    assert walk.checked["sites"] == steps + 1
    assert walk.checked["shown"] > 0 < walk.checked["hidden"]
