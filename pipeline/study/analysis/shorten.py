"""Short forms of headings and sentences: whole clauses, never a fragment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.quotation import match_quotes
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.language.words import alternatives, load_list
from pipeline.study.analysis.clauses import TIED_END, Clause, bare, is_free, may_begin, may_end, split_clauses
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.standing import opens_back

_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
_LEADS = re.compile(
    r"^(?:同志们|各位[^，]{0,6}|总之|当然|实践证明|事实证明|历史证明|现实反复证明|大家知道|我们知道|众所周知)[，：,:]"
)
POINTS_BACK = re.compile(
    "(?<![”」』》])这[一两后前几种个些样里次就方时]|前面说|那[一种个些样]|上述|前述|为此|对此|由此|[他她它]们?(?!山|国|乡|人)|(?<!应)该[^死]|刚才|[和与跟同]这|其中一|前面(?:已|说)|请问|我们?已经|我(?:真正|只是|直觉)?[想认觉]|我(?:个人|明白|同意)"
)
_SAYS = 7  # least characters of a sentence's short form
OVER = 5  # least characters of a short form


def shorten(text: str, most: int) -> str | None:
    """Return `text` in at most `most` characters by leaving out asides and whole clauses, None if that cannot be.

    What is kept is one run of neighbouring clauses that reads as a sentence by itself, the longest such run from
    the beginning, else one that begins with a verb as outlines have it (坚持…, 要…).
    """
    return next(iter(short_forms(text, most)), None)


# A short form that ends so has lost what it was to say; one that holds such words is open without the rest.
_UNSAID = re.compile(
    "(?:[到至]今天?|到现在|是|到|(?<![行作])为|即|叫|(?<![图影画人录偶])像|(?<![所拥公国私享])有|对"
    "|(?<![方志走导动意趋取])向|(?<![总温平缓])和|[对向与跟给][^，]{0,4}[A-Za-z]+|(?:[个些种]|什么|以下|下列)[^，]{0,6}问题"
    "|回答|(?<![设统估合])计|能否|如下|[对是]吧)$"
)
_OPEN = re.compile(
    "能不能|是不是|有没有|会不会|要不要|是否|能否|虽然|虽(?=[^，]*，|[^，]*$)|尽管|即使|不但|不仅|不只|不论|无论|不管|只有|只要|除非"
    "|如果|假如|倘若|(?:^|，)如(?!何|此|期)|一旦|^有了|^要么|必待|一方面|(?:^|，)欲|与其|宁可|之所以|因为|由于|既(?!然?是|定|有|往|得)|的一[次个种项场条][^，是]{1,6}$|^[^，是]*的一[次种项场条][^，是]{1,6}(?=，是)"
)
_CLOSES = re.compile("但|却|还|也|而且|更|就|才|都|便|则|又|所以|因此|，一方面|仍|方能|总|不如")
# The clause after the cut begins so, or holds this: then the cut clause was only its beginning.
_GOES_ON = re.compile(
    "(?:[绝决并]?不是|[绝并]非|重在|贵在|在于|有利于|有助于|决定|事关|关系到|取决于|必须|必然|需要|应当|应该|能够|能|可以|要|将|会|应|须|亦|既|是|也是|以致|从而|使|便|离不开|都|需)"
)
_ADDED = "以及|及其|特别是|尤其是|包括"  # with which a clause goes on with the names of the one before it
_JOINS = re.compile(r"\s*(?:而且|而|但是|但|所以|因此)(?!是)")
_JUDGED = re.compile("[，、](?:这些)?(?:都|均|全)(?:是|不)")  # A，B，C，都是不对的: what is said of A comes last
# 是在新形势下召开的…，…的一次盛会: what something is stands at the end of the clauses that tell of it.
_OF_WHICH_ONE = re.compile("(?:^|，)[^，]{0,24}(?<!不)是[在为由对从以按][^，]*$")
_ONE = re.compile("(?:，[^，。；]*){1,2}的一[次个种项场条件][^，。；的]{1,6}(?=[，。；]|$)")
_NAMES = re.compile("^所?要[^，是]{1,5}的[^，]{2,}$")  # 要造成的民主共和国 is what is to be made, not that it is to be
_ITS = re.compile("其(?![他它中实次余])")  # whose: what was cut off says
_ONLY_THEN = re.compile(
    "^(?:关键|根本|重点|核心|目的|首要|往往|常常|难免|总是|大多|多半)|才能|才会|才有|方能|方可|就能|便能|便使|就会"
)
_MUST = re.compile("要|必须|应[当该]|务必|须|必将|能够|可以|将")
_IN_WITHOUT_PLACE = re.compile(
    "(?<![所实存现内潜正好还就自放摆落])在(?!于)(?![^，]*[上中下里内外时后前间面处地期际])[^，]*(?:，|$)"
)


def short_sentence(text: str, most: int) -> str | None:
    """Return the short form of a sentence to stand as a line by itself: it says something and does not point back."""
    whole = bare(text)
    for form in short_forms(text, most):
        if len(form) >= _SAYS and says_something(form, whole):
            return form
    return None


def clause_with(text: str, marks: Sequence[str], most: int) -> str | None:
    """Return the clauses of a sentence that hold one of `marks` (what shows what it does), where they stand alone.

    They go from the sentence's beginning if that fits, else from the clause with the mark.
    """
    whole = bare(_LEADS.sub("", text))
    plain = fold(whole)
    clauses = split_clauses(plain)
    for mark in marks:
        at = plain.find(mark)
        if at < 0:
            continue
        first = max((i for i, each in enumerate(clauses) if each.start <= at), default=0)
        last = min((i for i, each in enumerate(clauses) if each.stop >= at + len(mark)), default=len(clauses) - 1)
        for begin in dict.fromkeys((0, *range(first, last + 1))):
            if form := _longest(whole, plain, clauses, begin, last, most):
                return form
    return None


def _longest(whole: str, plain: str, clauses: Sequence[Clause], begin: int, least: int, most: int) -> str | None:
    """Return the longest run of clauses from `begin` up to `least` at least that stands alone and fits."""
    if begin and not is_free(plain, clauses, begin):
        return None
    start = clauses[begin].start
    if begin and (joint := _JOINS.match(plain, start)):
        start = joint.end()
    for last in range(len(clauses) - 1, least - 1, -1):
        form = bare(whole[start : clauses[last].stop])
        fits = _SAYS <= len(form) <= most and may_end(plain, clauses, begin, last) and _is_whole(form)
        if fits and says_something(form, whole):
            return form
    return None


def says_something(form: str, whole: str) -> bool:
    """Return whether a short form of the sentence `whole` can stand as a line by itself."""
    plain = fold(form)
    tokens = cut_words(plain)
    if POINTS_BACK.search(plain) or _UNSAID.search(plain) or not has_predicate(tokens) or opens_back(plain, tokens):
        return False
    if form == whole:
        return True
    if _NAMES.search(plain):
        return False
    if _ITS.search(plain) and not fold(whole).startswith(plain):
        return False
    opening = _OPEN.search(plain)
    if TIED_END.search(plain) or (opening and not _CLOSES.search(plain[opening.end() :])):
        return False
    if _IN_WITHOUT_PLACE.search(plain):
        return False
    return not _goes_on(plain, fold(whole))


def _goes_on(form: str, whole: str) -> bool:
    """Return whether the main verb stands in what was cut off after the form."""
    at = whole.find(form)
    rest = whole[at + len(form) :] if at >= 0 else ""
    after = re.match(f"(?:[，,](?:{_ADDED})[^，；。]*)*[，,：:]([^，；。]+)", rest)
    if not after:
        return False
    if _JUDGED.search(rest.partition("；")[0]):
        return True
    if _OF_WHICH_ONE.search(form) and _ONE.match(rest):
        return True
    if "把" in form and "作为" in rest and "作为" not in form:
        return True
    if _ONLY_THEN.search(after.group(1)):
        return True
    return bool(_GOES_ON.match(after.group(1))) and not _MUST.search(form)


def short_forms(text: str, most: int) -> list[str]:
    """Return all the short forms of `text`, best first; the whole text alone if it fits."""
    whole = bare(_LEADS.sub("", text))
    if len(whole) <= most:
        return [whole]
    plain = bare(_ASIDE.sub("", whole))
    if OVER <= len(plain) <= most:
        return [plain]
    clauses = split_clauses(plain)
    forms: list[str] = []
    plain, original = fold(plain), plain
    for first in range(len(clauses)):
        if first and (not may_begin(plain, clauses, first) or _denies().search(plain, 0, clauses[first].start)):
            continue
        for last in range(len(clauses) - 1, first - 1, -1):
            form = bare(original[clauses[first].start : clauses[last].stop])
            if OVER <= len(form) <= most and may_end(plain, clauses, first, last) and _is_whole(form):
                forms.append(form)
                break
    return forms


@lru_cache(maxsize=1)
def _denies() -> re.Pattern[str]:
    return re.compile(alternatives(load_list("clause_denials", Path(__file__).with_name("data"))))


def _is_whole(form: str) -> bool:
    quotes = match_quotes(form)
    return not quotes.stray and form[-1] not in "的和与及或把被将对为"
