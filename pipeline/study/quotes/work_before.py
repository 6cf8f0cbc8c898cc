"""The work that the sentence before names and a quotation is from: 签署了《宣言》。其中写道：“…”"""

from __future__ import annotations

import re

from pipeline.language.script import fold

_KIND = "宣言|声明|决议|公报|报告|文件|文章|公约|条约|协定|宪章|倡议|通知|公开信|信|书|诗|讲话|文"
_OF_IT = re.compile(
    f"(?:其中|(?:{_KIND})[中里]|(?:该|此|这[份篇部本封项首个])(?:{_KIND})[中里]?|(?:宣言|声明|决议|公报|公约|倡议))"
)
_WORK = re.compile(r"《[^《》]{1,30}》")
_KIND_EN = (
    "declaration|statement|letter|report|book|essay|article|paper|manifesto|charter|poem|speech|resolution|novel|memo"
)
_OF_IT_EN = re.compile(
    rf"(?:its \w+ (?:is|was|reads)|it (?:says|said|reads|states|asks)|in it\b|the (?:{_KIND_EN}))\b", re.I
)
_WORK_EN = re.compile(rf"\b(?:{_KIND_EN})\b[^.“”]{{0,30}}“(?P<title>[A-Z][^“”]{{2,60}}?)[.,]?”", re.I)


def work_before(head: str, before: str, english: bool) -> str | None:
    """Return the one work that `before`, the sentence before, names, if the quotation's `head` speaks of it."""
    if english:
        titles = [match.group("title") for match in _WORK_EN.finditer(before)] if _OF_IT_EN.match(head) else []
    else:
        titles = _WORK.findall(before) if _OF_IT.match(fold(head)) else []
    return titles[0] if len(titles) == 1 else None


def sentence_before(text: str, opening: int, reach: int) -> str:
    """Return the sentence that ends where another begins."""
    whole = text[max(0, opening - reach) : opening].rstrip()
    starts = [match.end() for match in re.finditer(r"[。！？!?](?=.)|[.!?][”\"]? ", whole)]
    return whole[starts[-1] :] if starts else whole
