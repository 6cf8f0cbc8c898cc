"""Whether a blank is fair: one noun phrase that the rest of its sentence does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_words
from pipeline.study.analysis import Unit
from pipeline.study.analysis.headings import shared_start
from pipeline.study.items.spans import Source

_DATA = Path(__file__).with_name("data")
FIRST = 4  # no blank begins within so many characters of the sentence's start
_EDGES = "的了和与是在对为把被等着过来去"
_UNFIT = re.compile(
    f"^[{_EDGES}]|[{_EDGES}]$|[么什谁哪这那它他她我你]|自己|大家|各位|^有关|证明|表明|指出|说明|显示"
    "|作出|做出|得到|产生|主席|书记|同志"
    "|^在|在$|有所|^方能|^才能|^所|^多[长少大]|多少|怎样|如何|[为何]了?$"
)
_COUNT = re.compile("^[一二两三四五六七八九十]+[个大项条种]?")
_TO_WHOM = frozenset("为对向把被从与和给将以由")
_NICKNAME = re.compile("(?:叫做|叫作|名曰|之曰|称为|称作|俗称|所谓的?|自称)[“「]?$")


def is_fair(unit: Unit, start: int, stop: int, source: Source, people: Sequence[tuple[int, int]]) -> bool:
    """Return whether the words from `start` to `stop` may be asked for; `people`: where the sentence names somebody."""
    answer = unit.text[start:stop]
    if start < FIRST or not 2 <= len(answer) <= 14 or unit.text.count(answer) > 1:
        return False
    if any(first < stop and start < last for first, last in people):
        return False
    if answer in load_words("generic_answers", _DATA) or _UNFIT.search(answer):
        return False
    if source == "term" and _NICKNAME.search(unit.text[:start]):
        return False
    if source in ("phrase", "definition") and not _is_noun_phrase(unit, start, stop):
        return False
    if _is_told_by_its_stem(unit.text, start, stop):
        return False
    inside = [token for token in unit.tokens if start < token.stop and token.start < stop]
    if not inside or inside[0].start != start or inside[-1].stop != stop:
        return source == "term"
    if any(token.tag in ("nr", "nrt", "nrfg", "ns", "t", "x", "eng") for token in inside):
        return False
    if source != "term" and any(token.tag[0] in "mqr" for token in inside):
        return False
    content = [token for token in inside if token.text not in load_words("stopwords")]
    return bool(content) and not all(token.text in load_words("generic_answers", _DATA) for token in content)


def _is_noun_phrase(unit: Unit, start: int, stop: int) -> bool:
    """Return whether the words are one noun phrase: no verb with its object (健全补偿机制), no clause (用…武装全党).

    At the head of a clause a word that may be a verb is taken for one; so is any after 用, 以, 把, 将.
    """
    inside = [token for token in unit.tokens if start <= token.start and token.stop <= stop]
    before = unit.text[start - 1]
    if not inside or (inside[-1].tag[0] not in "nlj" and inside[-1].tag != "vn"):
        return False
    if before in _TO_WHOM and len(inside) > 1:
        return False  # 坚持为|作家服务, 由|国家规定
    first = inside[0]
    if before != "的" and (first.tag[0] in "li" or (len(inside) == 1 and _may_be_clause(first.text))):
        return False  # 一定能|闪闪发光, 建成|投入使用
    if (start > 1 and unit.text[start - 2] == unit.text[start]) or _follows_short_verb(unit, start):
        return False  # 联防|联控机制, 稳就业保|民生政策
    may_be_verb = first.tag[0] in "vadi" or first.text in load_words("outline_verbs")
    at_head = before in "，、；：“" or _follows_verb(unit, start)
    if at_head and (may_be_verb or (before != "、" and len(inside) > 2)):
        return False  # 健全|补偿机制, 加快|发展乡村产业, ，白色势力|高压|边界
    clause = re.split("[，。；：、]", unit.text[:start])[-1]
    return len(inside) < 3 or re.search("[用以把将]", clause) is None


def _may_be_clause(word: str) -> bool:
    """Return whether a word of four characters, a noun to the dictionary, is a verb with its object: 发挥作用."""
    first = word[:2]
    return len(word) == 4 and (cut_words(first)[0].tag[0] in "vd" or first in load_words("outline_verbs"))


def _follows_short_verb(unit: Unit, start: int) -> bool:
    """Return whether a verb of one character stands before, itself behind another word: 稳就业|保|…"""
    place = next((index for index, token in enumerate(unit.tokens) if token.stop == start), 0)
    if place == 0 or len(unit.tokens[place].text) > 1 or unit.tokens[place].tag[0] != "v":
        return False
    return unit.tokens[place - 1].tag[0] == "n"


def _follows_verb(unit: Unit, start: int) -> bool:
    return any(token.stop == start and token.tag[0] == "v" for token in unit.tokens)


def _is_told_by_its_stem(text: str, start: int, stop: int) -> bool:
    """Return whether two characters running of the answer stand elsewhere in the sentence, its shared tail aside."""
    answer = text[start:stop]
    rest = text[:start] + "\n" + text[stop:]
    neighbours = [part for part in re.split("[，。；：、]", text) if part and part != answer]
    if text[start - 1] == "、" or text[stop : stop + 1] == "、":
        tail = max((len(shared_start([answer[::-1], part[::-1]])) for part in neighbours), default=0)
        head = max((len(shared_start([answer, part])) for part in neighbours), default=0)
        answer = answer[min(head, len(answer)) : len(answer) - tail] if head + tail < len(answer) else ""
    answer = _COUNT.sub("", answer)
    return any(answer[at : at + 2] in rest for at in range(len(answer) - 1))


def ends_in_action(unit: Unit, start: int, stop: int) -> bool:
    """Return whether a phrase of several words may be a clause, subject and verb: 境界发展."""
    inside = [token for token in unit.tokens if start <= token.start and token.stop <= stop]
    return len(inside) > 1 and inside[-1].tag == "vn"
