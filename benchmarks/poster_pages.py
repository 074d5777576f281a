"""A sheet of paper as a page of HTML: the same words, marks and places, for engines that set HTML.

Made from the very data a Typst template gets. Sizes are fixed: what fits the text to the sheet
is left out, so this is less work than a poster is.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.paper.sheet import Document
from generator.paper.typesetting.codes import qr_svg

ICONS = Path(__file__).parent.parent / "templates/posters/icons"
_SMALLER_THAN = 700
"""Characters of text on a sheet that still fit at the larger size."""

_STYLE = """
@page { size: A4; margin: 9mm 11mm }
body { font: 16pt/1.45 "Noto Sans CJK SC"; margin: 0 } body.long { font-size: 12pt }
section { break-after: page }
.strip { display: flex; align-items: center; gap: 3.4mm; border-bottom: 1.1mm solid #0b5394 }
.strip svg { height: 15mm; width: 15mm } .strip div { flex: 1 } .strip b { font-size: 21pt }
.mark { border: .9mm solid; font-size: 26pt; font-weight: 900; display: flex }
.mark i { background: black; color: white; font-style: normal; padding: 0 2mm }
.mark u { text-decoration: none; padding: 0 2mm }
h1 { font-size: 44pt; line-height: 1.12; font-weight: 900; margin: 4mm 0 }
table { width: 100%; border-collapse: collapse } td, th { border-bottom: .4pt solid #999 }
td { padding: .3em 0; font-weight: 500 } td:first-child { width: 4.4em; color: #555 }
.time, .scope { font-size: 1.25em; font-weight: 800 } ol { padding-left: 1.4em; margin: .4em 0 }
.help { border: .5mm solid; border-radius: 1.2mm; padding: .5em .65em } .help b { font-weight: 800 }
.foot { border-top: .5mm solid; display: flex; justify-content: space-between; margin-top: 4mm }
.phone { font-size: 38pt; font-weight: 900; line-height: 1.1 } .code { display: flex; gap: 2mm }
.code svg { width: 29mm; height: 29mm } small { font-size: 11pt; color: #555; display: block }
.seal { width: 42mm; height: 42mm; border: .35mm dashed #999; border-radius: 50%;
  text-align: center; font-size: 12pt; box-sizing: border-box; padding-top: 6mm }
.seal b { font-size: 13pt; display: block } .until { display: flex; justify-content: space-between }
.until b { font-size: 18pt; font-weight: 800 }
"""


def page(document: Document) -> str:
    """Every sheet of a document, a page for each."""
    sheets = [sheet.plain for sheet in document.sheets]
    is_long = any(len(sheet.text) > _SMALLER_THAN for sheet in _alone(document))
    body = "".join(map(_sheet, sheets))
    title = html.escape(document.title)
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style><body{' class=long' if is_long else ''}>{body}</html>"
    )


def at_size(text: str, points: float) -> str:
    """A page with its text of another size."""
    return text.replace("</style>", f"body, body.long {{ font-size: {points}pt }}</style>", 1)


def _alone(document: Document) -> list[Document]:
    return [Document(one.title, document.author, (one,)) for one in document.sheets]


def _sheet(data: Mapping[str, Any]) -> str:
    mark = data["mark"]
    strip = (
        f'<div class="strip">{(ICONS / (data["icon"] + ".svg")).read_text("utf-8")}'
        f"<div>{_e(data['estate'])}<br><b>{_e(data['category']['word'])}</b></div>"
        f'<span class="mark"><i>{_e(mark["word"])}</i><u>{_e(mark["day"])}</u></span></div>'
    )
    facts = "".join(map(_fact, data["facts"]))
    asked = "".join(f"<li>{_e(item)}</li>" for item in data["asked"]["items"])
    helped = f'<p class="help"><b>需要帮助？</b>{_e(data["help"])}</p>' if data["help"] else ""
    return (
        f"<section>{strip}<h1>{_e(data['title'])}</h1><table>{facts}</table>"
        f"<b>{_e(data['asked']['label'])}</b><ol>{asked}</ol>{helped}"
        f"{''.join(map(_node, data['body']))}{_foot(data)}</section>"
    )


def _fact(fact: Mapping[str, Any]) -> str:
    lines = "<br>".join(map(_e, (*fact["lines"], *fact["notes"])))
    return f'<tr><td>{_e(fact["label"])}<td class="{fact["key"]}">{lines}'


def _foot(data: Mapping[str, Any]) -> str:
    phone, address = data["phone"], data["address"]
    seals = "".join(
        f'<div class="seal"><small>盖章处</small><b>{_e(one)}</b>{_e(data["signed"])}</div>'
        for one in (data["issuers"] if data["is_sealed"] else ())
    )
    return (
        f'<div class="foot"><div>{_e(phone["name"])}<div class="phone">{_e(phone["number"])}</div>'
        f'<div class="code">{qr_svg(address["url"])}<p><small>不用手机，打电话就行</small>'
        f"<small>看最新进展，请扫码或输入</small><b>{_e(address['shown'])}</b></p></div></div>{seals}</div>"
        f'<div class="until"><b>{_e(data["until"])}</b>{_e(data["number"])}</div>'
        f"<small>张贴处：{_e(data['boards'])}</small>"
    )


def _node(node: str | Mapping[str, Any]) -> str:
    if isinstance(node, str):
        return _e(node)
    inner = "".join(map(_node, node.get("c", ())))
    return "" if node["t"] == "img" else f"<{node['t']}>{inner}</{node['t']}>"


_e = html.escape
