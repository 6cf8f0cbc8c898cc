"""Whether words in quotation marks that nobody is said to speak are a statement all the same, and no term or slogan.

A statement has a subject and says something of it (好秧带出好收成); a slogan begins with what is to be done (晒根三天).
"""

from __future__ import annotations

import re

from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.quotes.shape import Shape

_WELL_KNOWN = re.compile("(?:熟知|熟悉|常说|常讲|常听|听过|听说|流传)的(?:那句|一句)?(?:老?话)?$")
_AMOUNTS = re.compile("(?:[也正]?就是|[全贵重]?在于|归结为|概括为)$")  # 水的价值就在于“…”。
_BELIEF = re.compile(
    "(?:的|这种|那种|这样的|这一)?(?:论调|说法|观点|看法|想法|理念|信念|主张)"
)  # rules have names: “一村一品”原则
_OPENS = re.compile("，(?!也?(?:就是|即|是)(?![^，。；]*不))")  # “晒根三天”，是育苗的老规矩
_SHORT, _LONG = 7, 10  # characters of a statement that opens its sentence, or closes it
_BELIEVED = 12
_SUBJECT = "narmbtsfjizl"  # the parts of speech a subject begins with


def is_statement(head: str, inner: str, shape: Shape) -> bool:
    """Return whether a quotation is a statement that its sentence takes up, by what stands before and behind it."""
    if shape.number or shape.size < _SHORT:
        return False
    folded, follows = fold(head.strip()), fold(shape.follows)
    if _BELIEF.match(follows):
        listed = "、" in inner and not shape.clauses  # “不敢腐、不能腐、不想腐”的理念
        return shape.size >= _BELIEVED and not listed and (_says(inner) or _begins_with_subject(inner))
    if not folded:
        return _OPENS.match(follows) is not None and _says_of_subject(inner)
    if _WELL_KNOWN.search(folded):
        return not shape.termlike and _says(inner)
    return (
        shape.size >= _LONG
        and follows[:1] in ("", "。", "；", "！")
        and _AMOUNTS.search(folded) is not None
        and _says_of_subject(inner)
    )


def _says(inner: str) -> bool:
    return has_predicate(cut_words(fold(inner)))


def _begins_with_subject(inner: str) -> bool:
    return cut_words(fold(inner))[0].tag[0] in _SUBJECT


def _says_of_subject(inner: str) -> bool:
    return "、" not in inner[:6] and _begins_with_subject(inner) and (_says(inner) or ("比" in inner and "更" in inner))
