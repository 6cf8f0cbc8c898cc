"""Short forms of headings and sentences: whole clauses, never a fragment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.language.quotation import match_quotes, outermost
from pipeline.language.script import fold
from pipeline.language.segmentation import Token, cut_words
from pipeline.language.words import alternatives, load_list
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.standing import opens_back

_DATA = Path(__file__).with_name("data")

_END = re.compile(r"[。．.；;，,：:！!、\s]+$")
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
_MARKS = re.compile("(?<![一二三四五六七八九十\\d])[，；：,;:]|[，；：,;:](?![一二三四五六七八九十两\\d])|——")
_TIED_END = re.compile(
    r"(?:时|之时|后|之后|前|之前|以来|之际|时期|期间|年代|同时|中|下|上|里|的话|起见|来说|来看|来讲|而言|出发|为例|高度|角度|基础上|为了|的|以外|之外"
    r"|指出|强调|说|认为|提出|表示|宣布|知道|证明|表明|看到|发现|以为|觉得)$"
)
_COVERB = re.compile(
    "(?:^|[要将应是]|必须|我们)(?:依托|利用|借助|凭借|用|以|围绕|立足|按照|根据|结合|针对|本着|坚持以|通过)[^，]+$"
)
_LEADS = re.compile(
    r"^(?:同志们|各位[^，]{0,6}|总之|当然|实践证明|事实证明|历史证明|现实反复证明|大家知道|我们知道|众所周知)[，：,:]"
)
_POINTS_BACK = re.compile(
    "这[一两后前几种个些样里次就方时]|前面说|那[一种个些样]|上述|前述|为此|对此|由此|[他她它]们?(?!山|国|乡|人)|该[^死]|刚才|[和与跟同]这|其中一|前面(?:已|说)|请问|我们?已经|我(?:真正|只是|直觉)?[想认觉]|我(?:个人|明白|同意)"
)
_SAYS = 7  # least characters of a sentence's short form
_OVER = 5  # least characters of a short form


class Clause(NamedTuple):
    """A clause without the mark after it; `mark` is that mark ("" at the end)."""

    start: int
    stop: int
    mark: str


def split_clauses(text: str) -> list[Clause]:
    """Return the clauses between ，；：and —— outside quotation marks and brackets."""
    closed = outermost(match_quotes(text).pairs)
    clauses: list[Clause] = []
    start = 0
    for match in _MARKS.finditer(text):
        at = match.start()
        if any(opener < at < closer for opener, closer in closed) or not text[start:at].strip():
            continue
        clauses.append(Clause(start, at, match.group()))
        start = match.end()
    if text[start:].strip():
        clauses.append(Clause(start, len(text), ""))
    return clauses


def bare(text: str) -> str:
    """Return a heading or sentence without the mark at its end; ？ stays."""
    return _END.sub("", text)


def shorten(text: str, most: int) -> str | None:
    """Return `text` in at most `most` characters by leaving out asides and whole clauses, None if that cannot be.

    What is kept is one run of neighbouring clauses that reads as a sentence by itself, the longest such run from
    the beginning, else one that begins with a verb as outlines have it (坚持…, 要…).
    """
    return next(iter(short_forms(text, most)), None)


# A short form that ends so has lost what it was to say; one that holds such words is open without the rest.
_UNSAID = re.compile(
    "(?:是|到|为|即|叫|像|有|对|向|和|[对向与跟给][^，]{0,4}[A-Za-z]+|问题|回答|计|能否|如下|[对是]吧)$"
)
_OPEN = re.compile(
    "能不能|是不是|有没有|会不会|要不要|是否|能否|虽然|虽(?=[^，]*，|[^，]*$)|尽管|即使|不但|不仅|不只|不论|无论|不管|只有|只要|除非"
    "|如果|假如|倘若|(?:^|，)如(?!何|此|期)|一旦|^有了|^要么|必待|一方面|(?:^|，)欲|与其|宁可|之所以|因为|由于|既(?!然?是|定|有|往|得)|的一[次个种项场条][^，是]{1,6}$|^[^，是]*的一[次种项场条][^，是]{1,6}(?=，是)"
)
_CLOSES = re.compile("但|却|还|也|而且|更|就|才|都|便|则|又|所以|因此|，一方面|仍|方能|总|不如")
# The clause after the cut begins so, or holds this: then the cut clause was only its beginning.
_GOES_ON = re.compile(
    "(?:重在|贵在|在于|有利于|有助于|决定|事关|关系到|取决于|必须|必然|需要|应当|应该|能够|能|可以|要|将|会|应|须|亦|既|是|也是|以致|从而|使|便|离不开|都|需)"
)
_ONLY_THEN = re.compile(
    "^(?:关键|根本|重点|核心|目的|首要|往往|常常|难免|总是|大多|多半)|才能|才会|才有|方能|方可|就能|便能|便使|就会"
)
_MUST = re.compile("要|必须|应[当该]|务必|须|必将|能够|可以|将")
_IN_WITHOUT_PLACE = re.compile("在(?!于)(?![^，]*[上中下里内外时后前间面处地期际])[^，]*(?:，|$)")


def short_sentence(text: str, most: int) -> str | None:
    """Return the short form of a sentence to stand as a line by itself: it says something and does not point back."""
    whole = bare(text)
    for form in short_forms(text, most):
        if len(form) >= _SAYS and says_something(form, whole):
            return form
    return None


def says_something(form: str, whole: str) -> bool:
    """Return whether a short form of the sentence `whole` can stand as a line by itself."""
    plain = fold(form)
    tokens = cut_words(plain)
    if _POINTS_BACK.search(plain) or _UNSAID.search(plain) or not has_predicate(tokens) or opens_back(plain, tokens):
        return False
    if form == whole:
        return True
    opening = _OPEN.search(plain)
    if _TIED_END.search(plain) or (opening and not _CLOSES.search(plain[opening.end() :])):
        return False
    if _IN_WITHOUT_PLACE.search(plain):
        return False
    return not _goes_on(plain, fold(whole))


def _goes_on(form: str, whole: str) -> bool:
    """Return whether the main verb stands in what was cut off after the form."""
    at = whole.find(form)
    rest = whole[at + len(form) :] if at >= 0 else ""
    after = re.match("[，,：:]([^，；。]+)", rest)
    if not after:
        return False
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
    if _OVER <= len(plain) <= most:
        return [plain]
    clauses = split_clauses(plain)
    forms: list[str] = []
    plain, original = fold(plain), plain
    for first in range(len(clauses)):
        if first and not _may_begin(plain, clauses, first):
            continue
        for last in range(len(clauses) - 1, first - 1, -1):
            form = bare(original[clauses[first].start : clauses[last].stop])
            if _OVER <= len(form) <= most and _may_end(plain, clauses, first, last) and _is_whole(form):
                forms.append(form)
                break
    return forms


@lru_cache(maxsize=16)
def _begins(name: str) -> re.Pattern[str]:
    return re.compile(alternatives(load_list(name, _DATA)))


@lru_cache(maxsize=1)
def _begins_with_verb() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_list('outline_verbs'))})(?![在于是着了过的得成为])")


def _may_begin(text: str, clauses: Sequence[Clause], first: int) -> bool:
    """Return whether the run may begin at a clause that is not the sentence's first."""
    words = text[clauses[first].start : clauses[first].stop]
    if clauses[first - 1].mark in "：:" and first == 1:
        return not _begins("clause_links").match(words) and not _begins("clause_asides").match(words)
    return bool(_begins_with_verb().match(words)) and not _is_tied(text, clauses, first - 1, before=True)


def _may_end(text: str, clauses: Sequence[Clause], first: int, last: int) -> bool:
    """Return whether the sentence may stop after the clause `last`, begun at `first`."""
    if last == len(clauses) - 1:
        return True
    if clauses[last].mark in "：:—" or _is_tied(text, clauses, last):
        return False
    return not _opens_pair(text, clauses, first, last)


def _is_tied(text: str, clauses: Sequence[Clause], index: int, before: bool = False) -> bool:
    """Return whether a clause is not complete without the next one; `before`: nor the next one without it."""
    words = text[clauses[index].start : clauses[index].stop]
    following = text[clauses[index + 1].start : clauses[index + 1].stop]
    if _begins("clause_links").match(following):
        return True
    if before:
        return _is_listing(cut_words(words), cut_words(following))
    if _begins("clause_openers").match(words) or _TIED_END.search(words):
        return True
    tokens = cut_words(words)
    return _COVERB.search(words) is not None or _is_listing(tokens, cut_words(following)) or not has_predicate(tokens)


def _is_listing(tokens: Sequence[Token], following: Sequence[Token]) -> bool:
    """Return whether 是 is followed by a verb and the next clause goes on with another (是依靠贫农，团结中农)."""
    listed = any(left.text == "是" and right.tag[0] == "v" for left, right in pairwise(tokens))
    return listed and bool(following) and following[0].tag[0] in "vda"


# The first word of a pair, and what the sentence must still have.
_PAIRS = (
    ("只有", "才"), ("只要", "就"), ("如果", "就"), ("不仅", "而且|还|也|更"), ("不但", "而且|还|也|更"),
    ("不是", "而是|就是"), ("虽然", "但|却"), ("尽管", "但|却"), ("因为", "所以|因此"), ("由于", "因此|所以"),
    ("既", "又|也|亦|更"), ("没有", "就没有|就不"), ("不管", "都|也|总|只要"), ("无论", "都|也|总"),
    ("不论", "都|也|总"), ("一方面", "一方面"), ("越", "越"), ("要么", "要么"), ("有的", "有的"), ("一手", "一手"),
)  # fmt: skip


def _opens_pair(text: str, clauses: Sequence[Clause], first: int, last: int) -> bool:
    kept = text[clauses[first].start : clauses[last].stop]
    rest = text[clauses[last].stop :]
    for opening, closing in _PAIRS:
        at = kept.find(opening)
        if at >= 0 and re.search(closing, rest) and not re.search(closing, kept[at + len(opening) :]):
            return True
    return False


def _is_whole(form: str) -> bool:
    quotes = match_quotes(form)
    return not quotes.stray and form[-1] not in "的和与及或把被将对为"


# Headings of one level


def shared_prefix(titles: Sequence[str]) -> str:
    """Return what all titles begin with, up to and with the last ： or ——: the topic that they have in common."""
    first, last = min(titles), max(titles)
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    cut = max(first.rfind(mark, 0, same) for mark in ("：", ":", "—"))
    prefix = first[: cut + 1]
    if any(len(title) - len(prefix) < _OVER for title in titles) or _is_unclosed(prefix):
        return ""
    return prefix


def _is_unclosed(text: str) -> bool:
    return bool(match_quotes(text).stray)


_SPEAKERS = re.compile(r"^(?:我们|大家|全体[^，]{2,6}|各级[^，]{2,8}?)(?=要|必须|应当|应该|应|需要|务必|坚持|始终)")
_ADVERBS = re.compile(r"^(?:首先|其次|再次|最后|同时|此外|另外|总之)[，,]?(?=.{4})")


def shorten_level(titles: Sequence[str], most: int) -> list[str]:
    """Return the short forms of sibling headings without their shared prefix, in one grammatical form.

    我们 before 要 and the like goes only when all siblings have it; a connective at the beginning always goes.
    A title that has no sane short form stays whole.
    """
    titles = [_ADVERBS.sub("", title) for title in titles]
    if len(titles) > 1 and all(_SPEAKERS.match(title) for title in titles):
        titles = [_SPEAKERS.sub("", title) for title in titles]
    return [shorten(title, most) or bare(title) for title in titles]
