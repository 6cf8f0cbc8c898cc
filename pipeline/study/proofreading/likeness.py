"""Words that stand where a like-sounding word usually stands: 中国共产党人的出行和使命 beside …的初心和使命.

A slip of the keyboard keeps the sound and changes the word. The rule asks for three things at once: the same words
on both sides, nearly the same sound, and a word that the text has nowhere else while the other is frequent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from pipeline.language.characters import HAN
from pipeline.language.sounds import sounds_alike
from pipeline.language.words import load_words
from pipeline.speech import Paragraph
from pipeline.study.analysis import Analysis
from pipeline.study.results import Finding

_LEFT, _RIGHT = 4, 3  # characters of the same context on each side
_RUN = re.compile(f"{HAN}+")
_LENGTHS = (2, 3)
_Places = list[tuple[int, int]]  # (paragraph, offset) of a word in a context


def find_likely_substitutions(analysis: Analysis) -> Iterator[Finding]:
    """Yield the places where a word has probably taken that of another that sounds like it."""
    paragraphs = analysis.speech.paragraphs
    for length in _LENGTHS:
        contexts = _contexts(paragraphs, length)
        count = _count({word for words in contexts.values() for word in words}, paragraphs, length)
        for words in contexts.values():
            for one, other in combinations(sorted(words), 2):
                rare, usual = sorted((one, other), key=lambda word: (count[word], word))
                if not _is_suspect(rare, usual, count, contexts):
                    continue
                for number, offset in words[rare]:
                    paragraph = paragraphs[number]
                    line, column = paragraph.position(offset)
                    shown = paragraph.text[max(0, offset - 8) : offset + length + 8]
                    yield Finding(line, column, "疑错别字", shown, f"“{rare}”疑为“{usual}”（同样的上下文，读音相近）")


def _windows(paragraphs: tuple[Paragraph, ...], length: int) -> Iterator[tuple[tuple[str, str], str, int, int]]:
    """Yield every (left, right) context of a word of `length` characters, the word, its paragraph and offset."""
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        for run in _RUN.finditer(text):
            for at in range(run.start() + _LEFT, run.end() - _RIGHT - length + 1):
                right = at + length
                yield (text[at - _LEFT : at], text[right : right + _RIGHT]), text[at:right], number, at


def _contexts(paragraphs: tuple[Paragraph, ...], length: int) -> dict[tuple[str, str], dict[str, _Places]]:
    """Return the contexts in which more than one word stands: (left, right) → word → places."""
    first: dict[tuple[str, str], str] = {}
    several: dict[tuple[str, str], dict[str, _Places]] = {}
    for key, word, _, _ in _windows(paragraphs, length):
        if first.setdefault(key, word) != word:
            several[key] = {}
    if several:
        for key, word, number, at in _windows(paragraphs, length):
            if key in several:
                several[key].setdefault(word, []).append((number, at))
    return several


def _count(words: set[str], paragraphs: tuple[Paragraph, ...], length: int) -> Counter[str]:
    """Return how often each of `words`, all of `length` characters, stands in the text."""
    count: Counter[str] = Counter()
    if words:
        for paragraph in paragraphs:
            text = paragraph.text
            pieces = (text[at : at + length] for at in range(len(text) - length + 1))
            count.update(piece for piece in pieces if piece in words)
    return count


def _is_suspect(
    rare: str, usual: str, count: Counter[str], contexts: dict[tuple[str, str], dict[str, _Places]]
) -> bool:
    if count[usual] < 3 or 2 * count[rare] > count[usual]:
        return False
    if rare in load_words("stopwords") or set(rare) & set("一二三四五六七八九十百千万的了是"):
        return False
    if not sounds_alike(rare, usual):
        return False
    inside = {place for words in contexts.values() if rare in words and usual in words for place in words[rare]}
    return len(inside) == count[rare]
