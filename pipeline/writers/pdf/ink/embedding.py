"""Puts faces into a PDF: subsets, widths, maps to text.

A face becomes a Type0 font with Identity-H (ISO 32000-1, 9.7): the codes on the page are the face's own glyph
numbers, so a page can be written before the document's characters are known; the subset made when the document is
saved keeps those numbers as CIDs. Each font has a ToUnicode map. Two characters that share a glyph get two fonts over
one file, so that copied text equals the source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from pipeline.typeset.face import BoxFace, Face
from pipeline.writers.pdf.ink.cff import is_cid_keyed, with_cids
from pipeline.writers.pdf.ink.font_use import FontUse


def embed(document: Any, use: FontUse) -> list[Any]:
    """Return the Type0 dictionaries of a face, one a layer."""
    face = use.face
    gids = sorted({gid for layer in use.layers for gid in layer})
    subset, new_gids = _subset(face, gids)
    tag = _tag(gids)
    name = f"{tag}+{face.name}"
    descendant = _dictionary(Type="/Font", BaseFont=f"/{name}", CIDSystemInfo=_system_info(), DW=1000)
    descendant.dict["W"] = _widths(face, gids)
    if "CFF " in subset.table_tags:
        program = bytes(subset.reference_table("CFF ").data)
        if is_cid_keyed(program):
            program = with_cids(program, sorted({0, *gids}))
        file = _stream(document, program, Subtype="/CIDFontType0C")
        descendant.dict["Subtype"] = pdfdoc.PDFName("CIDFontType0")
        key = "FontFile3"
    else:
        data = bytes(subset.blob.data)
        file = _stream(document, data, Length1=len(data))
        descendant.dict["Subtype"] = pdfdoc.PDFName("CIDFontType2")
        mapping = bytearray(2 * (gids[-1] + 1))
        for gid in gids:
            mapping[2 * gid : 2 * gid + 2] = new_gids[gid].to_bytes(2, "big")
        descendant.dict["CIDToGIDMap"] = _stream(document, bytes(mapping))
        key = "FontFile2"
    descendant.dict["FontDescriptor"] = document.Reference(_descriptor(face, name, key, file))
    reference = document.Reference(descendant)
    fonts = []
    for layer in use.layers:
        font = _dictionary(Type="/Font", Subtype="/Type0", BaseFont=f"/{name}", Encoding="/Identity-H")
        font.dict["DescendantFonts"] = pdfdoc.PDFArray([reference])
        font.dict["ToUnicode"] = _stream(document, _to_unicode(layer.items(), 4))
        fonts.append(font)
    return fonts


def _subset(face: Face, gids: list[int], *, keep_places: bool = False) -> tuple[Any, dict[int, int]]:
    """Return the subset as an hb.Face, and old to new glyph numbers.

    A CFF font that is not CID-keyed has no CIDs of its own: its glyphs keep their places.
    """
    flags = hb.SubsetFlags
    job = hb.SubsetInput()
    job.flags = (
        flags.NO_HINTING
        | flags.NOTDEF_OUTLINE
        | flags.NO_LAYOUT_CLOSURE
        | flags.CFF_IDENTITY_CHARSET
        | flags.DOWNGRADE_CFF2
    )
    if keep_places:
        job.flags |= flags.RETAIN_GIDS
    job.glyph_set.update(gids)
    job.drop_table_tag_set.update(
        [
            int.from_bytes(name, "big")
            for name in (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"name", b"post", b"OS/2", b"cmap")
        ]
    )
    for tag, place in face.axes.items():
        job.pin_axis_location(face.hb_face, tag, place)
    plan = hb.SubsetPlan(face.hb_face, job)
    mapping, subset = plan.old_to_new_glyph_mapping, plan.execute()
    if not keep_places and "CFF " in subset.table_tags and not is_cid_keyed(bytes(subset.reference_table("CFF ").data)):
        return _subset(face, gids, keep_places=True)
    return subset, {gid: mapping[gid] for gid in gids}


def _descriptor(face: Face, name: str, key: str, file: Any) -> Any:
    extents = face.hb_font.get_font_extents("ltr")
    ascent, descent = round(extents.ascender * face.scale), round(extents.descender * face.scale)
    descriptor = _dictionary(
        Type="/FontDescriptor", FontName=f"/{name}", Flags=4, ItalicAngle=0, Ascent=ascent, Descent=descent,
        CapHeight=700, StemV=80,
    )  # fmt: skip
    descriptor.dict["FontBBox"] = pdfdoc.PDFArray([-1000, -500, 3000, 1500])
    descriptor.dict[key] = file
    return descriptor


def _widths(face: Face, gids: list[int]) -> Any:
    """Return the W array: those that are not 1000 wide."""
    items: list[Any] = []
    for gid in gids:
        width = round(face.hb_font.get_glyph_h_advance(gid) * face.scale, 2)
        if width != 1000:
            items += [gid, pdfdoc.PDFArray([width])]
    return pdfdoc.PDFArray(items)


def box_font(document: Any, chars: list[str], box: BoxFace) -> Any:
    """Return the Type3 font of characters that no face has: an empty box each, nothing for invisible ones."""
    codes = range(1, len(chars) + 1)
    drawn = _stream(document, b"1000 0 100 -70 900 830 d1 40 w 120 -50 760 860 re S")
    nothing = _stream(document, b"0 0 0 0 0 0 d1")
    shapes = [nothing if box.advance(char) == 0 else drawn for char in chars]
    font = _dictionary(Type="/Font", Subtype="/Type3", FirstChar=1, LastChar=len(chars))
    font.dict["FontBBox"] = pdfdoc.PDFArray([0, -120, 1000, 880])
    font.dict["FontMatrix"] = pdfdoc.PDFArray([0.001, 0, 0, 0.001, 0, 0])
    font.dict["CharProcs"] = pdfdoc.PDFDictionary(
        {f"c{code}": shape for code, shape in zip(codes, shapes, strict=True)}
    )
    names = pdfdoc.PDFArray([1, *(pdfdoc.PDFName(f"c{code}") for code in codes)])
    font.dict["Encoding"] = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Encoding"), "Differences": names})
    font.dict["Widths"] = pdfdoc.PDFArray([box.advance(char) for char in chars])
    font.dict["Resources"] = pdfdoc.PDFDictionary({})
    font.dict["ToUnicode"] = _stream(document, _to_unicode(zip(codes, chars, strict=True), 2))
    return font


def _to_unicode(texts: Iterable[tuple[int, str]], digits: int) -> bytes:
    """Return the CMap from codes of so many hexadecimal digits to text (ISO 32000-1, 9.10.3)."""
    lines = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, text in sorted(texts)
        if text
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _tag(gids: list[int]) -> str:
    """Return six capital letters that tell subsets apart (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(repr(gids).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _system_info() -> Any:
    return pdfdoc.PDFDictionary(
        {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    )


def _dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(
        {
            key: pdfdoc.PDFName(value[1:]) if isinstance(value, str) and value.startswith("/") else value
            for key, value in entries.items()
        }
    )


def _stream(document: Any, data: bytes, **entries: Any) -> Any:
    stream = pdfdoc.PDFStream(content=data)
    stream.filters = [pdfdoc.PDFZCompress]
    stream.dictionary.dict.update(_dictionary(**entries).dict)
    return document.Reference(stream)
