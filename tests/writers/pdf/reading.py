"""Reads a produced PDF back for the tests: lines of characters with their places, rules, bookmarks."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf

from pipeline.document import Block, Document, Inline, Para, StyleName, Text
from pipeline.layout import DocumentLayout, load_layout
from pipeline.writers import Written, write

os.environ["JIANGYI_SYSTEM_FONTS"] = "0"  # the shipped faces, so that every machine gives the same pages
MM = 72 / 25.4
ROOT = Path(__file__).parents[3]
SPEECH = [line.strip() for line in (ROOT / "seeds" / "speech.txt").read_text("utf-8").splitlines() if line.strip()]


@dataclass(frozen=True)
class PdfLine:
    """Characters on one baseline: `y` from the page's foot, `x0` to `x1` their advance boxes."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True)
class PdfPage:
    lines: list[PdfLine]
    rules: list[tuple[float, float, float, float]]  # x0, y0, x1, y1 of straight lines, y from the foot
    rects: list[tuple[float, float, float, float]]
    images: list[tuple[float, float, float, float]]

    def find(self, text: str) -> PdfLine:
        return next(line for line in self.lines if text in line.text)

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def read_pages(data: bytes) -> list[PdfPage]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [_read_page(page) for page in pdf.pages]


def _read_page(page: Any) -> PdfPage:
    by_baseline: dict[int, list[Any]] = {}
    for char in page.chars:
        by_baseline.setdefault(round(char["matrix"][5] * 5), []).append(char)
    lines = [_line(chars) for _, chars in sorted(by_baseline.items(), reverse=True)]

    def box(one: Any) -> tuple[float, float, float, float]:
        return one["x0"], one["y0"], one["x1"], one["y1"]

    return PdfPage(lines, [box(r) for r in page.lines], [box(r) for r in page.rects], [box(r) for r in page.images])


def _line(chars: list[Any]) -> PdfLine:
    chars = sorted(chars, key=lambda char: char["x0"])
    text = "".join(char["text"] for char in chars)
    sizes = [char["size"] for char in chars]
    return PdfLine(text, chars[0]["x0"], chars[-1]["x1"], chars[0]["matrix"][5], max(sizes))


def outline_of(data: bytes) -> Iterator[tuple[int, str, int]]:
    """Yield level, title and page index of each bookmark."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        places = {page.objgen: index for index, page in enumerate(pdf.pages)}

        def walk(item: Any, level: int) -> Iterator[tuple[int, str, int]]:
            while item is not None:
                dest = item.get("/Dest")
                yield level, str(item.Title), places[dest[0].objgen]
                if "/First" in item:
                    yield from walk(item.First, level + 1)
                item = item.get("/Next")

        yield from walk(pdf.Root.Outlines.get("/First"), 1)


def para(text: str, style: StyleName = "body", **values: Any) -> Para:
    return Para((Text(text),), style, **values)


def text(content: str) -> tuple[Inline, ...]:
    return (Text(content),)


def document(*blocks: Block, **values: Any) -> Document:
    return Document("讲义", "在读书班上的讲话", blocks, **values)


@cache
def _shipped(name: str) -> DocumentLayout:
    return load_layout(name).plain


def layout(name: str = "gbt9704", **values: Any) -> DocumentLayout:
    """Return a shipped layout with some of its parts replaced: layout(page={"mirror": True})."""
    found = _shipped(name)
    changes = {key: _changed(getattr(found, key), value) for key, value in values.items()}
    return replace(found, **changes)


def _changed(part: Any, value: Any) -> Any:
    if not isinstance(value, dict) or isinstance(part, dict):
        return value
    return part.model_copy(update=value) if hasattr(part, "model_copy") else replace(part, **value)


def build(*blocks: Block, name: str = "gbt9704", **values: Any) -> Written:
    return write(document(*blocks), layout(name, **values), "pdf")


def speech() -> list[Block]:
    return [para(line) for line in SPEECH]
