"""The heads of a sentence: words worth a glossary, if only the text says what they mean.

A head is marked as one: by quotation marks (“创作出差”), by letters in Chinese (FROST), or by its build, a compound
that ends in what is coined for institutions, ideas and ways (环境影响报告书制度) or tells kinds apart (内涵型增长).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.language.characters import HAN
from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_list, load_words
from pipeline.study.analysis.number_phrases import is_number_phrase
from pipeline.study.terms.names import CLOSE, DATA, OPEN, Sentence, Texts, is_name, is_plain, name_before

_MARKED = re.compile(rf"[{OPEN}](?P<name>[^{OPEN}{CLOSE}，。；：？！]{{2,14}})[{CLOSE}](?P<kind>{HAN}{{0,4}})")
_LETTERS = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z][A-Za-z0-9+-]*[A-Za-z0-9](?:[ -][A-Z][A-Za-z0-9+-]*)*(?![A-Za-z])")
_NOUNS = tuple(load_list("coined_nouns", DATA))
_SYSTEM = re.compile("[长分任责费聘票权员级约包审]制$")  # 林长制, 积分制
_TELLS_APART = "型"
# What follows a verb that brings in something new, up to the comma: 搞|揭榜挂帅，…, 推行|一网统管，….
_AFTER_VERB = re.compile(rf"(?:搞|推行|实行|试行)了?(?P<name>{HAN}{{4,8}})(?=，)")
_COMMON = 9  # times: what the text says so often it does not bring in
_NOUN = ("n", "vn", "j", "l", "b", "eng")
_REST = 5  # characters of a compound that the segmenter may take for no part of it
_BEFORE = "新大小双多高总全"
_LEAST = 4  # characters of a compound: 制度 alone is no head


class Head(NamedTuple):
    """The name stands at `start`:`stop`; with its marks, and the kind that follows them, at `opened`:`closed`."""

    start: int
    stop: int
    opened: int
    closed: int
    kind: Literal["marked", "letters", "coined"]


def find_heads(sentence: Sentence, texts: Texts) -> Iterator[Head]:
    """Yield the heads of a sentence, those of one kind in text order."""
    text = sentence.text
    if any(mark in text for mark in OPEN):
        for match in _MARKED.finditer(text):
            if is_name(match.group("name"), quoted=True):
                kind = match.group("kind").endswith(_NOUNS)
                closed = match.end() if kind else match.end("name") + 1
                yield Head(*match.span("name"), match.start(), closed, "marked")
    for match in _LETTERS.finditer(text):
        yield Head(*match.span(), *match.span(), "letters")
    for match in _AFTER_VERB.finditer(text):
        plain = is_plain(match.group("name")) or is_number_phrase(match.group("name"))
        if plain and texts.times(match.group("name")) < _COMMON:
            yield Head(*match.span("name"), *match.span("name"), "coined")
    yield from _compounds(sentence, texts)


def _compounds(sentence: Sentence, texts: Texts) -> Iterator[Head]:
    tokens, text = sentence.unit.tokens, sentence.text
    for index, token in enumerate(tokens):
        word = text[token.start : token.stop]
        system = word[-1] == "制" and bool(_SYSTEM.match(text, token.stop - 2))
        apart = text[token.start - 1] == _TELLS_APART and index > 0 and token.tag[0] in "nv"
        if not (apart or system or word.endswith(_NOUNS)):
            continue
        if index + 1 < len(tokens) and tokens[index + 1].tag.startswith(_NOUN):
            continue  # 制度|建设
        name = name_before(sentence, token.stop, texts)
        if name is not None:
            name = _whole(sentence, name, texts)
        if name is not None and name[1] - name[0] >= _LEAST - system and not describes(text[slice(*name)]):
            yield Head(*name, *name, "coined")


def describes(name: str) -> bool:
    """Return whether a compound only says which of many is meant (相关政策) and names nothing of its own."""
    words = [token.text for token in cut_words(name)]
    return words[0] in load_words("which_words", DATA) or (
        words[0] in load_words("describing_words", DATA) and len(words) < 3 and len(words[-1]) < _LEAST
    )


def _whole(sentence: Sentence, name: tuple[int, int], texts: Texts) -> tuple[int, int]:
    """Return where a compound begins: behind 的 (便捷的|终身学习体系), or with what always stands before it."""
    text, (start, stop) = sentence.text, name
    behind = text.rfind("的", max(0, start - _REST), start) + 1
    between = {token.text for token in cut_words(text[behind:start])} if behind else set()
    if (
        behind
        and not between & load_words("object_verbs", DATA)
        and is_name(text[behind:stop], verbs=True)
        and not re.search("[，。；：、“”]", text[behind:start])
    ):
        return behind, stop
    index = sentence.stops.get(start)
    earlier = sentence.unit.tokens[index] if index is not None and start + 1 in sentence.stops else None
    if earlier and len(earlier.text) == 1 and earlier.tag[0] in "nvabm":
        return start - 1, stop  # 首|问|负责制: two words of one character
    if start and text[start - 1] in _BEFORE and texts.times(text[start - 1 : stop]) == texts.times(text[start:stop]):
        return start - 1, stop
    return name
