"""Titles of several lines: office / 关于…的 / 通知, 在…大会上的 / 讲话, English titles that go on in a second line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.language.characters import count_han
from pipeline.language.dates import DATE_LINE
from pipeline.language.words import load_pattern
from pipeline.reader.customary import is_customary
from pipeline.reader.draft import Draft
from pipeline.reader.fields import read_field
from pipeline.reader.labels import read_bare_number, read_label
from pipeline.reader.letterhead import KIND, is_letterhead, is_organ
from pipeline.reader.people import is_person, is_salutation

LONGEST_TITLE = 90
_MOST_LINES = 5
_SPACED_OUT = re.compile("(?:\\S[ \u3000]+)+\\S")
_BRACKETS_END = "(?:[（(〔][^（(）)〕]{1,20}[）)〕])?"
_ENDED = re.compile(f"(?:{KIND}){_BRACKETS_END}$")
_GOES_ON = re.compile(f"{load_pattern('title_goes_on', Path(__file__).with_name('data'))}$")
# What may stand alone on the last line: 通知, 的讲话, 指导意见（试行）.
_LAST = re.compile(f"(?:的|上的|会上的|时的|中的)?[^，。：！？的]{{0,8}}(?:{KIND}){_BRACKETS_END}")
_OPENS = re.compile("关于|關於|[在于][^，。]{2,}")
_PASSES_ON = re.compile("(?:转发|轉發|批转|印发)[^《]*$|等(?:部门|单位|\\d{1,2}部门)$")
_ENGLISH_GOES_ON = re.compile(
    r"(?:\b(?:of|and|the|on|for|in|to|at|by|with|a|an|from|or|its|our|as|between)|[:,&–—-])$", re.I
)
_ENGLISH_LATER = re.compile(r"(?:of|and|on|for|in|to|at|by|with|from|or|as|between|through|toward|under|beyond|&)\b")


# 〔2025〕第8期
_ISSUE = re.compile("[〔（(\\[［]?[12][0-9]{3}年?[〕）)\\]］]?[ \u3000]*第?[ \u3000]*[0-9]{1,4}[ \u3000]*[期号號]")


def is_titular(text: str, loose: bool = False) -> bool:
    """Return whether a line can be a title by its shape: not long, no stop at the end."""
    if len(text) > (LONGEST_TITLE if count_han(text) else 160) or not any(c.isalnum() for c in text):
        return False
    if _ISSUE.fullmatch(text):
        return False
    if text[-1] in "？?！!" and (text.count("，") > 1 or text[-2:-1] in "吗呢吧嗎"):
        return False
    if text[-1] in "。，、：:,." or (text[-1] in "；;" and not loose):
        return text[-1] == "." and len(text.split()) <= 12 and count_han(text) == 0
    return text.count("。") == 0


def is_kind(text: str) -> bool:
    """Return whether a line is only what a paper calls itself: 通知, 讲　话, （报告）."""
    return re.fullmatch(f"[（(]?(?:的)?(?:{KIND})[）)]?", unspaced(text)) is not None


def is_stopped_title(text: str) -> bool:
    """Return whether a first line is a title in spite of its mark: 倡议书：, 关于停水的通知。"""
    if len(text) > LONGEST_TITLE or text[-1] not in "。：:":
        return False
    return is_kind(text[:-1]) or (text[-1] == "。" and text.startswith(("关于", "關於")) and ends_in_kind(text[:-1]))


def ends_in_kind(text: str) -> bool:
    """Return whether a line ends as titles of papers and speeches do: …的通知, …上的讲话（摘要）."""
    return _ENDED.search(unspaced(text)) is not None


def is_day(text: str) -> bool:
    """Return whether a line is a day, with its place; 2025年 工作总结 is a title."""
    return len(text) <= 40 and DATE_LINE.fullmatch(text) is not None and not ends_in_kind(text)


def unspaced(text: str) -> str:
    """Return 讲话 for 讲　　话: characters set apart to fill a line."""
    return re.sub("[ \u3000]+", "", text) if _SPACED_OUT.fullmatch(text) else text


def join_title(title: str, text: str) -> str:
    """Return a title with its next line: a blank between Latin words, none in Chinese."""
    latin = title[-1:].isascii() and text[:1].isascii() and not title.endswith("-")
    return f"{title} {unspaced(text)}" if latin else title + unspaced(text)


def title_lines(drafts: Sequence[Draft], index: int, english: bool) -> int:
    """Return how many paragraphs from `index` on, which is a title's first line, make the title.

    A line belongs to the title when the line before cannot end there (关于做好), when the first is the name of an
    office and the next says what of, or when it only says what the paper is (通知).
    """
    title = unspaced(drafts[index].text)
    count = sure = 1
    while count < _MOST_LINES and index + count < len(drafts):
        draft = drafts[index + count]
        if not _may_go_on(title, draft, english) or len(title) + len(draft.text) > LONGEST_TITLE * (
            2 if english else 1
        ):
            break
        joins = _joins_english(title, draft) if english else _joins(title, draft, drafts[index])
        if joins is None:
            break
        title, count = join_title(title, draft.text), count + 1
        sure = count if joins else sure
    return sure if sure > 1 else 1


def _may_go_on(title: str, draft: Draft, english: bool) -> bool:
    text = draft.text
    if draft.role != "body" or draft.level is not None or draft.is_body or draft.is_title:
        return False
    if is_salutation(text, english) or is_day(text) or text.startswith(("——", "（", "(", "—")):
        return False
    open_ended = english and _ENGLISH_GOES_ON.search(title) is not None
    if (
        (is_person(text, english) and not open_ended)
        or read_bare_number(text)
        or is_customary(text)
        or (read_label(text, 0, english) and not text[0].isdigit())
    ):
        return False
    field = read_field(text)
    return is_titular(text) and not (field and not field.bracketed) and not is_letterhead(text)


def _joins(title: str, draft: Draft, first: Draft) -> bool | None:
    """Return whether a line goes on with the title: True, None for no, False if only a later line can tell."""
    text = unspaced(draft.text)
    if is_kind(text) and not ends_in_kind(title):
        return True
    if title.count("《") > title.count("》") or title.count("“") > title.count("”"):
        return True
    if _GOES_ON.search(title) and not draft.blank_before:
        return True if ends_in_kind(text) or not _OPENS.match(text) else None
    centred = (draft.centred or draft.indent >= 2) and (first.centred or first.indent >= 2)
    if draft.blank_before and not (text.startswith(("关于", "關於")) and is_organ(title)):
        return None
    if ends_in_kind(title):
        return None
    organ = is_organ(title) or _PASSES_ON.search(title) is not None
    if ends_in_kind(text):
        if organ or (_OPENS.search(title) and not text.startswith(("在", "关于", "關於"))):
            return True
        return True if len(text) <= 12 and (_LAST.fullmatch(text) or centred) else None
    if organ and _OPENS.match(text):
        return True
    if organ and (is_organ(text) or centred):
        return False  # a paper of several offices: 市委 / 市政府 / 关于…
    return False if _OPENS.search(title) and not draft.blank_before and len(text) <= 30 else None


def _joins_english(title: str, draft: Draft) -> bool | None:
    if draft.blank_before:
        return None
    return True if _ENGLISH_GOES_ON.search(title) or _ENGLISH_LATER.match(draft.text) else None
