"""A text in traditional characters is studied as its simplified twin of equal length; what is found is put back.

So both scripts give the same. What stands in the text is cut from the text as it is written; words of ours come in its
script and its quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from pipeline.language.characters import HAN
from pipeline.language.script import fold, unfold, written_in_traditional
from pipeline.speech import Paragraph, Section, Sentence, Speech
from pipeline.study.results import Ref

_CORNERS = str.maketrans("「」『』", "“”‘’")
_TO_CORNERS = str.maketrans("“”‘’", "「」『』")
_HAN = re.compile(HAN)
# Characters of the cited sentences that two strings must share to be the same words: fewer are chance.
_SHARED = 2
_SHARED_ELSEWHERE = 4  # the same, anywhere in the text
_CODES = frozenset(("kind", "level", "section", "role", "beside", "why"))
_Found = TypeVar("_Found")


def twin_of(speech: Speech) -> Speech:
    """Return the speech in simplified characters and mainland quotation marks, every offset as it was."""
    if speech.language != "zh":
        return speech
    paragraphs = tuple(map(_paragraph, speech.paragraphs))
    if paragraphs == speech.paragraphs:
        return speech
    heads: dict[str, Any] = {name: _plain(value) for name in _HEADS if (value := getattr(speech, name))}
    return replace(speech, paragraphs=paragraphs, sections=tuple(map(_section, speech.sections)), **heads)


_HEADS = ("title", "subtitle", "speaker", "occasion")


def _plain(text: str) -> str:
    return fold(text).translate(_CORNERS)


def _paragraph(paragraph: Paragraph) -> Paragraph:
    text = _plain(paragraph.text)
    if text == paragraph.text:
        return paragraph
    sentences = tuple(replace(each, text=_plain(each.text)) for each in paragraph.sentences)
    return replace(paragraph, text=text, sentences=sentences)


def _section(section: Section) -> Section:
    title, text, label = _plain(section.title), _plain(section.text), _plain(section.label)
    return replace(section, title=title, text=text, label=label, children=tuple(map(_section, section.children)))


def put_back(found: _Found, speech: Speech) -> _Found:
    """Return what was found in the twin of `speech` in the characters of `speech` itself."""
    restored: _Found = _Original(speech).restored(found, None)
    return restored


class _Original:
    """A text as it is written, beside its twin."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._sentences: Mapping[str, Sentence] = {
            sentence.id: sentence for paragraph in speech.paragraphs for sentence in paragraph.sentences
        }

    @cached_property
    def _whole(self) -> tuple[str, str]:
        """The whole text, in simplified characters and as it is written."""
        heads = (getattr(self._speech, name) or "" for name in _HEADS)
        written = "\n".join((*heads, *(paragraph.text for paragraph in self._speech.paragraphs)))
        return _plain(written), written

    @cached_property
    def _ours(self) -> Callable[[str], str]:
        """What puts our own words into the text's script and marks."""
        written = self._whole[1]
        traditional = written_in_traditional(written)
        corners = written.count("「") > written.count("“")

        def ours(words: str) -> str:
            words = unfold(words) if traditional else words
            return words.translate(_TO_CORNERS) if corners else words

        return ours

    def restored(self, found: Any, ref: Ref | None) -> Any:
        """Return a result with every string in it put back; `ref` says from which sentences it comes."""
        if isinstance(found, str):
            return self._words(found, ref)
        if isinstance(found, tuple):
            return tuple(self.restored(each, ref) for each in found)
        if isinstance(found, Ref) or not is_dataclass(found) or isinstance(found, type):
            return found
        own = getattr(found, "ref", None) or ref
        values: dict[str, Any] = {}
        for field in fields(found):
            value = getattr(found, field.name)
            if field.name not in _CODES and value is not None:
                at = getattr(found, "definition_ref", None) if field.name == "definition" else None
                values[field.name] = self.restored(value, at or own)
        return replace(found, **values)

    def _words(self, words: str, ref: Ref | None) -> str:
        if not _HAN.search(words):
            return self._ours(words)
        written = "".join(self._sentences[name].text for name in ref.sentences) if ref else ""
        cited = (_plain(written), written, _SHARED)
        for plain, original, _ in (cited, (*self._whole, _SHARED_ELSEWHERE)):
            start = plain.find(words)
            if start >= 0:
                return original[start : start + len(words)]
        return self._in_pieces(words, cited)

    def _in_pieces(self, words: str, cited: tuple[str, str, int]) -> str:
        """Return words of ours with words of the text among them, the longest stretches of the text first."""
        pieces: list[str] = []
        own = start = 0
        sources = (cited, (*self._whole, _SHARED_ELSEWHERE))
        while start < len(words):
            piece = next((each for source in sources if (each := _longest(words, start, *source))), "")
            if piece:
                pieces += [self._ours(words[own:start]), piece]
                own = start = start + len(piece)
            else:
                start += 1
        return "".join((*pieces, self._ours(words[own:])))


def _longest(words: str, start: int, plain: str, original: str, least: int) -> str:
    """Return the longest stretch of `words` from `start` that stands in the text, as written; "" if under `least`."""
    stop, at = start + least, -1
    while stop <= len(words) and (place := plain.find(words[start:stop], max(at, 0))) >= 0:
        stop, at = stop + 1, place
    return original[at : at + stop - 1 - start] if at >= 0 else ""
