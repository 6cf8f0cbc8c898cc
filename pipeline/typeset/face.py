"""One face: which characters it has, how wide they are, where their ink is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeAlias

import uharfbuzz as hb

from pipeline.typeset.classes import IGNORABLE, QUOTES

_NO_TEXT = "\u200b"  # a glyph without any text of its own would be read as some character by its number
_WIDE, _BESIDE_QUOTE = 800, 50  # thousandths of the em


class Face:
    """A font. Widths and boxes are in thousandths of the em; characters are single code points.

    Glyf, CFF, CFF2 and variable outlines, alone or in a collection; variable fonts stand at `weight`.
    """

    def __init__(self, face: Any, weight: int | None, name: str) -> None:
        """Take an opened hb.Face; `name` is what it is called if it does not say."""
        self.hb_face = face
        self.hb_font = hb.Font(self.hb_face)
        self.scale: float = 1000 / self.hb_face.upem
        self.axes = _axes(self.hb_face, weight)
        if self.axes:
            self.hb_font.set_variations(self.axes)
        self.name = _name(self.hb_face, 6) or name
        self.family = _chinese_name(self.hb_face) or self.name
        self.known: set[str] = set()
        self._glyphs: dict[str, tuple[int, float] | None] = {}
        self._ink: dict[int, tuple[float, float]] = {}
        self._dashes: dict[tuple[str, float], tuple[tuple[int, float, float, float, str], ...]] = {}

    def __repr__(self) -> str:
        return f"Face({self.name})"

    def glyph(self, char: str) -> tuple[int, float] | None:
        """Return (glyph, advance) of a character, None if the face lacks it."""
        try:
            return self._glyphs[char]
        except KeyError:
            gid = self.hb_font.get_nominal_glyph(ord(char))
            found = (gid, self.hb_font.get_glyph_h_advance(gid) * self.scale) if gid else None
            self._glyphs[char] = found
            return found

    def has(self, char: str) -> bool:
        return self.glyph(char) is not None

    def fits(self, char: str) -> bool:
        """Return whether the face has a character and it is no wider than the em; `known` collects those."""
        found = self.glyph(char)
        if found is None or found[1] > 1000:
            return False
        self.known.add(char)
        return True

    def advance(self, char: str) -> float:
        """Return a character's advance; 0 if the face lacks it."""
        found = self.glyph(char)
        return found[1] if found else 0.0

    def ink(self, gid: int) -> tuple[float, float]:
        """Return the left and right edges of a glyph's ink."""
        box = self._ink.get(gid)
        if box is None:
            extents = self.hb_font.get_glyph_extents(gid)
            left = float(extents.x_bearing) * self.scale if extents else 0.0
            box = self._ink[gid] = (left, left + (float(extents.width) * self.scale if extents else 0.0))
        return box

    def own_advance(self, gid: int) -> float:
        return float(self.hb_font.get_glyph_h_advance(gid)) * self.scale

    def singles(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of characters one by one: (glyph, advance, offset, text)."""
        found = ((char, self.glyph(char) or (0, 0.0)) for char in text)
        return tuple((gid, advance, 0.0, char) for char, (gid, advance) in found)

    def cluster(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a letter with its accents; a single one reads as the text.

        A quotation mark that the face draws in a whole cell is given its ink and a little white: in western text.
        """
        if text in QUOTES and (found := self.glyph(text)) and found[1] > _WIDE:
            left, right = self.ink(found[0])
            return ((found[0], right - left + 2 * _BESIDE_QUOTE, _BESIDE_QUOTE - left, text),)
        glyphs = self.shape(unicodedata.normalize("NFC", text))
        if len(glyphs) == 1:
            gid, advance, offset, _ = glyphs[0]
            return ((gid, advance, offset, text),)
        return glyphs

    def dash(self, text: str, cell: float, white: float) -> tuple[tuple[int, float, float, float, str], ...]:
        """Return a dash over len(text) cells: (glyph, advance, offset, horizontal scale, text) of each glyph.

        One stroke: a joined glyph, or glyphs that touch, else each made as long as needed; `white` is left at the ends.
        """
        key = (text, cell)
        found = self._dashes.get(key)
        if found is None:
            found = self._dashes[key] = tuple(self._make_dash(text, cell, white))
        return found

    def _make_dash(self, text: str, cell: float, white: float) -> Iterator[tuple[int, float, float, float, str]]:
        glyphs, total = self.shape(text), cell * len(text)
        if len(text) == 1 or len(glyphs) not in (1, len(text)):
            x = (total - sum(glyph[1] for glyph in glyphs)) / 2
            for gid, advance, _, words in glyphs:
                yield gid, advance, x, 1.0, words
                x += advance
            return
        step = total / len(glyphs)
        for place, (gid, advance, _, words) in enumerate(glyphs):
            left, right = self.ink(gid)
            first, last = place == 0, place == len(glyphs) - 1
            start = place * step + (white if first else 0)
            stop = (place + 1) * step - (white if last else 0)
            touching = len(glyphs) > 1 and left <= 5 and right >= step - 5
            scale = 1.0 if touching or abs(right - left - (stop - start)) < 40 else (stop - start) / (right - left)
            offset = place * step if touching else (start + stop - (left + right) * scale) / 2
            yield gid, advance, offset, scale, words

    def shape(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a cluster (a letter with its accents, a dash): (glyph, advance, offset, text).

        The characters of a cluster are told one a glyph, its last glyph tells the rest.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = "ltr", "zh-Hans"
        hb.shape(self.hb_font, buffer, {"kern": False})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        starts = sorted({info.cluster for info in infos}) + [len(text)]
        rest = {start: text[start:stop] for start, stop in pairwise(starts)}
        left = Counter(info.cluster for info in infos)
        glyphs = []
        for info, place in zip(infos, positions, strict=True):
            left[info.cluster] -= 1
            words = rest[info.cluster]
            shown = words[:1] if left[info.cluster] else words
            rest[info.cluster] = words[len(shown) :]
            advance, offset = place.x_advance * self.scale, place.x_offset * self.scale
            glyphs.append((info.codepoint, advance, offset, shown or _NO_TEXT))
        return tuple(glyphs)


Glyph = tuple[int, float, float, str]


class BoxFace:
    """Stands for all characters that no face has: an empty box one em wide, nothing for invisible ones."""

    name = family = "□"

    def has(self, char: str) -> bool:
        return True

    def advance(self, char: str) -> float:
        return 0.0 if is_ignorable(char) else 1000.0


_IGNORABLE = re.compile(f"[{IGNORABLE}]")


def is_ignorable(char: str) -> bool:
    """Return whether a character is invisible and takes no room (Unicode Default_Ignorable_Code_Point)."""
    return _IGNORABLE.match(char) is not None


AnyFace: TypeAlias = Face | BoxFace


def _axes(face: Any, weight: int | None) -> dict[str, float]:
    """Return where each axis of a variable font stands: the weight wanted, the default of all others."""
    axes = {axis.tag: axis for axis in face.axis_infos} if face.has_var_data else {}
    places = {tag: float(axis.default_value) for tag, axis in axes.items()}
    if weight is not None and "wght" in axes:
        places["wght"] = float(min(max(weight, axes["wght"].min_value), axes["wght"].max_value))
    return places


def _name(face: Any, number: int) -> str:
    return str(face.get_name(number) or "")


def _chinese_name(face: Any) -> str:
    """Return the family name in Chinese if it has one, else in English."""
    names = [entry.language for entry in face.list_names() if int(entry.name_id) == 1]
    language = next((name for name in names if name.startswith("zh")), None)
    return str((face.get_name(1, language) if language else None) or face.get_name(1) or "")
