"""The foot of a document: who signed and when, thanks, attachments, copies, whom to ask; who has to do what.

A paper with its attachments behind it has a foot before each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.characters import count_han
from pipeline.language.dates import DATE, DATE_LINE
from pipeline.reader.customary import is_customary
from pipeline.reader.draft import Draft
from pipeline.reader.fields import read_field
from pipeline.reader.labels import read_label
from pipeline.reader.letterhead import is_organ, is_printed, is_rule
from pipeline.reader.people import THANKS
from pipeline.reader.title import is_day

_LONGEST = 30  # characters of a line that signs without being an office
_MOST = 6  # such lines
_DEEPEST = 40  # lines of a foot
_CLOSINGS = 4
_COPIES = 5  # lines
_STOPS = "。！？：；，!?.…”"
_ATTACHED = re.compile(
    "附[ \u3000]*(?:件|表|图|錄|录)?[ \u3000]*(?:[0-9一二三四五六七八九十]{1,2})?[ \u3000]*[：:][ \u3000]*.{0,80}"
)
_ATTACHMENT = re.compile(
    "附[ \u3000]*[件表图][ \u3000]*(?:[0-9一二三四五六七八九十]{1,2})?[ \u3000]*[：:]?|Attachment \\d{1,2}"
)
_ITEM = re.compile("[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[）)]?[.．、 \u3000][ \u3000]*[^。]{2,80}")
_SIGNED = re.compile(f"(?:{DATE_LINE.pattern})(?:[ \u3000]*于[^，。]{{2,12}})?|[^。！？]{{2,40}}[ \u3000]+(?:{DATE})")
_MONTH_AND_DAY = re.compile("[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日")
_REMARK = re.compile("[（(].{1,120}[）)]")


def mark_foot(drafts: Sequence[Draft]) -> None:
    """Give their roles to the lines below the last sentence, and to those that say who has to do what until when."""
    for draft in drafts:
        if draft.role == "body" and draft.level is None and _is_duty(draft.text):
            draft.role = "meta"
    _mark_inner_feet(drafts)
    stop = len(drafts)
    for index in range(len(drafts) - 1, 0, -1):
        draft = drafts[index]
        alone = draft.role == "body" and draft.level is None and _ATTACHMENT.fullmatch(draft.text)
        if alone and _foot_above(drafts, index):
            draft.role = "meta"
            _mark_above(drafts, stop, loosely=False)
            stop = index
    _mark_above(drafts, stop, loosely=True)
    for draft in [each for each in drafts[:stop] if each.role == "body"][-_CLOSINGS:]:
        if draft.level is None and len(draft.text) <= 60 and THANKS.fullmatch(draft.text):
            draft.role = "closing"


def _mark_inner_feet(drafts: Sequence[Draft]) -> None:
    """Mark the office and the day that end a notice above what it sends out: 某某局 / 2025年4月2日 / 读书月方案."""
    for above, office, day in zip(drafts, drafts[1:], drafts[2:], strict=False):
        plain = all(each.role == "body" and each.level is None and not each.is_body for each in (office, day))
        if plain and above.text[-1] in "。！" and is_organ(office.text) and DATE_LINE.fullmatch(day.text):
            office.role, day.role = "signature", "date"


def _is_duty(text: str) -> bool:
    """Return whether a line says who has to do it until when: 责任人：李某　完成时限：3月底前, also in brackets."""
    bare = text.strip("（）()〔〕")
    field = read_field(bare)
    return field is not None and field.kind == "duty" and not field.bracketed and len(text) <= 120


def _foot_above(drafts: Sequence[Draft], index: int) -> bool:
    """Return whether a paper ends above its attachment: with a date, a list of attachments, or another of them."""
    above = [d for d in drafts[max(index - 4, 0) : index] if d.role in ("body", "date", "meta", "note", "signature")]
    return any(is_day(d.text) or _ATTACHED.fullmatch(d.text) or _ITEM.fullmatch(d.text) for d in above)


def _mark_above(drafts: Sequence[Draft], stop: int, loosely: bool) -> None:
    """Mark the foot that ends at `stop`, from its last line up to the last sentence of the text.

    `loosely`: short lines of no known form sign; in an attachment they may be a table.
    """
    loose: list[Draft] = []  # short lines of no known form: they sign, if nothing speaks against it
    listed: list[Draft] = []  # 2. 进度报告表: attachments, if 附件： stands above them
    closings = 0
    for index in range(stop - 1, max(stop - _DEEPEST, 0), -1):
        draft = drafts[index]
        if draft.role == "label" or draft.time:
            return  # the words of a speaker
        if draft.role in ("note", "caption", "meta", "picture", "table", "page", "exercise"):
            continue
        if draft.role != "body" or draft.level is not None or draft.is_body:
            break
        text = draft.text
        if _ATTACHED.fullmatch(text) and (listed or text[-1] not in "。！？"):
            for each in (draft, *listed):
                each.role = "meta"
            listed = []
        elif closings < _CLOSINGS and len(text) <= 60 and THANKS.fullmatch(text):
            draft.role, closings = "closing", closings + 1
        elif listed or (_ITEM.fullmatch(text) and text[-1] not in _STOPS and not loose):
            if not _ITEM.fullmatch(text):
                break
            listed.append(draft)
        elif copies := _copies_above(drafts, index):
            for each in drafts[index - copies : index + 1]:
                each.role = "meta"
        elif not _mark_line(draft, drafts[index - 1].text, loose):
            break
    else:
        index = stop
    if _is_list(drafts, index, loose):
        return
    for draft in loose if loosely else ():
        draft.role = "signature"


def _copies_above(drafts: Sequence[Draft], index: int) -> int:
    """Return how many lines above begin the list of offices that a line ends: 抄送：市委办公室， / 市政协办公室。"""
    for count in range(1, _COPIES):
        if index - count < 1 or drafts[index - count].text[-1] not in "，、,":
            return 0
        field = read_field(drafts[index - count].text)
        if field is not None:
            return count if field.kind == "meta" and drafts[index - count].role == "body" else 0
    return 0


def _mark_line(draft: Draft, before: str, loose: list[Draft]) -> bool:
    """Give a line of the foot its role, or keep it in `loose`; return False when it is none."""
    text = draft.text
    field = read_field(text)
    if (
        is_printed(text)
        or is_rule(text)
        or (field and not field.bracketed and field.kind in ("meta", "person", "contact"))
    ):
        draft.role = "meta"
    elif field and not field.bracketed and field.kind == "note":
        draft.role = "note"
    elif (_SIGNED.fullmatch(text) or _MONTH_AND_DAY.fullmatch(text)) and len(text) <= 60:
        draft.role = "date" if is_day(text) or _MONTH_AND_DAY.fullmatch(text) else "signature"
    elif _REMARK.fullmatch(text):
        draft.role = "note"
    elif is_organ(text):
        draft.role = "signature"
    elif len(loose) < _MOST and len(text) <= _LONGEST and text[-1] not in _STOPS and before[-1:] not in (":", "："):
        loose.append(draft)
    else:
        return False
    return True


def _is_list(drafts: Sequence[Draft], index: int, loose: Sequence[Draft]) -> bool:
    """Return whether the short lines go on with a list: a colon above, a number or 结语 among them."""
    if any(is_customary(each.text) or read_label(each.text) for each in loose):
        return True
    lengths = [len(each.text) for each in loose if count_han(each.text)]
    if len(lengths) > 2 and max(lengths) - min(lengths) < 2:
        return True  # verse
    return bool(loose) and any(each.text[-1] in ":：" for each in drafts[max(index - 1, 0) : index + 1])
