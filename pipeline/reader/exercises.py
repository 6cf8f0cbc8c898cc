"""Exercises in learning papers: stems with an empty bracket, their options A. B. C. D., answers and explanations.

They are kept and printed as they stand; they are no headings, and nothing the text says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reader.draft import Draft

_LONGEST = 400  # characters of a stem
_NEAR = 6  # paragraphs after an exercise in which its answer stands
_EMPTY = re.compile("(?<![A-Za-z0-9_\\]])[（(][ \u3000\t_＿]*[）)]")
_BLANK = re.compile("[_＿]{3,}|[ \u3000]{0,2}\u2014{4,}(?=[ \u3000。，])")
_NUMBERED = re.compile(r"[（(]?\d{1,3}[）)]?[.．、 \u3000]|[①-⑳]|[QＱ]\d|第[一二三四五六七八九十\d]+题")
_OPTION = re.compile(r"[（(]?(?P<letter>[A-HＡ-Ｈ])[.．、:：)）](?![A-Za-z][.])[ \u3000]*\S")
_NEXT_OPTION = re.compile(r"(?<=[\s；;。.])[（(]?[B-HＢ-Ｈ][.．、:：)）](?![A-Za-z][.])")
# 下列属于…的是：A.… B.…, all on the line of the stem
_OPTIONS = re.compile(r"[：:?？）)\s][（(]?A[.．、][ ]?\S.{0,80}?[\s；;。][（(]?B[.．、][ ]?\S")
_ASKS = re.compile(
    "[?？][ ）)]*$|(?:下列|以下|下面)[^。]{0,40}(?:哪|是|有|属于|正确|错误|不)"
    "|(?:正确|错误|符合|不符)的(?:是|有)[：:（(]?|(?:单选|多选|不定项|选择)题?[）)】\\]]"
    r"|\b[Ww]hich\b|\b(?:is|are)[ :]*(?:_{2,})?$"
)
_JUDGED = re.compile("[（(][ \u3000]*(?:[×✕✗✘√✓✔xX]|对|错|對|錯|正确|错误|[TF])[ \u3000]*[）)][。.]?$")
_ANSWER = re.compile(
    r"[【\[［(（]?[ ]?(?:(?:本题|此题)?(?:参考|正确|标准|正確|標準)?答案(?:与解析|及解析|解析)?"
    "|解析|详解|詳解|解答|分析|点评|點評|考点|考點|知识点|知識點|难度"
    "|Answers?|Correct answers?|Answer key|Key|Explanation|Rationale)"
    r"[ ]?(?:[】\]］)）][ ：:]*|[：:])|(?:参考|正确|标准)?答案$"
)
_KEY = re.compile(r"(?:\d{1,3}(?:[-—~～]\d{1,3})?[.．、:： ]*[A-H√×✓✗对错]{1,10}[ ,，;；。\u3000]*){2,}")


def mark_exercises(drafts: Sequence[Draft]) -> None:
    """Give the paragraphs that are exercises their role."""
    free = [d.role == "body" and d.level is None and not d.is_body for d in drafts]
    found = {i for i, draft in enumerate(drafts) if free[i] and len(draft.text) <= _LONGEST and _is_stem(draft.text)}
    for start, stop in _option_groups(drafts, free):
        stem = start - 1
        if stem in found or _asked(drafts, stem, stop, free):
            found.update(range(start, stop))
            if stem >= 0 and free[stem] and len(drafts[stem].text) <= _LONGEST and not _OPTION.match(drafts[stem].text):
                found.add(stem)
    last = -_NEAR - 1
    for index, draft in enumerate(drafts):
        if index in found:
            last = index
        elif free[index] and found and (index - last <= _NEAR and _ANSWER.match(draft.text)):
            found.add(index)
            last = index
        elif free[index] and found and len(draft.text) <= _LONGEST and _KEY.fullmatch(draft.text):
            found.add(index)
    for index in found:
        drafts[index].role = "exercise"


def _is_stem(text: str) -> bool:
    """Return whether a paragraph leaves a place for an answer: an empty bracket, options, a line to fill in."""
    if _EMPTY.search(text):
        return True
    if (options := _OPTIONS.search(text)) and _ASKS.search(text[: options.start() + 1].rstrip("：: ")):
        return True
    numbered = _NUMBERED.match(text) is not None
    if numbered and (blank := _BLANK.search(text)):
        return text[: blank.start()].rstrip()[-1:] not in "：:"
    return (numbered or text.startswith(("判断", "判斷"))) and _JUDGED.search(text) is not None


def _option_groups(drafts: Sequence[Draft], free: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where options A to B or further stand together: first paragraph, and the one after the last."""
    groups: list[tuple[int, int]] = []
    index = 0
    while index < len(drafts):
        match = _OPTION.match(drafts[index].text) if free[index] else None
        if match is None or match["letter"] not in "AＡ":
            index += 1
            continue
        stop = index + 1
        while stop < len(drafts) and free[stop] and _goes_on(drafts[stop - 1].text, drafts[stop].text):
            stop += 1
        if stop > index + 1 or _NEXT_OPTION.search(drafts[index].text):
            groups.append((index, stop))
        index = stop
    return groups


def _goes_on(before: str, text: str) -> bool:
    a, b = _OPTION.match(before), _OPTION.match(text)
    return a is not None and b is not None and ord(a["letter"]) < ord(b["letter"]) <= ord(a["letter"]) + 4


def _asked(drafts: Sequence[Draft], stem: int, stop: int, free: Sequence[bool]) -> bool:
    """Return whether the line before the options asks, or an answer follows them."""
    if stem >= 0 and free[stem] and _ASKS.search(drafts[stem].text[-120:]):
        return True
    return stop < len(drafts) and _ANSWER.match(drafts[stop].text) is not None
