"""Labels in the head of a document: when a line is one of its fields, and what its value is good for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reader.draft import Draft
from pipeline.reader.fields import Field, is_known_label, read_field
from pipeline.reader.labels import read_label
from pipeline.reader.letterhead import is_organ
from pipeline.reader.people import is_person
from pipeline.reader.title import ends_in_kind

_LONGEST_NAME = 24
_CATALOGUE = 12  # lines
_LIST = re.compile("[^。！？：:，,]{1,12}(?:[、\\s，,；;]+[^。！？：:、\\s，,；;]{1,14})+[。、，]?")


def field_at(drafts: Sequence[Draft], index: int, titled: bool) -> Field | None:
    """Return the label of a head line. Without a title above (`titled`), or in brackets, one alone says nothing."""
    text = drafts[index].text
    label = read_field(text)
    if label is None or (titled and not label.bracketed):
        return label
    known = label.kind in ("title", "text", "note", "speaker")
    if not label.bracketed:
        return label if known or any(not other.bracketed for other in _around(drafts, index)) else None
    if is_known_label(text) and known:
        return label
    return label if _is_catalogue(drafts, index) and not text.endswith(("。", "！", "？")) else None


def _is_catalogue(drafts: Sequence[Draft], index: int) -> bool:
    """Return whether lines with labels in brackets around one are a catalogue's: one of them is known (【作者】)."""
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(drafts) and abs(at - index) < _CATALOGUE:
            field = read_field(drafts[at].text)
            if drafts[at].role != "title" and (field is None or not field.bracketed):
                break
            if is_known_label(drafts[at].text):
                return True
            at += step
    return False


def is_among_facts(drafts: Sequence[Draft], index: int) -> bool:
    """Return whether a fact of the meeting stands above or below a line: 时间 beside 地点."""
    return any(other.kind in ("meta", "person", "occasion") for other in _around(drafts, index))


def _around(drafts: Sequence[Draft], index: int) -> list[Field]:
    lines = (*drafts[max(index - 1, 0) : index], *drafts[index + 1 : index + 2])
    return [field for field in (read_field(draft.text) for draft in lines) if field is not None]


def names_somebody(value: str, english: bool) -> bool:
    """Return whether the value of 讲话人： names somebody, and is no office and no sentence."""
    if is_person(value, english):
        return True
    return 0 < len(value) <= _LONGEST_NAME and not is_organ(value) and not re.search("[。，；：！？]", value)


def goes_on_with_names(drafts: Sequence[Draft], index: int) -> bool:
    """Return whether a line goes on with the list that a label began: 出席：张三　李四 / 王五　赵六."""
    before, text = drafts[index - 1] if index else None, drafts[index].text
    if before is None or before.role != "meta" or drafts[index].blank_before or len(text) > 80:
        return False
    opened = read_field(before.text) is not None or _LIST.fullmatch(before.text)
    return bool(opened) and not read_label(text) and _LIST.fullmatch(text) is not None and not ends_in_kind(text)


# 标题：关于防汛的通知 发布时间：2025-06-12 来源：县政府办: the labels that a page sets beside the title.
_NEXT_LABEL = re.compile(
    "(?<=[ \u3000\t])(?:发布时间|发布日期|发稿时间|日期|时间|来源|作者|浏览次数|点击|字号|责任编辑)[：:]"
)


def cut_label(drafts: list[Draft], index: int, label: Field) -> None:
    """Take a label off a line; its value stands where it stood, what other labels begin on lines of its own."""
    draft = drafts[index]
    kept = draft.cut([label.start])[-1]
    kept.blank_before, kept.indent, kept.glued = draft.blank_before, draft.indent, False
    parts = kept.cut([match.start() for match in _NEXT_LABEL.finditer(kept.text)])
    for part in parts:
        part.glued = False
    drafts[index : index + 1] = parts
