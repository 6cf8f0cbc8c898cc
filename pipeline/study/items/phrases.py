"""Key phrases of a sentence: what a noun phrase or the end of a clause names, with the words that bound it.

Chinese words bear no endings, so a phrase is known by its bounds: it begins where a clause, a verb, a preposition or
的 leaves off, and ends before the next of these. English has no word classes here: a phrase stands between an article,
a preposition or a form of to be and the next of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.language.segmentation import Token
from pipeline.language.words import load_lines
from pipeline.study.items.stems import Stem

Left = Literal["start", "copula", "bidden", "verb", "preposition", "的", "join", "mark", "adverb"]
Right = Literal["end", "的", "copula", "verb", "join", "mark", "preposition", "other"]

_DATA = Path(__file__).with_name("data")
_MOST_WORDS = 7
_MOST_CHARACTERS = 16
_NAME = 8  # characters of a name with a verb in it: 可验证私钥分割方案
_COPULAS = frozenset(
    ("是", "为", "叫", "成为", "即", "叫做", "称为", "就是", "等于", "属于", "变成", "作为", "成", "当作", "当成", "指")
)
_BIDDEN = frozenset(
    ("必须", "应当", "应该", "应", "要", "需要", "须", "不得", "不能", "坚持", "实行", "做到", "禁止", "严禁")
)
_NOUNS = frozenset(("n", "j", "s", "b", "l", "i", "z", "t", "m", "q"))
_NOUNLIKE = frozenset(("vn", "an", "eng"))
_CLOSED = frozenset(("u", "r", "y", "o", "k", "h"))  # particles, pronouns, cries: no phrase has them within
_CLAUSE_ENDS = "，。；：！？,;:!?—"
_MARKS = "“”‘’「」『』《》〈〉（）()①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇〔〕[]"


_QUOTED = re.compile("(?<![自见])[“「《〈]([^“”「」《》〈〉，。；：？！、]{2,20})[”」》〉]")


class Phrase(NamedTuple):
    """Offsets in the sentence, and what stands beside it."""

    start: int
    stop: int
    left: Left
    right: Right
    verbal: bool  # begins with a verb, an adverb or a preposition


def find_phrases(stem: Stem, language: str) -> Iterator[Phrase]:
    """Yield the phrases of a sentence that might be asked for, in text order, some within others."""
    tokens = [token for token in stem.unit.tokens if stem.start <= token.start and token.stop <= stem.stop]
    if language == "en":
        yield from _english(tokens)
        return
    for match in _QUOTED.finditer(stem.folded, stem.start, stem.stop):
        yield Phrase(match.start(1), match.end(1), "mark", "mark", False)
    first = 0
    for index, token in enumerate(tokens):
        if token.text in _CLAUSE_ENDS:
            yield from _of_clause(tokens[first:index])
            first = index + 1
    yield from _of_clause(tokens[first:])


def _of_clause(tokens: Sequence[Token]) -> Iterator[Phrase]:
    words = [token for token in tokens if token.text.strip()]
    lefts = [_left(words, index) for index in range(len(words))]
    rights = [_right(words, index) for index in range(len(words))]
    for begin, left in enumerate(lefts):
        if left is None or words[begin].tag[0] in "uyokhrcx" or (begin and words[begin].text in _SUFFIXES):
            continue
        verbal = not _begins_nominal(words, begin, left)
        if verbal and left not in _BEFORE_VERBS:
            continue
        for end in _ends(words, begin):
            right = rights[end]
            if right is not None and _may_end(words, begin, end, left, right, verbal):
                yield Phrase(words[begin].start, words[end].stop, left, right, verbal)


_BEFORE_VERBS: frozenset[Left] = frozenset(("copula", "bidden", "preposition", "mark"))
_SUFFIXES = frozenset("化性者率度力型式界量家员学法感观论物品器类们")  # 并行|化: the word goes on
_MODALS = frozenset(("可", "能", "会", "可以", "能够", "不可"))
_AFTER_VERBS = frozenset(
    "上下出来去起中里内间成到"
)  # 生活|上, 表现|出: what follows is not all of what the verb governs


def _ends(words: Sequence[Token], begin: int) -> Iterator[int]:
    """Yield where a phrase may stop: before a particle, a mark, to be, or the second 的."""
    links = 0
    for end in range(begin, min(begin + _MOST_WORDS, len(words))):
        last = words[end]
        if last.text in _MARKS or (last.tag[0] in _CLOSED and last.text != "的"):
            return
        if last.text in _COPULAS and words[begin].text != "以":
            return
        if last.tag[0] == "x" and not last.text.isalnum() and last.text not in "、-·/+.%％":
            return
        links += last.text == "的"
        if links > 1 or last.stop - words[begin].start > _MOST_CHARACTERS:
            return
        yield end


def _may_end(words: Sequence[Token], begin: int, end: int, left: Left, right: Right, verbal: bool) -> bool:
    last, inside = words[end], words[begin : end + 1]
    if verbal:
        built_on = words[begin].text == "以" and any(word.text == "为" for word in inside)
        return end > begin and (right in ("end", "mark") or (last.tag[0] in _NOUNS and built_on))
    if not _is_even(inside, left, right) or any(_is_bar(word) for word in inside):
        return False
    if _is_verb(words[begin]) and left != "的" and right not in ("end", "mark"):
        return False  # 降低所有人|的方差: cut within what the verb governs
    size = last.stop - words[begin].start
    if any(_is_verb(word) for word in inside[1:-1]) and (left == "start" or size > _NAME or _is_clause(inside)):
        return False
    if left == "verb" and begin > 1 and words[begin - 2].tag[0] in "mqr" and any(word.text == "的" for word in inside):
        return False  # 一个有|意义的规则: cut within what describes
    if left == "start" and len(inside) > 1 and _is_verb(last):
        return False
    if last.tag[0] in _NOUNS or last.tag in _NOUNLIKE:
        return True
    if last.tag[0] not in "va" or left == "preposition":
        return False
    if any(word.text == "的" for word in inside):
        return False
    joined = any(word.text in ("、", "和", "与") for word in inside[:-1])
    return right in ("end", "mark") or joined or (right == "的" and left in ("verb", "copula", "bidden"))


def _is_clause(words: Sequence[Token]) -> bool:
    """Return whether words are a clause, not a name: 程序作出处分决定, but 立德树人 and 可验证私钥分割方案."""
    verb = next(number for number, word in enumerate(words) if number and _is_verb(word))
    return words[verb].text[-1] in "出到了为于行成得有是" or words[verb].text in (
        "实现",
        "造成",
        "需要",
        "获得",
        "提供",
    )


def _is_verb(word: Token) -> bool:
    return word.tag[0] == "v" and word.tag != "vn"


def _is_bar(word: Token) -> bool:
    """Return whether a noun phrase cannot hold a word: adverbs, prepositions, pronouns, conjunctions but 和."""
    return word.tag[0] in "dprf" or (word.tag[0] == "c" and word.text not in ("和", "与", "及", "或", "或者", "以及"))


def _is_even(words: Sequence[Token], left: Left, right: Right) -> bool:
    """Return whether a list within a phrase is all of the list: its members are of one length, or nothing is before."""
    if not any(word.text == "、" for word in words):
        return True
    if "join" in (left, right):
        return False
    members = "".join(word.text for word in words).split("、")
    return left in ("copula", "mark", "start", "bidden") or len({len(member) for member in members}) == 1


def _begins_nominal(words: Sequence[Token], begin: int, left: Left) -> bool:
    token = words[begin]
    if token.tag[0] in _NOUNS or token.tag in ("vn", "an", "eng") or token.tag[0] == "a":
        return True
    follows = words[begin + 1].tag[0] if begin + 1 < len(words) else ""
    return token.tag[0] == "v" and left in ("的", "copula", "bidden") and follows in _NOUNS  # 分解作用


def _left(words: Sequence[Token], index: int) -> Left | None:
    if index == 0:
        return "start"
    before = words[index - 1]
    if before.text in _COPULAS:
        return "copula"
    if before.text in _BIDDEN:
        return "bidden"
    if before.text == "的":
        return "的"
    if before.text in _AFTER_VERBS or before.text in _MODALS:
        return None
    if before.tag[0] == "v" or before.text in ("了", "过", "着"):
        return "verb"
    if before.tag[0] == "p" or before.text in ("把", "被", "将", "由", "以", "于"):
        return "preposition"
    if before.text in ("和", "与", "及", "、", "或"):
        return "join"
    if before.text in _MARKS:
        return "mark"
    if before.tag[0] in "dcr":
        return "adverb"
    return None


def _right(words: Sequence[Token], end: int) -> Right | None:
    if end == len(words) - 1:
        return "end"
    after = words[end + 1]
    if after.text == "的":
        return "的"
    if after.text in _COPULAS:
        return "copula"
    if after.text in _MARKS:
        return "mark"
    if after.text in ("和", "与", "及", "、", "或", "等"):
        return "join"
    if after.tag[0] == "v":
        return "verb"
    if after.tag[0] == "p":
        return "preposition"
    if words[end].tag == "eng" and after.tag[0] == "n":
        return "other"  # ColdTrack2|系统
    if after.tag[0] in "dfcr" or after.text in _BIDDEN:
        return "other"
    return None


def _english(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Yield runs of words that are neither articles nor prepositions nor pronouns nor auxiliaries."""
    words = [token for token in tokens if token.text.strip()]
    classes = [_english_class(word.text) for word in words]
    for begin, left in enumerate(["start", *classes[:-1]]):
        if left == "" or classes[begin] or words[begin].text.endswith("ly"):
            continue
        name = words[begin].text[0].isupper() or words[begin].tag == "m"
        for side, first in _english_starts(left, begin, name):
            joined = False
            for end in range(first, min(first + _MOST_WORDS_EN, len(words))):
                if words[end].text == "and" and not joined and end > first:
                    joined = True
                    continue
                if classes[end]:
                    break
                if end == first and not _may_be_alone(words[end].text, side, words[first - 1].text):
                    continue
                if joined and not _is_even_pair([word.text for word in words[first : end + 1]]):
                    continue
                right = _english_right(classes[end + 1] if end + 1 < len(words) else "mark")
                if right is not None and not (right == "join" and words[end].text.endswith(_DESCRIBES)):
                    yield Phrase(words[first].start, words[end].stop, side, right, False)


_MOST_WORDS_EN = 5
_DESCRIBES = ("ic", "al", "ive", "ous", "able", "ible", "ful", "less", "ary")  # large scientific | and engineering …


def _is_even_pair(words: Sequence[str]) -> bool:
    """Return whether two names joined by and are of one word each, or of as many."""
    at = words.index("and")
    return at == len(words) - 1 - at


def _may_be_alone(word: str, left: Left, before: str) -> bool:
    """Return whether one English word may be asked for: a name or a number, else a noun by its place and its end."""
    if not word[0].islower():
        return left != "start"
    if before.lower() in ("is", "are", "was", "were", "be", "been", "being"):
        return "-" in word or word.endswith(("tion", "ment", "ness", "ity", "ism", "ship", "ance", "ence"))
    return (
        len(word) > 3
        and not word.endswith(("ed", "ing", "ly", "ways", "times"))
        and left in ("的", "preposition", "copula")
    )


def _english_starts(left: str, begin: int, name: bool) -> Iterator[tuple[Left, int]]:
    """Yield where a phrase begins: behind a verb that a pronoun or an auxiliary shows."""
    if left in ("subject", "to"):
        yield "verb", begin + 1
    if left == "to" and name:
        yield "preposition", begin
    if left not in ("subject", "to"):
        yield left, begin  # type: ignore[misc]


def _english_right(follows: str) -> Right | None:
    rights: dict[str, Right] = {
        "mark": "end", "copula": "copula", "preposition": "preposition", "to": "preposition", "join": "join",
    }  # fmt: skip
    return rights.get(follows, "other" if follows in ("subject", "verb") else None)


@lru_cache(maxsize=1)
def _english_words() -> dict[str, str]:
    rows = (line.split(" | ") for line in load_lines("bounds_en", _DATA))
    return {word: name for name, words, _ in rows for word in words.split()}


def _english_class(word: str) -> str:
    """Return the class of a word that bounds phrases, "mark" of a mark, "" of any other word."""
    if word in '.,;:?!—–()[]“”"*':
        return "mark"
    return _english_words().get(word.lower(), "")


def is_bound(word: str) -> bool:
    """Return whether an English word is one that bounds phrases: no term has it."""
    return word.lower() in _english_words()
