"""Files of Word and Excel as small as they can be, with the one feature a test is about."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_PACKAGES = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'<Types xmlns="{_PACKAGES}/content-types">'
    '<Default Extension="rels" ContentType="application/xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="emf" ContentType="image/x-emf"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_STYLES = (
    f"<w:styles {_NAMESPACES}>"
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    "</w:styles>"
)


def paragraph(text, style=""):
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def inserted(text, instead_of):
    """A tracked change: one text in the place of another."""
    old = f'<w:del w:id="1"><w:r><w:delText>{instead_of}</w:delText></w:r></w:del>'
    return f'<w:p><w:ins w:id="2"><w:r><w:t>{text}</w:t></w:r></w:ins>{old}</w:p>'


def in_box(text):
    box = f"<v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox>"
    return f"<w:p><w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r></w:p>"


def picture(number=1):
    blip = f'<pic:blipFill><a:blip r:embed="p{number}"/></pic:blipFill>'
    graphic = f"<a:graphic><a:graphicData><pic:pic>{blip}</pic:pic></a:graphicData></a:graphic>"
    drawing = f'<wp:inline><wp:docPr id="{number}" name="x"/>{graphic}</wp:inline>'
    return f"<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"


def table(*rows):
    """A table of cells, each a text, or a text and the properties of its cell."""
    lines = ("".join(map(_cell, row)) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def _cell(cell):
    text, properties = cell if isinstance(cell, tuple) else (cell, "")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def docx(*parts, pictures=(), more=None):
    """The bytes of a document; ``pictures`` are pairs of extension and bytes."""
    body = f"<w:document {_NAMESPACES}><w:body>{''.join(parts)}</w:body></w:document>"
    names = [f"media/p{n}.{extension}" for n, (extension, _) in enumerate(pictures, 1)]
    related = "".join(
        f'<Relationship Id="p{n}" Type="{_RELATIONS}/image" Target="{name}"/>'
        for n, name in enumerate(names, 1)
    )
    main = f'<Relationship Id="m" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _related(main),
        "word/_rels/document.xml.rels": _related(related),
        "word/styles.xml": _STYLES,
        "word/document.xml": body,
        **{f"word/{n}": data for n, (_, data) in zip(names, pictures, strict=True)},
        **(more or {}),
    }
    return zipped(files)


def _related(relationships):
    return f'<Relationships xmlns="{_PACKAGES}/relationships">{relationships}</Relationships>'


def zipped(files):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return written.getvalue()


def xlsx(*rows, merged=(), formats=None):
    """The bytes of a workbook of one sheet; ``formats`` maps cells to their number formats."""
    book = Workbook()
    sheet = book.active
    sheet.title = "一览表"
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    for cell, shown_as in (formats or {}).items():
        sheet[cell].number_format = shown_as
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
