"""The rule of an article as a line: as far as to what is ordered, forbidden, permitted or defined.

Law drafting puts before the rule whom and what it is about, each in a clause (报考公务员，除…以外，还应当…): a line
that stops before the rule says nothing.
"""

from __future__ import annotations

import re

from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis.clauses import bare, is_opener, split_clauses
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.outline.level import shorten_level

# With these a rule is laid down; a clause before the first of them is its setting.
_RULES = re.compile(
    "应当|不得|可以|必须|有权|无权|禁止|不予|予以|给予|负责|适用|实行|是指|分为|包括|采取|视为|追究|处以|承担|享有|由(?!于)|受[^，]{1,6}保护|不受|自动"
)
# What only says by what, for whom or with what exception; enumerated nouns are no predicate.
_BY_WHAT = re.compile("(?:依照|按照|根据|依据|通过|对于?|自)[^，；]*$")
_NAMES_END = re.compile("(?:、[^，；、]*)?(?:以及|和|及|与)[^，；、的]{1,6}$")
_EXCEPT = re.compile("(?:^|，)除[^，；]*$")
_CONDITION = re.compile("的$")
_POINTS = re.compile("^[其该]")


def rule_line(theme: str, most: int) -> str:
    """Return an article's theme in short form where that holds the rule, else as far as to the rule, at most whole."""
    whole = bare(theme)
    (short,) = shorten_level([theme], most)
    begins = whole.startswith(short) or is_opener(fold(whole[: whole.find(short)].rstrip("，")))
    if begins and _holds_the_rule(fold(short), fold(whole)) and not _POINTS.match(fold(short)):
        return short
    for clause in split_clauses(whole):
        form = whole[: clause.stop]
        if clause.mark not in "：:" and _holds_the_rule(fold(form), fold(whole)):
            return form
    return whole


def _holds_the_rule(form: str, whole: str) -> bool:
    at = whole.find(form)
    rest = whole[at + len(form) :] if at >= 0 else ""
    if not has_predicate(cut_words(form)) or (_RULES.search(rest) and not _RULES.search(form)):
        return False
    if not rest:
        return True
    *_, last = split_clauses(form)
    words = form[last.start : last.stop]
    if _EXCEPT.search(words):
        return False
    if not _RULES.search(words) and (by := _BY_WHAT.search(words)):
        if _NAMES_END.search(words):
            return False
        tokens = cut_words(by.group())
        after = max((index for index, token in enumerate(tokens) if token.text == "的"), default=0)
        if not any(token.tag[0] == "v" for token in tokens[after + 2 :]):
            return False
    following = split_clauses(rest.lstrip("，；"))
    condition = rest[0] == "，" and bool(following) and rest[1 : following[0].stop + 1].endswith("的")
    return not _CONDITION.search(form) and not condition
