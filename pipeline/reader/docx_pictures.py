"""The pictures of a Word document: what is said of each, and how large it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.reader.docx_package import Element, W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_V = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_EMU_A_MM = 36_000  # ISO/IEC 29500-1, 20.1.2.1
_MM = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "pc": 25.4 / 6}
_SIDE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]{1,12})(pt|in|cm|mm|px|pc)")
# What no one has said: names of files, and what Word and WPS put there themselves.
_BY_MACHINE = re.compile(
    r"[^\s]*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|webp|svg)|(?:图片|圖片|图像|图形|picture|image|img|pic)[ _-]*[\d_-]*"
    r"|(?:微信图片|mmexport|IMG|DSC|QQ图片|截图|屏幕截图|screenshot)[\W\d_]*|[0-9a-f]{16,}|[\W\d_]*",
    re.IGNORECASE,
)
_GUESSED = re.compile(
    "描述已自动生成|自动生成的说明|描述自動產生|Description automatically generated|AI-generated|AI 生成"
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or drawing: what its author says of it ("" for nothing), its size in millimetres (0 unknown)."""

    kind: str  # "picture", "chart", "drawing"
    words: str
    width: float
    height: float

    def told(self, paragraph: int) -> str:
        """Return what to tell the user of a picture that text cannot hold."""
        size = f", {self.width:.0f} × {self.height:.0f} mm" if self.width and self.height else ""
        words = f" “{self.words}”" if self.words else ""
        return f"{self.kind}{words}{size} (paragraph {paragraph})"


def read_picture(element: Element) -> Picture:
    """Return the picture in a w:drawing, w:pict or w:object."""
    said = next(element.iter(f"{_WP}docPr"), None)
    extent = next(element.iter(f"{_WP}extent"), None)
    shape = next(
        (e for e in element.iter() if isinstance(e.tag, str) and e.get("style") and e.tag[: len(_V)] == _V), None
    )
    if said is not None and next(said.iter(_DECORATIVE), None) is not None:
        said = None
    words = "" if said is None else said.get("descr") or said.get("title") or ""
    width, height = _size(extent)
    if shape is not None:
        words = words or shape.get("alt") or ""
        sides = {side: float(number) * _MM[unit] for side, number, unit in _sides(shape.get("style", ""))}
        width, height = width or sides.get("width", 0.0), height or sides.get("height", 0.0)
    return Picture(_kind(element), _said(words), width, height)


def _kind(element: Element) -> str:
    tags = {e.tag for e in element.iter()}
    if f"{_A}blip" in tags or f"{_V}imagedata" in tags:
        return "embedded object" if element.tag == f"{W}object" else "picture"
    return "chart" if f"{_C}chart" in tags else "drawing"


def _size(extent: Element | None) -> tuple[float, float]:
    if extent is None:
        return 0.0, 0.0
    width, height = (str(extent.get(side, "")) for side in ("cx", "cy"))
    sides = [int(side) / _EMU_A_MM if side.isdecimal() and len(side) < 12 else 0.0 for side in (width, height)]
    return sides[0], sides[1]


def _sides(style: str) -> list[tuple[str, str, str]]:
    return [found for found in _SIDE.findall(style) if found[1].count(".") <= 1 and found[1] != "."]


def _said(words: str) -> str:
    """Return what someone has said of a picture, "" for what a machine has put there."""
    words = " ".join(words.split())
    return "" if _BY_MACHINE.fullmatch(words) or _GUESSED.search(words) or len(words) > 400 else words
