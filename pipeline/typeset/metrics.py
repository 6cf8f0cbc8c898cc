"""The sizes of one style: cells, gaps, the widths of words, in thousandths of a point (mpt)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipeline.layout.model import DocumentLayout, TextStyle
from pipeline.layout.schema import FontRole
from pipeline.typeset.classes import COMBINING, LEAST_GAP, NO_END, NO_START, QUOTES
from pipeline.typeset.face import AnyFace, Face
from pipeline.typeset.faces import Faces

MPT = 1000
_CLUSTER = re.compile(f".[{COMBINING}]*", re.DOTALL)
_NOT_SIMPLE = re.compile(f"[{COMBINING}“”‘’]")
_MAX_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a western word in one face. A cluster (letter with accents) is drawn as shaped, else char by char."""

    text: str
    face: AnyFace
    width: int
    cluster: bool


def clusters(text: str) -> list[str]:
    """Return the characters of a text, each with the combining marks that follow it."""
    return _CLUSTER.findall(text)


class Metrics:
    """What measuring a paragraph needs to know of its style; shared by all paragraphs of the style."""

    def __init__(self, style: TextStyle, layout: DocumentLayout, faces: Faces) -> None:
        self.style, self.faces = style, faces
        self.typography = layout.typography
        self.size = style.size
        self.cell = round(style.cell * MPT)
        self.half = self.cell // 2
        self.manner = self.typography.punctuation
        self.trims = self.manner != "none"
        self.no_start = NO_START[self.typography.level]
        self.no_end = NO_END[self.typography.level]
        self.gap = round(self.typography.cjk_latin_gap * self.cell)
        self.gap_room = max(0, self.gap - round(LEAST_GAP * self.cell))
        self._words: dict[tuple[FontRole, float, str], tuple[Piece, ...]] = {}

    def pieces(self, role: FontRole, scale: float, word: str, text: str, at: int) -> tuple[Piece, ...]:
        """Return a western word in parts of one face each; `text[at]` is where it stands (for the report)."""
        key = (role, scale, word)
        pieces = self._words.get(key)
        if pieces is None:
            if len(self._words) > _MAX_WORDS:
                self._words.clear()
            pieces = self._words[key] = tuple(self._pieces(role, scale, word, text, at))
        return pieces

    def _pieces(self, role: FontRole, scale: float, word: str, text: str, at: int) -> list[Piece]:
        size = self.size * scale
        face = self.faces.face(role)
        if not _NOT_SIMPLE.search(word) and all(map(face.has, word)):
            return [Piece(word, face, round(sum(map(face.advance, word)) * size), False)]
        pieces: list[Piece] = []
        for cluster in clusters(word):
            piece = self._cluster(role, size, cluster, text, at)
            last = pieces[-1] if pieces else None
            if last and not last.cluster and not piece.cluster and last.face is piece.face:
                pieces[-1] = Piece(last.text + piece.text, last.face, last.width + piece.width, False)
            else:
                pieces.append(piece)
        return pieces

    def _cluster(self, role: FontRole, size: float, cluster: str, text: str, at: int) -> Piece:
        if len(cluster) == 1 and cluster not in QUOTES:
            face = self.faces.pick(role, cluster, text, at)
            return Piece(cluster, face, round(face.advance(cluster) * size), False)
        composed = unicodedata.normalize("NFC", cluster)
        face = next(face for face in self.faces.chain(role) if all(map(face.has, composed)))
        if isinstance(face, Face):
            return Piece(cluster, face, round(sum(glyph[1] for glyph in face.cluster(cluster)) * size), True)
        return Piece(cluster, face, round(sum(map(face.advance, cluster)) * size), False)
