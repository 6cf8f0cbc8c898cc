"""What stands before a name of what is thought or held and says what it consists of.

创新、协调、绿色、开放、共享的|发展理念; 以国内大循环为主体、国内国际双循环相互促进的|新发展格局.
Of such names alone (`content_nouns`): before 制度 or 体系 the same words say only how the thing should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.characters import HAN
from pipeline.language.words import load_list, load_words
from pipeline.study.terms.behind import SPIRIT
from pipeline.study.terms.definition import KIND, Definition
from pipeline.study.terms.heads import describes
from pipeline.study.terms.names import DATA, Sentence, is_name

_NOUN = f"(?:{'|'.join(load_list('content_nouns', DATA))})"
_NAME = re.compile(rf"(?:等|的|等的)?(?P<name>{HAN}{{0,8}}?{_NOUN})(?=[的，。；：！？、和与]|$)")
# A phrase with a preposition that says by what or for what: 以A为B的X, 依靠A的X, 为A服务的X.
_PHRASE = re.compile(
    rf"(?P<text>(?:以(?!.{{0,8}}同志){HAN}{{2,16}}?为{HAN}{{2,6}}(?:、{HAN}{{2,20}}?)*?|依靠{HAN}{{2,12}}?|为{HAN}{{2,8}}服务))的"
    rf"(?P<name>{HAN}{{1,8}}?{_NOUN})(?=[，。；：！？、和与]|$)"
)
_CLAUSE = re.compile(r"[^，。；：！？“”（）()]+")
_JOINED = tuple("和与及或、把将")  # before the first member: more belongs to it
_SHORTEST, _LONGEST = 2, 8  # characters of a member
_FORMULA = 3  # members after the first
_LEAST = 4  # characters of a name
_PAIR = 4  # characters from which two members are no mere pair of adjectives


def find_attributes(sentence: Sentence) -> Iterator[Definition]:
    """Yield what a sentence says before the names in it."""
    if "、" in sentence.text:
        for clause in _CLAUSE.finditer(sentence.text):
            if "、" in clause.group():
                yield from _members(sentence, clause.start(), clause.group())
    if "的" in sentence.text:
        for match in _PHRASE.finditer(sentence.text):
            if _is_head(match.group("name")):
                yield _definition(sentence, match.span("name"), match.span("text"))


def _members(sentence: Sentence, at: int, clause: str) -> Iterator[Definition]:
    """Yield the members of equal length right before a name: the equal length tells where the first begins."""
    pieces = clause.split("、")
    place = at
    for first in range(len(pieces) - 1):
        begin = place + len(pieces[first])
        place = begin + 1
        size, last = _row(pieces, first)
        if size and (found := _NAME.match(pieces[last][size:])):
            start = begin - size
            stop = place + sum(len(each) + 1 for each in pieces[first + 1 : last]) + size
            name = stop + found.start("name"), stop + found.end("name")
            joined = found.start("name") or (last - first >= _FORMULA and _starts(sentence, stop))
            if joined and _begins(sentence, start) and _is_head(found.group("name"), last - first):
                yield _definition(sentence, name, (start, stop))
                return


def _row(pieces: list[str], first: int) -> tuple[int, int]:
    """Return the size of the members of a row and where its last stands; (0, 0) if there is none."""
    after = pieces[first + 1 :]
    if len(after) == 1:
        size = after[0].find("的")
        return (size, first + 1) if _PAIR <= size <= _LONGEST and len(pieces[first]) >= size else (0, 0)
    size = len(after[0])
    last = first + 1
    while last + 1 < len(pieces) and len(pieces[last]) == size:
        last += 1
    long_enough = _SHORTEST <= size <= _LONGEST and len(pieces[first]) >= size and len(pieces[last]) > size
    return (size, last) if long_enough and last > first + 1 else (0, 0)


def _begins(sentence: Sentence, start: int) -> bool:
    """Return whether a word begins here and none that the first member shares with what stands before it."""
    return _starts(sentence, start) and sentence.text[start - 1 : start] not in _JOINED


def _starts(sentence: Sentence, at: int) -> bool:
    return any(token.start == at for token in sentence.unit.tokens)


def _is_head(name: str, members: int = 1) -> bool:
    """Return whether this is a name of its own; of four members and more any such name is a formula's."""
    of_what = is_name(name, verbs=True) or name in load_words("content_nouns", DATA)
    own = members >= _FORMULA or not describes(name)
    return len(name) >= _LEAST and of_what and own and not SPIRIT.search(name)


def _definition(sentence: Sentence, name: tuple[int, int], words: tuple[int, int]) -> Definition:
    return Definition(sentence.source(*name), sentence.source(*words), sentence.unit, "…的X", KIND)
