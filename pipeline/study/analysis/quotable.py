"""Whether words of a text can be quoted away from it: whole, clear without their neighbours, of no one person.

A question or a speaking note is read aloud by itself: words that point to what stands elsewhere, that speak of 我 or
今天, that have lost their subject or one of their quotation marks cannot be asked about.
"""

from __future__ import annotations

import re

from pipeline.language.characters import HAN_CLASS
from pipeline.language.quotation import match_quotes, outermost
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis.demands import without_notes
from pipeline.study.analysis.shorten import clause_with
from pipeline.study.analysis.standing import POINTS_ELSEWHERE
from pipeline.study.analysis.unit import Unit

LONGEST = 56  # characters of a sentence quoted in a question
LONGEST_QUOTED = 44
LONGEST_EN = 170
LEAST = 8
_DO_NOT_ASK = frozenset({"疑错别字", "疑重字", "疑缺标点", "标点不成对", "占位未填", "疑重复"})
PERSONAL = re.compile(
    "我(?!们|国|党|军|省|市|县|区|镇|乡|村|院|校|局|行|公司)|咱|您|你(?!们)|今天|刚才|现在我|同志们|大家好|[吧嘛呢啊呀]|对吧"
)
# It goes on from the sentence before, or tells of a day that is over when the text is studied.
_TIED = re.compile(
    "，这|[这那]类|^我们(?:会|将会|可以|都)?(?:看到|看见|知道|发现|把|刚|来看|讲|说)|提出|似乎|^第[一二三四五六七八九十]+[个点种条步]|[；，](?:二|三|其二)是|^(?:让我们|我?们?希望|绝对是|据悉|据了解|另|那(?![么里])|这|《|今年|明年|去年|本[月周年]|当前|目前|现在|昨|近日|翌日|次日|当[日天晚时]|随[后即]|后来|而且|而(?!不)|但|却"
    "|如(?!果|何)|不但|不仅|不只|一定|也|就|可以说|难道|次一|并且|同时|此外|另外|所以|因此|当[^，]{2,20}[时，])"
)
# It begins with its predicate: who or what it speaks of stands in the sentence before.
_NO_SUBJECT = re.compile(
    "^(?:不?是|并非|就是|正是|而是|也是|都是|[不没]|靠(?!.*是)|最|更|绝|已|曾|被|把|将(?!来|士|军))"
)
# Leave given in talk: whom, and for what, was said before (谁来都行).
_GIVES_LEAVE = re.compile("^(?:不管|不论|无论|哪怕|即使)(?!.*[必应当].)|(?:都|也|就)(?:行|可以|好)$")
_BEGINS = re.compile(rf"[{HAN_CLASS}A-Za-z0-9“‘「『《]")
_FURNITURE = re.compile("幻灯片|如图|图中|[上下]图|截图|链接")
_BREATH = 36  # characters that are read aloud without a pause
_REFERS = re.compile("第[一二三四五六七八九十百]+[条款项]|前款|本条|下列|前项")
_FIGURES = re.compile(
    "\\d|(?<!千)[一二两三四五六七八九十几数][百千万亿]+(?!水|山|家)|[一二三四五六七八九十]+(?:分之|成(?![就为员]))|百分之|一半"
)
# A pronoun of English whose noun may stand elsewhere; "it" within a sentence may go with a noun before it.
_POINTS_EN = re.compile(
    r"^(?:[\w ]{0,20}, )?(?:this|these|those|it|its|they|their|he|she|his|her|that|and|but"
    r"|so|or|then|here|there|which|yes|no|well|okay|one|some|others|another)\b"
    r"|^(?:each|both|every one) (?!of\b|and\b|one\b|person\b)|^you\b"  # of what was named before; a case supposed
    r"|^(?:to be sure|indeed|of course|in fact|however|for|again|still|as I said|please)\b"
    r"|\b(?:slides?|repo|posted|basically|kind of|sort of|you know|linked|diagram|screenshot)\b"
    r"|\b(?:this|these|those|they|them|he|she|him|his|her|it(?! is| was| takes| would))\b|\bI(?:'m|'ve|'ll)?\b|\bmy\b"
    r"|^let us (?:be|look|turn|begin|see)\b|\babove\b|\bbelow\b|\bhere\b|\bnow\b|\btoday\b|\bsuch\b|\bdo so\b",
    re.IGNORECASE,
)
# What joins an English sentence to the one before it and can go.
_LEADS_EN = re.compile(
    r"^(?:(?:and so|and|but|so|first|second|third|fourth|fifth|finally"
    r"|therefore|remember|it was (?:agreed|resolved|decided) that|my (?:friends|neighbors))\b[,:]?\s+)+",
    re.I,
)


def without_lead(text: str) -> str:
    """Return an English sentence without the words that only join it to others: But let us …, Finally, …"""
    return _LEADS_EN.sub("", text.strip())


def is_doubtful(unit: Unit) -> bool:
    """Return whether the proofreader suspects a slip in a sentence: it is not to be quoted."""
    return bool(set(unit.flags) & _DO_NOT_ASK)


def leans(unit: Unit) -> bool:
    """Return whether a sentence needs its neighbours; the number before it does no harm."""
    return any(not why.startswith(("item of a list", "no end mark")) for why in unit.leans)


def is_balanced(text: str) -> bool:
    """Return whether each mark that opens in words also closes there."""
    return all(text.count(left) == text.count(right) for left, right in ("“”", "「」", "『』", "《》", "（）", "()"))


def has_figures(plain: str) -> bool:
    """Return whether words hold figures: a fact to know, not a view to weigh (千百万群众 counts nothing)."""
    return _FIGURES.search(plain) is not None


def is_clear(plain: str) -> bool:
    """Return whether words (in simplified characters) are clear when they are read away from the text."""
    if _BEGINS.match(plain) is None or (_NO_SUBJECT.match(plain) and not _denies_a_clause(plain)):
        return False
    return not any(
        pattern.search(plain) for pattern in (PERSONAL, POINTS_ELSEWHERE, _TIED, _GIVES_LEAVE, _REFERS, _FURNITURE)
    )


def _denies_a_clause(plain: str) -> bool:
    """Return whether 不是 at the beginning denies a clause with its own subject: 不是农民离不开干部，而是…."""
    if not plain.startswith("不是"):
        return False
    clause = cut_words(plain[2:].partition("，")[0])
    return clause[0].tag[0] in "nr" and any(word.tag == "v" for word in clause[1:])


def is_clear_en(text: str) -> bool:
    """Return whether English words are clear when they are read away from the text."""
    return not _POINTS_EN.search(text) and not re.search('[“”":]|--|\\?$', text)


def quotable(text: str, unit: Unit) -> str | None:
    """Return a sentence if it is short enough to be read aloud, else its clauses that say the main thing."""
    if len(text) > LONGEST:
        words = [found.words for found in unit.roles if found.role == unit.role]
        form = clause_with(text, words, LONGEST) or ""
        text = form if text.startswith(form) else ""  # from its beginning, or it has lost its subject
    if len(text) < LEAST or not is_balanced(text) or re.search("[：？]", text):
        return None
    return text if max(map(len, re.split("[，、；]", text))) <= _BREATH else None


def quotation_in(unit: Unit) -> str | None:
    """Return the words that a sentence quotes, if it quotes once and they say something whole."""
    quotes = outermost(match_quotes(unit.text).pairs)
    if len(quotes) != 1:
        return None
    start, stop = quotes[0]
    words = without_notes(unit.text[start + 1 : stop]).strip().rstrip("。．.！!，, ")
    chinese = "一" <= words[:1] <= "鿿"
    most = LONGEST_QUOTED if chinese else LONGEST_EN
    if (
        start == 0
        or not LEAST <= len(words) <= most
        or words.endswith(("？", "?", "：", "…"))
        or not is_balanced(words)
    ):
        return None
    if chinese and (PERSONAL.search(fold(words)) or POINTS_ELSEWHERE.search(fold(words))):
        return None
    return None if not chinese and re.match(r"\w+[.!] ", words) else words
