"""Attachments: what is published of a picture or a PDF, what is refused, what is remembered."""

from __future__ import annotations

import json
import os
import re
import struct
import sys
import unicodedata
import zlib
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from generator.attachments import KINDS, VERSIONS, Cache, Preparer, kind_of, wanted
from generator.build import build, inspect, render
from generator.cli import main
from generator.kinds.links import PUBLISHED_TYPES, targets
from generator.problems import Grade
from generator.reading import read
from generator.snapshot import take
from tests.builders import REPOSITORY, at, files_below, write_estate
from tests.disks import COMPOSED, DECOMPOSED, needs_case, needs_forms, needs_marks_in_names
from tests.waiting import ran

pytestmark = pytest.mark.whole

NOW = at("2026-11-24T12:00")
NOTICE = "20261125-water"
SECRET = b"Zhang San was here"
GPS = {0x0001: "N", 0x0002: (22.0, 32.0, 11.5), 0x0003: "E", 0x0004: (113.0, 56.0, 7.25)}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li>' + SECRET + b"</rdf:li></x:xmpmeta>"
UNIT = (255, 0, 0), (0, 0, 255)
"""The colours of the upper and the lower half."""

UPRIGHT_WHEN_TURNED = {6: Image.Transpose.ROTATE_90, 3: Image.Transpose.ROTATE_180}
"""How a camera held like this stores what is upright."""


# What phones and offices make ----------------------------------------------------------------


def scene(size=(80, 60), mode="RGB"):
    """Red above, blue below, so that one sees which side is up."""
    image = Image.new("RGB", size, UNIT[0])
    image.paste(UNIT[1], (0, size[1] // 2, *size))
    return image.convert(mode)


def exif(orientation=1):
    made = Image.Exif()
    made[0x010E] = SECRET.decode()  # a description
    made[0x010F] = "PhoneMaker"
    made[0x0112] = orientation
    made.get_ifd(0x8825).update(GPS)
    return made.tobytes()


def coded(image, kind, **how):
    made = BytesIO()
    image.save(made, kind, **how)
    return made.getvalue()


def photo(image=None, orientation=1, **how):
    """A JPEG as a phone writes it: where, when, by what, with a comment and XMP."""
    image = image or scene()
    how = {"exif": exif(orientation), "xmp": XMP, "comment": SECRET, "quality": 90, **how}
    return coded(image, "JPEG", **how)


def with_preview(data):
    """The same with a thumbnail in JFIF, IPTC in Photoshop's segment, a film after the end."""
    thumbnail = b"\x01\x01" + SECRET[:3]
    jfif = b"JFIF\0\x01\x01\x00\x00\x01\x00\x01" + thumbnail
    photoshop = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x14" + SECRET
    rest = re.sub(rb"^\xff\xd8\xff\xe0\x00\x10.{14}", b"", data, flags=re.DOTALL)
    return (
        b"\xff\xd8"
        + b"".join(
            bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body
            for mark, body in ((0xE0, jfif), (0xED, photoshop))
        )
        + rest.removeprefix(b"\xff\xd8")
        + b"ftypmp42"
        + SECRET
    )


def drawing(image=None, **how):
    """A PNG with the texts programs leave in it."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_text("Comment", SECRET.decode() * 3, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    how = {"pnginfo": notes, "exif": exif(), "dpi": (300, 300), **how}
    return coded(image or scene(), "PNG", **how) + SECRET


def webp(image=None, orientation=1, **how):
    return coded(image or scene(), "WEBP", **{"exif": exif(orientation), "xmp": XMP, **how})


def pdf(*parts):
    return b"\n".join([b"%PDF-1.7", *parts, b"trailer << /Root 1 0 R >>", b"%%EOF", b""])


def png_chunk(name, body):
    check = zlib.crc32(name + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + name + body + check


def bomb():
    """A PNG of a few hundred bytes that asks for 40 GB."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*one) for one in chunks)


PICTURES = {
    "a.jpg": photo(),
    "turned.jpg": photo(scene().transpose(UPRIGHT_WHEN_TURNED[6]), 6),
    "preview.jpg": with_preview(photo()),
    "progressive.jpg": photo(progressive=True),
    "grey.jpeg": photo(scene(mode="L")),
    "cmyk.jpg": photo(scene(mode="CMYK")),
    "large.jpg": photo(scene((3000, 1200))),
    "a.png": drawing(),
    "palette.png": drawing(scene().quantize(8), transparency=0),
    "sixteen.png": drawing(scene(mode="L").convert("I;16")),
    "alpha.png": drawing(scene(mode="RGBA")),
    "large.png": drawing(scene((2600, 400), "LA")),
    "a.webp": webp(),
    "lossless.webp": webp(scene(mode="RGBA"), lossless=True),
    "turned.webp": webp(scene().transpose(UPRIGHT_WHEN_TURNED[3]), 3),
}


GREY = {"grey.jpeg", "sixteen.png", "large.png"}


# Looking at one file -------------------------------------------------------------------------


@pytest.fixture
def prepare(tmp_path):
    """The bytes published of a file, or the code of the problem that keeps it back."""

    def prepared(name, data):
        (tmp_path / name).write_bytes(data)
        preparer = Preparer(tmp_path)
        made = preparer.file(name)
        return preparer.problems[0].code if made is None else made

    return prepared


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def is_upright(image):
    """Red above and blue below, whatever the coding did to the shades."""
    wide, high = image.size
    shown = image.convert("RGB")
    above, below = (
        shown.getpixel((wide // 2, high // 8)),
        shown.getpixel((wide // 2, high * 7 // 8)),
    )
    return above[0] > above[2] + 100 and below[2] > below[0] + 100


def chunk_names(data):
    """The chunks of a PNG, read apart from our own reader."""
    names, position = [], 8
    while position < len(data):
        (length,) = struct.unpack_from(">I", data, position)
        names.append(data[position + 4 : position + 8])
        position += length + 12
    return names


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_but_the_picture_is_published(name, prepare):
    source = PICTURES[name]
    assert SECRET in source or SECRET[:3] in source
    made = prepare(name, source)
    leaks = (
        b"Exif",
        b"EXIF",
        b"eXIf",
        b"GPS",
        b"xmp",
        b"PhoneMaker",
        b"Zhang",
        b"Photoshop",
        b"\x01\x01Zha",
    )
    assert [leak for leak in leaks if leak in made] == []
    left = opened(made).info.keys() & {"exif", "xmp", "comment", "icc_profile", "photoshop", "dpi"}
    assert not left


@pytest.mark.parametrize("name", [n for n in PICTURES if n not in GREY])
def test_a_picture_is_upright_without_being_told_so(name, prepare):
    assert is_upright(opened(prepare(name, PICTURES[name])))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_camera_is_turned_as_a_viewer_would(orientation, prepare):
    from PIL import ImageOps  # noqa: PLC0415  # the second opinion

    source = photo(Image.linear_gradient("L").resize((64, 48)).rotate(30), orientation)
    meant = ImageOps.exif_transpose(opened(source)).convert("L")
    made = opened(prepare("a.jpg", source)).convert("L")
    assert made.size == meant.size
    distance = [abs(a - b) for a, b in zip(made.tobytes(), meant.tobytes(), strict=True)]
    assert sum(distance) / len(distance) < 3


@pytest.mark.parametrize(
    "name",
    [
        "a.jpg",
        "preview.jpg",
        "progressive.jpg",
        "grey.jpeg",
        "a.png",
        "palette.png",
        "sixteen.png",
        "alpha.png",
        "a.webp",
        "lossless.webp",
    ],
)
def test_a_picture_that_is_upright_and_small_keeps_every_pixel(name, prepare):
    before, after = opened(PICTURES[name]), opened(prepare(name, PICTURES[name]))
    assert (before.mode, before.tobytes()) == (after.mode, after.tobytes())


@pytest.mark.parametrize("name", PICTURES)
def test_what_was_made_ready_stays_as_it_is(name, prepare):
    once = prepare(name, PICTURES[name])
    assert prepare(name, once) == once


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_picture_gives_the_same_bytes(name, prepare):
    assert prepare(name, PICTURES[name]) == prepare(name, PICTURES[name])


@pytest.mark.parametrize(
    "size",
    [
        *((2561, 10), (10, 2561), (2560, 2560), (30, 20)),
        pytest.param((5000, 2500), marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_picture_is_scaled_down_for_a_phone_and_never_up(size, name, prepare):
    image = Image.new("RGB", size, "red")
    made = opened(prepare(name, coded(image, KINDS[Path(name).suffix])))
    scale = min(1, 2560 / max(size))
    assert made.size == tuple(max(1, round(side * scale)) for side in size)


def test_a_transparent_palette_stays_transparent_when_scaled(prepare):
    source = drawing(scene((2600, 400)).quantize(8), transparency=0)
    corner = opened(source).convert("RGBA").getpixel((0, 0))
    assert opened(prepare("a.png", source)).convert("RGBA").getpixel((0, 0))[3] == corner[3]


def test_sixteen_bits_are_scaled_to_eight_not_cut_off(prepare):
    source = Image.new("I;16", (2600, 20), 40_000)
    made = opened(prepare("a.png", coded(source, "PNG")))
    assert made.getpixel((5, 5)) == round(40_000 * 255 / 65_535)


def test_colours_for_presses_become_colours_for_screens(prepare):
    assert opened(prepare("a.jpg", PICTURES["cmyk.jpg"])).mode == "RGB"


# Colour spaces -------------------------------------------------------------------------------


def srgb():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped():
    """sRGB with its red and green primaries exchanged: a colour space nobody can overlook."""
    profile = bytearray(srgb())
    table = {bytes(profile[128 + 4 + 12 * n :][:4]): 128 + 4 + 12 * n for n in range(profile[131])}
    red, green = table[b"rXYZ"] + 4, table[b"gXYZ"] + 4
    profile[red : red + 8], profile[green : green + 8] = (
        profile[green : green + 8],
        profile[red : red + 8],
    )
    return bytes(profile)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_picture_that_already_is_srgb_is_not_coded_anew(name, prepare):
    kind = KINDS[Path(name).suffix]
    plain, tagged = coded(scene(), kind), coded(scene(), kind, icc_profile=srgb())
    assert opened(prepare(name, tagged)).tobytes() == opened(plain).tobytes()


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_other_colours_are_converted_and_the_profile_goes(name, mode, prepare):
    if (name, mode) == ("a.jpg", "RGBA"):
        mode = "RGB"
    source = coded(scene(mode=mode), KINDS[Path(name).suffix], icc_profile=swapped())
    made = opened(prepare(name, source))
    red, green, blue = made.convert("RGB").getpixel((40, 10))
    assert green > red + 100
    assert blue < 100
    assert "icc_profile" not in made.info


@pytest.mark.parametrize("profile", [b"nonsense", srgb()[:200], bytes(500)])
def test_a_damaged_profile_costs_the_profile_not_the_picture(profile, prepare):
    source = coded(scene(), "PNG", icc_profile=profile)
    assert opened(prepare("a.png", source)).tobytes() == scene().tobytes()


# What is refused -----------------------------------------------------------------------------


def cut(data):
    return data[: len(data) * 2 // 3]


GIF = coded(scene(), "GIF")
FRAMES = [scene(), scene().rotate(90)]
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
REFUSED = [
    pytest.param("a.jpg", b"", "attachment.empty", id="nothing in it"),
    pytest.param("a.jpg", pdf(), "attachment.other_kind", id="a PDF named as a photo"),
    pytest.param("a.pdf", HTML, "attachment.other_kind", id="a page named as a PDF"),
    pytest.param("a.png", SVG, "attachment.other_kind", id="an SVG with a script"),
    pytest.param("a.webp", GIF, "attachment.other_kind", id="a GIF"),
    pytest.param("a.png", photo(), "attachment.other_kind", id="a photo named as a drawing"),
    pytest.param("a.jpg", b"\0\0\0\x18ftypheic\0\0", "attachment.other_kind", id="from an iPhone"),
    pytest.param("a.pdf", b"PK\x03\x04docx", "attachment.other_kind", id="Word named as a PDF"),
    pytest.param("a.pdf", b"\n" + pdf(), "attachment.no_such_kind", id="not from the beginning"),
    pytest.param("a.jpg", b"just words", "attachment.no_such_kind", id="words"),
    pytest.param("a.png", bomb(), "attachment.pixels", id="a bomb"),
    pytest.param("a.jpg", cut(photo()), "attachment.broken", id="a photo cut off"),
    pytest.param("a.jpg", cut(photo()) + b"\xff\xd9", "attachment.broken", id="cut off, closed"),
    pytest.param("a.png", cut(drawing()), "attachment.broken", id="a drawing cut off"),
    pytest.param("a.webp", cut(webp()), "attachment.broken", id="a WebP cut off"),
    pytest.param(
        "a.png",
        coded(scene(), "PNG", save_all=True, append_images=FRAMES),
        "attachment.animated",
        id="a PNG that moves",
    ),
    pytest.param(
        "a.webp",
        coded(scene(), "WEBP", save_all=True, append_images=FRAMES),
        "attachment.animated",
        id="a WebP that moves",
    ),
    pytest.param("a.pdf", pdf()[:-7], "attachment.pdf_cut", id="a PDF cut off"),
    pytest.param("a.jpg", photo()[:2] + b"\xff" + bytes(9), "attachment.broken", id="a stub"),
]


NOISE = Image.effect_noise((200, 200), 100)


def png_of(header, pixels, *more):
    ends = ((b"IDAT", pixels), (b"IEND", b""))
    chunks = ((b"IHDR", header), *more, *ends)
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*one) for one in chunks)


HEADER = struct.pack(">IIBBBBB", 100, 100, 8, 0, 0, 0, 0)
SPOILT = [
    pytest.param(
        "a.png", png_of(HEADER, zlib.compress(bytes(999))), id="a drawing of half of them"
    ),
    pytest.param("a.png", png_of(HEADER, b"no pixels"), id="no pixels at all"),
    pytest.param("a.png", png_of(HEADER[:8], b""), id="half a header"),
    pytest.param(
        "a.png",
        png_of(HEADER, b"", (b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))),
        id="a bomb behind a harmless header",
    ),
    pytest.param("a.webp", coded(NOISE, "WEBP")[:99] + bytes(20_000), id="a WebP of zeros"),
]


@pytest.mark.parametrize(("name", "data"), SPOILT)
def test_a_picture_that_only_looks_whole_is_refused(name, data, prepare):
    assert prepare(name, data) == "attachment.broken"


def test_a_lossless_picture_is_turned_without_loss(prepare):
    source = webp(NOISE.convert("RGB"), 3, lossless=True)
    turned = NOISE.convert("RGB").transpose(Image.Transpose.ROTATE_180)
    assert opened(prepare("a.webp", source)).tobytes() == turned.tobytes()


@pytest.mark.parametrize(("name", "data", "code"), REFUSED)
def test_what_is_not_fit_is_refused_with_its_reason(name, data, code, prepare):
    assert prepare(name, data) == code


@pytest.mark.parametrize(
    ("name", "data", "size", "code"),
    [
        ("a.png", photo(), 10 * 2**20 + 1, "attachment.too_big"),
        ("a.pdf", pdf(), 20 * 2**20 + 1, "attachment.too_big"),
        ("a.pdf", pdf(), 20 * 2**20, None),
    ],
)
def test_size_is_looked_at_before_anything_else(name, data, size, code, prepare):
    padded = data[:9] + bytes(size - len(data)) + data[9:]
    assert prepare(name, padded) == (code or padded)


@pytest.mark.parametrize(("size", "is_refused"), [((7000, 7142), False), ((7000, 7143), True)])
def test_pixels_are_counted_in_the_header(size, is_refused, prepare):
    """Fifty million are decoded, one row more is not."""
    made = prepare("a.png", coded(Image.new("1", size), "PNG"))
    if is_refused:
        assert made == "attachment.pixels"
    else:
        assert max(opened(made).size) < max(size)


def test_a_picture_that_decodes_for_hours_is_refused(prepare):
    """Empty scans: each costs a few bytes in the file and a walk over all pixels."""
    source = photo(progressive=True)
    last = source.rindex(b"\xff\xda")
    assert (
        prepare("a.jpg", source[:-2] + source[last:-2] * 100 + source[-2:]) == "attachment.broken"
    )


NEXT = b"\nendobj\n7 0 obj\n"


@pytest.mark.parametrize(
    "active",
    [
        b"<< /S /JavaScript /JS (app.alert) >>",
        b"<< /S/J#61vaScript/J#53(1) >>",
        b"<< /S /Rendition /JS 5 0 R >>",
        b"<</S/Launch/F(a.exe)>>",
        b"<< /Type /EmbeddedFile /Length 1 >>",
        b"<< /Names << /EmbeddedFiles 7 0 R >> >>",
        b"<< /S /SubmitForm /F (https://evil.example/) >>",
        b"<< /S /ImportData /F (a.fdf) >>",
        b"<< /S /GoToR /F (b.pdf) /D [0 /Fit] >>",
        b"<< /S /GoToE /T << >> >>",
        b"<< /Type /Annot /Subtype /RichMedia >>",
        b"<< /AcroForm << /XFA [(a) 5 0 R] >> >>",
        b"<< /OpenAction << /S /URI /URI (https://evil.example/) >> >>",
        b"<< /OpenAction 7 0 R >>\nendobj\n7 0 obj\n<< /S /URI /URI (x) >>",
        b"<< /AA << /O << /S /URI /URI (https://evil.example/) >> >> >>",
    ],
)
def test_a_pdf_that_can_run_or_unpack_something_is_refused(active, prepare):
    assert prepare("a.pdf", pdf(b"1 0 obj", active, b"endobj")) == "attachment.pdf_active"
    assert prepare("a.pdf", pdf(packed(*active.split(NEXT)))) == "attachment.pdf_active"


def packed(*objects, way=b"/FlateDecode", extra=b"", predictor=False):
    """Objects in a compressed object stream (ISO 32000 7.5.7)."""
    heads, body = b"", b""
    for number, one in enumerate(objects, 6):
        heads += b"%d %d " % (number, len(body))
        body += one + b"\n"
    data = heads + body
    if predictor:
        data = b"".join(b"\0" + data[at : at + 8].ljust(8) for at in range(0, len(data), 8))
        extra += b"/DecodeParms << /Predictor 12 /Columns 8 >>"
    data = zlib.compress(data)
    head = b"<< /Type /ObjStm /N %d /First %d /Filter %s /Length %d %s >>"
    head %= (len(objects), len(heads), way, len(data), extra)
    return b"3 0 obj\n" + head + b"\nstream\n" + data + b"\nendstream\nendobj"


def test_what_is_active_is_found_behind_the_predictor_of_a_stream_too(prepare):
    made = packed(b"<< /S /JavaScript /JS (app.alert) >>", predictor=True)
    assert prepare("a.pdf", pdf(made)) == "attachment.pdf_active"


@pytest.mark.parametrize(
    "hidden",
    [
        packed(b"<< >>", way=b"/LZWDecode"),
        packed(b"<< >>", way=b"[/ASCII85Decode /FlateDecode]"),
        packed(b"<< >>").replace(b"x\x9c", b"xx"),
        packed(b"<< >>") + b"\n9 0 obj\n<< /Encrypt 4 0 R >>\nendobj",
        packed(b"<< >>" + b" " * 70_000_000),
    ],
    ids=["another filter", "two filters", "damaged", "encrypted", "a bomb"],
)
def test_a_pdf_one_cannot_look_into_is_refused(hidden, prepare):
    assert prepare("a.pdf", pdf(hidden)) == "attachment.pdf_closed"


@pytest.mark.parametrize(
    "harmless",
    [
        b"<< /Length 9 >>\nstream\nxx/JS (yy\nendstream",  # by chance among compressed bytes
        b"<< /JSON 1 /LaunchPad 2 >>",
        b"(a text about JavaScript)",
        b"<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://a.example/) >> >>",
        b"<< /OpenAction [3 0 R /Fit] >>",
        b"<< /OpenAction << /S /GoTo /D [3 0 R /Fit] >> >>",
        packed(b"<< /Type /Page >>", b"<< /A << /S /URI /URI (https://a.example/) >> >>"),
        packed(b"<< /Type /Page >>", predictor=True),
    ],
)
def test_a_harmless_pdf_is_published_byte_for_byte(harmless, prepare):
    assert prepare("a.pdf", pdf(harmless)) == pdf(harmless)


@pytest.mark.parametrize(
    ("author", "told"),
    [
        (b"/Author (Zhang San)", ["Z…"]),
        (b"/Author <FEFF5F204E09>", ["张…"]),
        (b"/Author(\xfe\xff\x5f\x20\x4e\x09)", ["张…"]),
        ("<dc:creator><rdf:Seq><rdf:li>张三</rdf:li></rdf:Seq>".encode(), ["张…"]),
        (b"/Author ()", []),
        ("/Author (测试服务中心)".encode(), []),
        (b"/Title (Zhang San)", []),
    ],
)
def test_the_name_of_an_author_is_reported_but_not_told(author, told, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf(author))
    preparer = Preparer(tmp_path)
    assert preparer.file("a.pdf") == pdf(author)
    assert [dict(problem.facts)["value"] for problem in preparer.problems] == told
    assert all(problem.grade is Grade.WARNING for problem in preparer.problems)


def test_every_published_type_has_its_kind():
    assert sorted(KINDS) == sorted(PUBLISHED_TYPES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_recognised_by_its_bytes(name):
    assert kind_of(PICTURES[name]) == KINDS[Path(name).suffix]


@settings(max_examples=300)
@given(st.sampled_from(sorted(PICTURES)), st.data())
def test_no_damage_brings_more_than_a_refusal(tmp_path_factory, name, data):
    """Bytes changed, cut or doubled anywhere: published or refused, never a traceback."""
    source = bytearray(PICTURES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, min(len(source) - 1, 4000)))
        match data.draw(st.sampled_from(["change", "cut", "double"])):
            case "change":
                source[place] = data.draw(st.integers(0, 255))
            case "cut":
                del source[place : place + data.draw(st.integers(1, 40))]
            case "double":
                source[place:place] = source[place : place + 40]
    if "large" in name or not source:
        return
    folder = tmp_path_factory.mktemp("damaged")
    (folder / name).write_bytes(source)
    preparer = Preparer(folder)
    made = preparer.file(name)
    assert (made is None) == bool(preparer.problems)
    if made is not None:
        assert b"Zhang" not in made or b"Zhang" not in PICTURES[name]


# In a site -----------------------------------------------------------------------------------

FIELDS = "标题: 停水通知\n类别: 停水\n张贴至: 2026-11-25\n"


def notice(fields="", body=""):
    return f"---\n{FIELDS}{fields}---\n{body}\n"


def estate(folder, name="plan.jpg", data=None, fields=None, **more):
    """The small estate with one notice and its attachment."""
    return write_estate(
        folder,
        {
            f"notices/{NOTICE}.md": notice(fields if fields is not None else f"附件: {name}\n"),
            f"notices/{NOTICE}/{name}": photo() if data is None else data,
            **more,
        },
    )


def built(folder, moment=NOW):
    return build(folder, folder / "site", read(folder), moment)


PUBLISHED = f"files/notices/{NOTICE}/plan.jpg"


def test_a_visible_notice_has_its_picture_in_the_folder_that_is_ours(tmp_path, prepare):
    built(estate(tmp_path))
    site = files_below(tmp_path / "site")
    assert site[PUBLISHED] == prepare("a.jpg", photo())
    assert f"{NOTICE}/plan.jpg" in site[f"notices/{NOTICE}/index.html"].decode()


@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        pytest.param("", at("2026-11-26T00:00"), id="expired"),
        pytest.param("张贴自: 2026-11-25\n", NOW, id="still to come"),
        pytest.param("状态: 撤回\n原因: 发错\n", NOW, id="withdrawn"),
        pytest.param("状态: 草稿\n", NOW, id="a draft"),
    ],
)
def test_the_picture_of_a_notice_that_is_not_shown_is_in_no_file(fields, moment, tmp_path):
    folder = estate(tmp_path)
    built(folder)
    made = (folder / "site" / PUBLISHED).read_bytes()
    (folder / "content/notices" / f"{NOTICE}.md").write_text(
        notice(f"附件: plan.jpg\n{fields}"), encoding="utf-8"
    )
    assert PUBLISHED in built(folder, moment).published.removed
    site = files_below(folder / "site")
    assert [p for p, data in site.items() if made in data or photo() in data] == []
    assert [path for path in site if path.startswith("files/")] == []


def test_withdrawing_takes_the_picture_down_in_the_same_run(tmp_path, capsys):
    folder = estate(tmp_path)
    when = ["--at", "2026-11-24T12:00"]
    main(["build", str(folder), *when])
    assert (folder / "site" / PUBLISHED).is_file()
    main(["withdraw", NOTICE, str(folder), "--reason", "发错", *when])
    capsys.readouterr()
    assert [path for path in files_below(folder / "site") if "plan" in path] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("a?.pdf", "a？.pdf", marks=needs_marks_in_names, id="width of a mark"),
        pytest.param("A.pdf", "a.pdf", marks=needs_case, id="case"),
    ],
)
def test_of_two_files_of_one_address_the_second_is_told_and_nothing_leads_to_it(
    first, second, tmp_path
):
    text = f"附件:\n  - {second}\n  - {first}\n"
    body = f"[甲](<{first}>) [乙](<{second}>) [丙](</files/{second}>)"
    files = [f"notices/{NOTICE}/{name}" for name in (second, first)]
    shared = [f"files/{name}" for name in (second, first)]
    contents = {path: pdf(path.encode()) for path in (*files, *shared)}
    folder = write_estate(tmp_path, {f"notices/{NOTICE}.md": notice(text, body), **contents})
    done = built(folder)
    told = {p.place.path: dict(p.facts)["other"] for p in done.problems}
    assert told == {f"content/{path}": first for path in (files[0], shared[0])}
    assert {p.code for p in done.problems} == {"attachment.same_address"}
    site = files_below(folder / "site")
    published = [data for path, data in site.items() if path.startswith("files/")]
    assert published == [pdf(files[1].encode())]
    page = site[f"notices/{NOTICE}/index.html"].decode()
    assert second not in page
    assert not re.search(r">[乙丙]</a>", page)
    assert re.search(r">甲\b.*</a>", page)


@needs_forms
@pytest.mark.parametrize(
    ("used", "other"),
    [
        (f"{COMPOSED}.pdf", f"{DECOMPOSED}.pdf"),
        (f"{COMPOSED}/a.pdf", f"{DECOMPOSED}/a.pdf"),
        (f"{DECOMPOSED}/{COMPOSED}.pdf", f"{DECOMPOSED}/{DECOMPOSED}.pdf"),
        (f"{DECOMPOSED}/a.pdf", f"{COMPOSED}/b.pdf"),
    ],
)
def test_of_two_files_that_differ_by_unicode_form_the_published_one_is_not_the_one_told(
    used, other, tmp_path
):
    home = f"notices/{NOTICE}"
    files = {f"{home}/{name}": pdf(name.encode()) for name in (used, other)}
    text = f"附件:\n  - {unicodedata.normalize('NFC', used)}\n"
    folder = write_estate(tmp_path, {f"{home}.md": notice(text), **files})
    done = built(folder)
    used_is, other_is = (unicodedata.normalize("NFC", path) for path in (used, other))
    told = [p.place.path for p in done.problems if p.code == "attachment.same_address"]
    assert told == [f"content/{home}/{other}"] * (used_is == other_is)
    assert "file.unreadable" not in {p.code for p in done.problems}
    site = files_below(folder / "site")
    assert [site[path] for path in site if path.startswith("files/")] == [pdf(used.encode())]


ODD_NAMES = ("施工 图(1).pdf", "a#b.pdf", "50%.pdf", "100%25.pdf", "R&D.pdf", "caf\u00e9.pdf")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_of_any_name_is_found_and_its_address_is_spelt_as_addresses_are(tmp_path, form):
    names = ODD_NAMES if os.name == "nt" else (*ODD_NAMES, "a?b.pdf")
    files = {f"notices/a/{unicodedata.normalize(form, name)}": pdf() for name in names}
    attached = "".join(f'  - "{name}"\n' for name in names)
    text = "\n".join(f"[见{number}](<{name}>)" for number, name in enumerate(names))
    notice = f"---\n标题: 二栋停水\n类别: 停水\n张贴至: 2026-11-25\n附件:\n{attached}---\n{text}\n"
    folder = write_estate(tmp_path, {"notices/a.md": notice})
    for path, data in files.items():
        (folder / "content" / path).parent.mkdir(exist_ok=True)
        (folder / "content" / path).write_bytes(data)
    done = build(folder, folder / "site", read(folder), at("2026-11-20T12:00"))
    assert (done.problems, done.published.left_out) == ((), ())
    page = (folder / "site/notices/a/index.html").read_text("utf-8")
    shown = {unquote(address) for address in re.findall(r'href="\.\./\.\./(files/[^"]+)"', page)}
    assert page.count('href="../../files/') == 2 * len(names)
    assert shown == {path for path in done.published.put if path.startswith("files/")}
    assert len(shown) == len(names)
    data = json.loads((folder / "site/data/notices.json").read_text("utf-8"))
    (listed,) = (one["attachments"] for one in data["notices"] if one["id"] == "a")
    assert all(re.fullmatch(r"https://[\w./%~-]+", url, re.ASCII) for url in listed)
    assert {unquote(url.partition(".example/")[2]) for url in listed} == shown


def test_a_name_with_spaces_or_brackets_needs_no_brackets_around_it():
    text = '[图](现场 图(1).pdf) [标题](a b.pdf "说明") [远](https://x.example/a_(b))'
    assert targets(text) == ("现场 图(1).pdf", "a b.pdf", "https://x.example/a_(b)")


def test_a_file_nobody_refers_to_is_not_published(tmp_path):
    folder = estate(tmp_path, fields="", **{"files/other.pdf": pdf()})
    built(folder)
    assert not (folder / "site" / "files").exists()


@pytest.mark.parametrize(
    "reference",
    ["附件: ../20261020-old/plan.jpg\n", "附件: 20261020-old/plan.jpg\n"],
)
def test_a_visible_notice_cannot_bring_back_the_picture_of_a_hidden_one(reference, tmp_path):
    old = "---\n标题: 旧停水通知\n类别: 停水\n张贴至: 2026-10-21\n附件: plan.jpg\n---\n"
    files = {"notices/20261020-old.md": old, "notices/20261020-old/plan.jpg": photo()}
    body = "[图](../20261020-old/plan.jpg) ![图](/notices/20261020-old/plan.jpg)"
    files[f"notices/{NOTICE}.md"] = notice(reference, body)
    folder = write_estate(tmp_path, files)
    built(folder)
    site = files_below(folder / "site")
    assert [path for path in site if path.startswith("files/")] == []


def test_a_shared_file_cannot_stand_in_for_a_notices_own(tmp_path):
    """``content/files/notices/ID/`` would have the address of that notice's own folder."""
    old = "---\n标题: 旧停水通知\n类别: 停水\n张贴至: 2026-10-21\n附件: plan.png\n---\n"
    hidden, shared = coded(scene((10, 10)), "PNG"), coded(scene((20, 20)), "PNG")
    files = {
        "notices/20261020-old.md": old,
        "notices/20261020-old/plan.png": hidden,
        "files/notices/20261020-old/plan.png": shared,
        f"notices/{NOTICE}.md": notice(body="[图](/files/notices/20261020-old/plan.png)"),
    }
    folder = write_estate(tmp_path, files)
    site, _ = render(take(read(folder).content, NOW), folder)
    assert [data for path, data in site.items() if path.startswith("files/")] == [shared]
    built(folder)
    assert hidden not in files_below(folder / "site").values()


@pytest.mark.parametrize("kind", ["guides", "forms", "events", "disclosures"])
def test_whatever_refers_to_a_file_has_it_beside_it(kind, tmp_path):
    text = "[表](../files/form.pdf)\n"
    records = {
        "guides": "---\ntitle: 办事\nupdated: 2026-11-01\n---\n",
        "forms": "---\ntitle: 申请表\nupdated: 2026-11-01\nfields: [{label: 日期}]\n---\n",
        "events": "---\n标题: 邻里聚\n种类: 节庆\n日期: 2026-11-28\n地点: 会所\n---\n",
        "disclosures": "---\ntitle: 公共收益\nkind: revenue\nperiod: 2026年三季度\n"
        "from: 2026-10-20\nsigned_by: 测试物业公司\n---\n",
    }
    record = {f"{kind}/one.md": records[kind] + text, "files/form.pdf": pdf()}
    folder = write_estate(tmp_path, record)
    reading = read(folder)
    build(folder, folder / "site", reading, NOW)
    site = files_below(folder / "site")
    pages = [data.decode() for path, data in site.items() if path.endswith(".html")]
    linked = any("files/form.pdf" in page for page in pages)
    assert linked, reading.problems
    assert site["files/form.pdf"] == pdf()


@pytest.mark.parametrize(("name", "data", "code"), REFUSED[:3])
def test_a_refused_attachment_is_missing_and_its_notice_is_not(name, data, code, tmp_path):
    folder = estate(tmp_path, name, data, fields=f"附件: {name}\n")
    done = built(folder)
    site = files_below(folder / "site")
    assert [(p.code, p.place.path, p.grade) for p in done.problems] == [
        (code, f"content/notices/{NOTICE}/{name}", Grade.PUBLISHED)
    ]
    assert "停水通知" in site[f"notices/{NOTICE}/index.html"].decode()
    assert [path for path, page in site.items() if name.encode() in page or name in path] == []


def test_a_link_to_a_refused_file_becomes_plain_text(tmp_path):
    files = {
        f"notices/{NOTICE}.md": notice(body="看[安排图](plan.jpg)。"),
        f"notices/{NOTICE}/plan.jpg": b"",
    }
    folder = write_estate(tmp_path, files)
    built(folder)
    page = (folder / "site/notices" / NOTICE / "index.html").read_text(encoding="utf-8")
    assert "安排图" in page
    assert "plan.jpg" not in page


def test_check_hears_of_a_spoilt_picture_before_it_is_shown(tmp_path):
    folder = estate(tmp_path, data=cut(photo()), fields="附件: plan.jpg\n张贴自: 2026-11-25\n")
    assert [p.code for p in inspect(read(folder), folder, NOW)] == ["attachment.broken"]
    assert not (folder / ".estate").exists()


def test_the_archive_is_not_looked_at(tmp_path):
    folder = estate(tmp_path, data=b"")
    reading = read(folder)
    assert wanted(reading.content, NOW) == (f"content/notices/{NOTICE}/plan.jpg",)
    assert wanted(reading.content, at("2026-11-26T00:00")) == ()
    assert built(folder, at("2026-11-26T00:00")).problems == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_file_that_cannot_be_read_is_named(tmp_path):
    folder = estate(tmp_path)
    (folder / "content/notices" / NOTICE / "plan.jpg").chmod(0)
    assert [p.code for p in built(folder).problems] == ["file.unreadable"]


def test_a_file_that_has_gone_meanwhile_is_named(tmp_path):
    folder = estate(tmp_path)
    reading = read(folder)
    (folder / "content/notices" / NOTICE / "plan.jpg").unlink()
    done = build(folder, folder / "site", reading, NOW)
    assert [p.code for p in done.problems] == ["file.unreadable"]
    assert (folder / "site/notices" / NOTICE / "index.html").is_file()


# What is remembered --------------------------------------------------------------------------


@pytest.fixture
def counted(monkeypatch):
    """How many attachments were really worked on."""
    worked, really = [], Cache.made

    def made(cache, key, source, make):
        def making():
            worked.append(key)
            return make()

        return really(cache, key, source, making)

    monkeypatch.setattr(Cache, "made", made)
    return worked


def entries(folder):
    kept = folder / ".estate/cache/attachments"
    return sorted(kept.iterdir()) if kept.is_dir() else []


TURNED = PICTURES["turned.jpg"]


@pytest.mark.parametrize("data", [TURNED, photo(), cut(photo()), PICTURES["a.png"]])
def test_an_unchanged_picture_is_worked_on_once(data, tmp_path, counted):
    folder = estate(tmp_path, data=data)
    first = built(folder)
    site = files_below(folder / "site")
    second = built(folder)
    assert len(counted) <= 1
    assert (first.problems, site) == (second.problems, files_below(folder / "site"))


def test_an_unchanged_pdf_is_searched_once(tmp_path, counted):
    folder = estate(tmp_path, "a.pdf", pdf(b"/Author (Zhang San)"))
    told = [[p.code for p in built(folder).problems] for _ in range(2)]
    assert told == [["attachment.pdf_author"]] * 2
    assert len(counted) == 1


def test_a_picture_edited_in_place_is_worked_on_anew(tmp_path, counted):
    folder = estate(tmp_path)
    built(folder)
    (folder / "content/notices" / NOTICE / "plan.jpg").write_bytes(TURNED)
    built(folder)
    assert len(counted) == 2
    assert opened((folder / "site" / PUBLISHED).read_bytes()).size == (80, 60)


@pytest.mark.parametrize(
    ("name", "data"), [("plan.jpg", photo()), ("plan.pdf", pdf(b"/Author ()"))]
)
def test_it_is_worked_on_anew_when_the_work_changes(name, data, tmp_path, counted, monkeypatch):
    folder = estate(tmp_path, name, data)
    built(folder)
    monkeypatch.setitem(VERSIONS, KINDS[Path(name).suffix], "another")
    built(folder)
    assert len(counted) == 2


def test_what_a_build_does_not_ask_for_is_dropped(tmp_path):
    folder = estate(tmp_path)
    built(folder)
    (stray := entries(folder)[0].with_name("left-by-a-crash.77")).write_bytes(b"half")
    (folder / "content/notices" / NOTICE / "plan.jpg").write_bytes(TURNED)
    before = entries(folder)
    built(folder)
    assert stray in before
    assert len(entries(folder)) == 1
    assert not set(entries(folder)) & set(before)
    built(folder, at("2026-11-26T00:00"))
    assert entries(folder) == []


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="emptied"),
        pytest.param(lambda data: data[:-40], id="cut off"),
        pytest.param(lambda data: data[:-9] + b"!" + data[-8:], id="a byte changed"),
        pytest.param(lambda data: data.replace(b'"refused": false', b'"refused": true'), id="lies"),
        pytest.param(lambda _: b"\n".join([b"0" * 64, b"[]", b""]), id="nonsense"),
    ],
)
def test_a_damaged_entry_is_not_believed(damage, tmp_path):
    folder = estate(tmp_path, data=TURNED)
    built(folder)
    site, (entry,) = files_below(folder / "site"), entries(folder)
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert entry.read_bytes() != whole
    assert built(folder).problems == ()
    assert files_below(folder / "site") == site
    assert entries(folder)[0].read_bytes() == whole


def test_an_entry_under_the_name_of_another_is_not_believed(tmp_path):
    """As when somebody restores the folder from a backup that mixed the names up."""
    folder = estate(tmp_path, data=TURNED)
    built(folder)
    wrong = entries(folder)[0].read_bytes()
    other = PICTURES["cmyk.jpg"]
    (folder / "content/notices" / NOTICE / "plan.jpg").write_bytes(other)
    cold = Preparer(folder).file(f"content/notices/{NOTICE}/plan.jpg")
    built(folder)
    (now,) = entries(folder)
    now.write_bytes(wrong)
    built(folder)
    assert (folder / "site" / PUBLISHED).read_bytes() == cold


@pytest.mark.parametrize("obstacle", ["a file for the folder", "a folder for the entry"])
def test_a_cache_that_cannot_be_written_costs_nothing_but_time(obstacle, tmp_path):
    folder = estate(tmp_path, data=TURNED)
    path = f"content/notices/{NOTICE}/plan.jpg"
    if obstacle == "a file for the folder":
        (folder / ".estate/cache").mkdir(parents=True)
        (folder / ".estate/cache/attachments").write_bytes(b"")
    else:
        built(folder)
        (entry,) = entries(folder)
        entry.unlink()
        entry.mkdir()
    assert built(folder).problems == ()
    assert (folder / "site" / PUBLISHED).read_bytes() == Preparer(folder).file(path)


def test_deleting_the_cache_changes_nothing(tmp_path):
    folder = estate(tmp_path, data=TURNED)
    built(folder)
    site = files_below(folder / "site")
    for entry in entries(folder):
        entry.unlink()
    assert built(folder).published.put == ()
    assert files_below(folder / "site") == site


def test_what_needs_no_change_is_not_kept_twice(tmp_path):
    folder = estate(
        tmp_path, data=Preparer(estate(tmp_path)).file(f"content/notices/{NOTICE}/plan.jpg")
    )
    built(folder)
    assert entries(folder)[0].stat().st_size < 200


def test_the_decoder_is_loaded_only_where_there_is_a_picture(tmp_path):
    """It would double the time the program needs to start."""
    folder = estate(tmp_path, "a.pdf", pdf())
    program = (
        "import sys; from generator.cli import main;"
        f"main(['build', {str(folder)!r}, '--at', '2026-11-24T12:00']);"
        "sys.exit('PIL' in sys.modules)"
    )
    ran([sys.executable, "-c", program], cwd=REPOSITORY)
    assert (folder / "site" / f"files/notices/{NOTICE}/a.pdf").is_file()


def test_looking_only_writes_no_cache(tmp_path):
    folder = estate(tmp_path)
    cache = Cache(folder, is_kept=False)
    preparer = Preparer(folder, cache)
    assert preparer.file(f"content/notices/{NOTICE}/plan.jpg")
    preparer.tidy()
    assert not (folder / ".estate").exists()
