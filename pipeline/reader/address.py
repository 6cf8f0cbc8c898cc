"""Whom a speech or a paper addresses: salutations of one line and of several, and the offices a paper goes to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.characters import HAN
from pipeline.language.names import POST, SURNAME
from pipeline.reader.draft import Draft
from pipeline.reader.letterhead import is_organ
from pipeline.reader.people import VOCATIVE, is_salutation

_OFFICES = re.compile(
    "(?:[^，。：们們各]{0,12})各(?!位|族|民族|界)[^，。：们們]{1,24}(?<!同志|朋友|同胞|代表|老师|同学|委员)"
    "|[^，。：]{0,16}(?:有关|直属|所属)(?:单位|部门|机构|企业|学校|处室|方面)"
)
_CALLED = re.compile(f"{SURNAME}{HAN}{{0,2}}{POST}(?:{SURNAME}{HAN}{{0,2}}{POST}|、)*[：:]")  # 周主任：
_CALL_GOES_ON = re.compile("[^。！？：:；]{2,60}[，,、]")
_CALLS = 12  # lines


def mark_salutations(drafts: Sequence[Draft], english: bool) -> None:
    """Mark the lines that address the listeners, all of a salutation of several, and those that name offices (主送)."""
    bodies = [d for d in drafts if d.role == "body"]
    first = True
    for index, draft in enumerate(bodies):
        if draft.level is None and not draft.is_body:
            if first and _is_addressee(draft.text):
                draft.role = "meta"
                continue
            if is_salutation(draft.text, english) or (first and _CALLED.fullmatch(draft.text) and _once(bodies, draft)):
                strict = re.match(VOCATIVE, draft.text) is not None
                calls = _calls_before(bodies, index)
                if first or strict or english or calls:
                    for call in bodies[index - calls : index + 1]:
                        call.role = "salutation"
                    continue
        first = False


def _once(bodies: Sequence[Draft], draft: Draft) -> bool:
    """Return whether a line stands once: 周主任： again and again is who speaks."""
    return sum(1 for each in bodies if each.text == draft.text) == 1


def _is_addressee(text: str) -> bool:
    """Return whether a line names the offices a paper goes to (主送): 各区人民政府，市政府各部门："""
    if len(text) > 200 or text[-1] not in "：:":
        return False
    offices = re.split("[，、；,]", re.sub("[（(][^（）()]*[）)]", "", text[:-1]))
    return all(_OFFICES.fullmatch(each) or is_organ(each) for each in map(str.strip, offices))


def _calls_before(bodies: list[Draft], index: int) -> int:
    """Return how many lines above a salutation belong to it: each ends with a comma (尊敬的各位来宾，)."""
    count = 0
    while count < min(index, _CALLS):
        draft = bodies[index - count - 1]
        if draft.role != "body" or draft.level is not None or draft.is_body or not _CALL_GOES_ON.fullmatch(draft.text):
            break
        count += 1
    return count
