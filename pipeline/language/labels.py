"""The number or label before a sentence (一是, （二）, 第三条, 答：): its place in a series, not what it says."""

from __future__ import annotations

import re

_N = "[一二三四五六七八九十]{1,3}"
_ARTICLE = r"第[一二三四五六七八九十百零〇\d]+[条條章节節](?:之[一二三四五六七八九十])?[，、：\s　]*"
_ITEM = (
    rf"第?{_N}[、：]\s*|第{_N}(?:，|[步点點]就?是)|{_N}，(?=[^一二三四五六七八九十])"
    rf"|{_N}是(?![一非否个個])|{_N}(?=要[^求点點素领領])"  # 一是…, 二要…; not 一是一, 十是否, 一要求
    r"|[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?\s+"  # the time code of a recording: 02:32
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]\s*|\d{1,2}[.、．]\s*(?!\d)|[①-⑳⑴-⒇]\s*"
    r"|(?:[问問答]|[QA])[：:]\s*|(?:首先|其次|再次|最后|最後)，|[—\-•·]+\s*"
    r"|(?:[Ff]irst(?:ly)?|[Ss]econd(?:ly)?|[Tt]hird(?:ly)?|[Ff]ourth|[Ff]ifth|[Ff]inally|[Ll]astly),\s*"
)
# One label, in either script; a sentence may have several (三、（一）).
LABEL = re.compile(rf"[\s　]*(?:{_ARTICLE}|{_ITEM})")
_ITEM_LABEL = re.compile(rf"[\s　]*(?:{_ITEM})")
_MOST = 4  # labels before one sentence


def label_length(text: str, articles: bool = True) -> int:
    """Return how many characters at the start of a sentence are its numbers and labels, 0 if it has none.

    `articles`: the number of an article (第三条) counts too; it is how a rule is cited.
    """
    label = LABEL if articles else _ITEM_LABEL
    at = 0
    for _ in range(_MOST):
        match = label.match(text, at)
        if match is None:
            break
        at = match.end()
    return at
