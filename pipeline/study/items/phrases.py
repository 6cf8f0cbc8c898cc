"""Key phrases of a Chinese sentence: whole constituents, known by the words that bound them.

Chinese words bear no endings, so only what is bounded surely on both sides counts: the object of the clause's one verb
up to its end, what 是 says of something up to the end, the subject before 是, what is bidden up to the end, what 由 or
把 governs before its verb, a name in marks or in Latin letters. A phrase is all of that or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.language.segmentation import Token
from pipeline.language.words import load_lines

Left = Literal["start", "copula", "bidden", "verb", "preposition", "的", "join", "mark", "adverb"]
Right = Literal["end", "的", "copula", "verb", "join", "mark", "preposition", "other"]

_DATA = Path(__file__).with_name("data")
_SHORTEST, _LONGEST = 3, 18  # characters
_SHORTEST_VERBAL = 4
_LATIN = 4  # letters of a name
_NOUNS = frozenset(("n", "j", "s", "b", "l", "i", "z", "m", "q"))
_NOUNLIKE = frozenset(("vn", "an", "eng", "a"))
_JOINS = frozenset(("和", "与", "及", "、", "以及", "或", "或者"))
_SOME = frozenset(("一种", "一个", "一些", "一项", "一类", "这种", "某种"))
_CLAUSE_ENDS = frozenset("，。；：！？,;:!?—")
_QUOTED = re.compile("(?<![自见])[“「]([^“”「」《》〈〉，。；：？！、]{3,20})[”」]")


class Phrase(NamedTuple):
    """Offsets in the sentence, and what stands beside it."""

    start: int
    stop: int
    left: Left
    right: Right
    verbal: bool  # begins with a verb, an adverb or a preposition


@lru_cache(maxsize=16)
def words_of(name: str) -> frozenset[str]:
    """Return the words of one class of data/bounds_zh.txt."""
    rows = (line.split(" | ") for line in load_lines("bounds_zh", _DATA))
    return frozenset(word for row, words, _ in rows if row == name for word in words.split())


def find_phrases(folded: str, tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Yield the phrases of a sentence that might be asked for; `tokens`: its words, within `folded`."""
    if not tokens:
        return
    for match in _QUOTED.finditer(folded, tokens[0].start, tokens[-1].stop):
        yield Phrase(match.start(1), match.end(1), "mark", "mark", False)
    clause: list[Token] = []
    if any(token.text != folded[token.start : token.stop] for token in tokens):
        tokens = [Token(folded[token.start : token.stop], token.tag, token.start) for token in tokens]
    for token in tokens:
        if token.text in _CLAUSE_ENDS:
            yield from _of_clause(clause)
            clause = []
        elif token.text.strip():
            clause.append(token)
    yield from _of_clause(clause)


def _of_clause(words: Sequence[Token]) -> Iterator[Phrase]:
    marks, copulas, bidden = words_of("mark"), words_of("copula"), words_of("bidden")
    verbs, later = 0, False  # before this word, but for those that only bid
    for index, word in enumerate(words):
        left: Left | None = None
        if word.text in copulas or (word.text == "为" and _is_copula(words, index)):
            if not verbs and index and _is_noun_phrase(words[:index]):
                yield _phrase(words[:index], "start", "copula", False)
            left = "copula"
        elif word.text in bidden:
            left = "bidden"
        elif _is_verb(word):
            named = index > 0 and words[index - 1].text == "的"  # 准备金的|使用: no verb here
            left = "verb" if not named and word.text not in words_of("passes over") else None
            later = verbs > 0
            verbs += 1
        elif word.text in words_of("governs"):
            yield from _governed(words, index)
        elif word.tag == "eng" and not (index and words[index - 1].tag == "eng"):
            yield from _latin(words, index)
        rest = words[index + 1 :]
        if left is None or not rest or any(each.text in marks for each in rest):
            continue
        if left == "verb" and rest[0].text in ("了", "过", "着"):
            rest = rest[1:]
        while left != "bidden" and len(rest) > 1 and (rest[0].tag[0] in "mq" or rest[0].text in _SOME):
            rest = rest[1:]
        nominal = _is_noun_phrase(rest)
        if left == "verb" and later and any(each.text in ("的", *_JOINS) for each in rest):
            continue  # it may go with a verb before
        if nominal or (left in ("bidden", "copula") and _is_predicate(rest)):
            yield _phrase(rest, left, "end", not nominal)


def _phrase(words: Sequence[Token], left: Left, right: Right, verbal: bool) -> Phrase:
    return Phrase(words[0].start, words[-1].stop, left, right, verbal)


def _governed(words: Sequence[Token], index: int) -> Iterator[Phrase]:
    """Yield what 由, 把 … governs: all before the clause's next verb."""
    verb = next((n for n in range(index + 1, len(words)) if _is_verb(words[n]) or words[n].text == "为"), None)
    if verb is None or (words[index].text == "以" and words[verb].text != "为"):
        return
    if verb > index + 1 and _is_noun_phrase(words[index + 1 : verb]):
        yield _phrase(words[index + 1 : verb], "preposition", "verb", False)


def _latin(words: Sequence[Token], index: int) -> Iterator[Phrase]:
    """Yield a name in Latin letters, whole: AutoModerator, DAG, Bitcoin Core."""
    stop = index + 1
    while stop < len(words) and (words[stop].tag in ("eng", "m") and words[stop].text.isascii()):
        stop += 1
    name = "".join(word.text for word in words[index:stop])
    if not index or not name[0].isupper() or len(name) < 2 or not (len(name) >= _LATIN or name.isupper()):
        return
    before = words[index - 1]
    if not before.text.isascii():
        yield _phrase(words[index:stop], "verb" if _is_verb(before) else "join", "other", False)


def _is_copula(words: Sequence[Token], index: int) -> bool:
    """Return whether 为 says what something is (试用期为一年): a noun before it, nothing taken 以, 把 or 作."""
    if not index or words[index - 1].tag[0] not in "njlsz":
        return False
    return not any(_is_verb(each) or each.text in ("以", "把", "将", "被", "所", "对") for each in words[:index])


def _is_verb(word: Token) -> bool:
    return word.tag[0] == "v" and word.tag != "vn"


def _may_be(words: Sequence[Token]) -> bool:
    """Return whether words are of a length to be asked for, begin and end with words, and say something."""
    if not words or not _SHORTEST <= words[-1].stop - words[0].start <= _LONGEST:
        return False
    first, last = words[0], words[-1]
    if first.text in words_of("never") or first.text in words_of("suffix") or last.text in words_of("hangs"):
        return False
    if any(word.text in words_of("mark") for word in words):
        return False
    plain = words_of("plain")
    return any(word.text not in plain and word.tag[0] not in "uxcmq" for word in words)


def _is_noun_phrase(words: Sequence[Token]) -> bool:
    """Return whether words are one noun phrase: nouns, what describes them, one 的, an even list."""
    if not _may_be(words) or (words[-1].tag[0] not in _NOUNS and words[-1].tag not in _NOUNLIKE):
        return False
    if words[-1].tag[0] in "aqbm" or words[0].tag[0] in "qm":
        return False
    if len(words) > 1 and words[-1].tag == "vn" and words[-2].tag in ("a", "ad", "d"):
        return False  # 营商环境明显|改善: a clause
    for word in words:
        nominal = word.tag[0] in _NOUNS or word.tag in _NOUNLIKE or word.text == "的" or word.text in _JOINS
        if not nominal or word.text in words_of("copula"):
            return False
    if words[0].text in _JOINS or words[0].text == "的" or sum(word.text == "的" for word in words) > 1:
        return False
    return _is_even(words)


def _is_predicate(words: Sequence[Token]) -> bool:
    """Return whether words are one verb with what it governs, up to the end of the clause."""
    if not _may_be(words) or words[0].tag[0] not in "vd" or words[-1].tag[0] not in "nvajli":
        return False
    if words[0].text in ("有", "没有") or words[-1].stop - words[0].start < _SHORTEST_VERBAL:
        return False
    if len(words) > 1 and words[1].text == "的":
        return False  # 必须|遵守的规则
    return not any(word.tag[0] in "rcyoe" and word.text not in _JOINS for word in words) and _is_even(words)


def _is_even(words: Sequence[Token]) -> bool:
    """Return whether a list within a phrase is all of the list: its members are of one length."""
    joined = "".join(word.text for word in words)
    if "、" not in joined:
        return True
    sizes = [len(member) for member in re.split("、|和|与|及", joined)]
    return max(sizes) - min(sizes) <= 1 and min(sizes) > 1
