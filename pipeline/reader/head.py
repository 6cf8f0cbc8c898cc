"""The head of the document: title, subtitle, speaker, date, occasion, salutation, also when glued in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.language.characters import count_han, is_han
from pipeline.language.dates import DATE, DATE_LINE
from pipeline.language.names import NAME, POST, SEVERAL_NAMES, SPACED_NAME
from pipeline.language.words import load_pattern
from pipeline.reader.draft import Draft
from pipeline.reader.labels import read_bare_number, read_label
from pipeline.reader.named_turns import speaker_before
from pipeline.reader.ownline import is_customary
from pipeline.reader.people import (
    BODY_OPENER,
    ENGLISH_SALUTATION,
    LATIN_PERSON,
    PERSON_KEY,
    PERSON_LINE,
    SALUTATION,
    THANKS,
    VOCATIVE,
)

_LONGEST_TITLE = 90
_SLOGANS = 3  # lines
_DEEPEST = 16  # paragraphs the head may have
_GENRE = load_pattern("genres", Path(__file__).with_name("data"))
_DOC_NUMBER = re.compile("[^，。]{1,16}[〔\\[［（(][12][0-9]{3}[〕\\]］）)][ ]?第?[0-9０-９]{1,4}[ ]?号")
_KEY_LINE = re.compile(
    "(?:主题|地点|会议|场合|位置|活动|单位|主持人?|来源|原文|译者|翻译|编辑|校对|整理|幻灯片|视频|链接|题目|主題|地點|主持|記錄|记录"
    "|關鍵詞|关键词|关键字|摘要|内容摘要|提要|Event|Location|Topic|Transcript by|Slides|Video|Date|Venue|Source|Tags?"
    "|Category)[ \u3000]*[：:]|[［\\[【](?:内容摘要|摘要|关键词|关键字|内容提要)[］\\]】]"
)
_ADDRESS = re.compile("https?://")
_GLUED = re.compile(
    f"(?P<title>[^。！？：]{{4,{_LONGEST_TITLE}}}?)(?P<date>[（(](?:{DATE})[^）)]{{0,20}}[）)])(?P<rest>.*)", re.DOTALL
)
_GLUED_STAR = re.compile(
    f"(?P<title>[^。！？：]{{6,{_LONGEST_TITLE}}}?)[ ]?(?P<mark>[※★●■◆])[ ]?(?P<name>{NAME})(?P<rest>.*)", re.DOTALL
)
_GLUED_GENRE = re.compile(
    f"(?P<title>(?:[^。！？：，]{{0,50}})(?:在|于|就|关于)[^。！？：]{{4,70}}?(?:答记者问|(?:上的|时的|中的|的)?{_GENRE}))"
)
_AFTER_TITLE = re.compile(f"{VOCATIVE}|今天|{NAME}(?:{VOCATIVE}|今天|我|受|同志们)")
_ORNAMENTS = "※★☆●■◆▲ "
_SPACED_OUT = re.compile("(?:\\S[ \u3000]+)+\\S")
_SEVERAL = re.compile(SEVERAL_NAMES)
_NAME_AT_END = re.compile(f"(?:^|[ \u3000：:]|{POST})({NAME}|{SPACED_NAME})(?:[ \u3000]*{POST})?$")
_UNFINISHED = re.compile("(?:[的和与及暨、，“《（]|——|关于|在)$")
_CONTINUES = re.compile(f"(?:的)?{_GENRE}(?:（[^）]*）)?$|的")


@dataclass(slots=True)
class Head:
    """What the head says, in the text's own words; None when it does not say."""

    title: str | None = None
    subtitle: str | None = None
    speaker: str | None = None
    date: str | None = None
    occasion: str | None = None


def read_head(drafts: list[Draft], english: bool) -> Head:
    """Find the head, give its paragraphs their roles and return what it says.

    A first line with title, date, speaker and salutation glued together is cut into its parts in `drafts`.
    """
    head = Head()
    marked = next((i for i, d in enumerate(drafts[:_DEEPEST]) if d.is_title), None)
    if marked is None:
        _cut_glued_head(drafts)
    index = marked or 0
    while index < min(len(drafts), _DEEPEST + (marked or 0)):
        draft = drafts[index]
        if draft.role == "label" or draft.time:
            break  # somebody speaks
        if draft.role in ("subtitle", "date", "byline"):
            _read_styled(draft, head, english)
        if draft.role == "salutation" or (draft.role == "body" and not _read_line(drafts, index, head, english)):
            break
        index += 1
    if sum(1 for draft in drafts[:index] if draft.role == "subtitle") >= _SLOGANS:
        head.subtitle = None  # a list of slogans below the title: no one line of it is the subtitle
    _mark_salutations(drafts, english)
    return head


def _read_line(drafts: list[Draft], index: int, head: Head, english: bool) -> bool:
    """Give one head line its role; return False when the head is over."""
    draft = drafts[index]
    text = draft.text
    if draft.is_title:
        draft.role, head.title = "title", text
        return True
    if draft.level is not None or draft.is_body or is_salutation(text, english) or read_bare_number(text):
        return False
    if DATE_LINE.fullmatch(text) and len(text) <= 40:
        draft.role = "date"
        head.date = head.date or text.strip("（）()")
        return True
    if (key := PERSON_KEY.fullmatch(text)) and len(text) < 50:
        draft.role, head.speaker = "speaker", head.speaker or key.group(1)
        return True
    if head.title and _ADDRESS.search(text) and _KEY_LINE.match(text):
        draft.role = "note"
        return True
    if _DOC_NUMBER.fullmatch(text) or (_KEY_LINE.match(text) and head.title):
        draft.role = "byline"
        return True
    if head.title is None:
        return _read_title(drafts, index, head, english)
    return _read_after_title(drafts, index, head, english)


def _read_styled(draft: Draft, head: Head, english: bool) -> None:
    """Read a line of which the file's own style says that it stands in the head."""
    text = draft.text
    if draft.role == "subtitle":
        head.subtitle = head.subtitle or text
    elif DATE_LINE.fullmatch(text) and len(text) <= 40:
        draft.role = "date"
        head.date = head.date or text.strip("（）()")
    elif (key := PERSON_KEY.fullmatch(text)) and len(text) < 50:
        draft.role, head.speaker = "speaker", head.speaker or key.group(1)
    elif text[0] in "（(" and text[-1] in "）)":
        draft.role, head.occasion = "occasion", head.occasion or text.strip("（）()")
    elif _is_person(text, english):
        draft.role, head.speaker = "speaker", head.speaker or _name(text)


def _read_title(drafts: list[Draft], index: int, head: Head, english: bool) -> bool:
    draft = drafts[index]
    if not _titular(draft.text) or read_bare_number(draft.text) or is_customary(draft.text):
        return False
    if (who := speaker_before(draft.text)) and any(
        speaker_before(d.text) == who for d in drafts[index + 1 : index + 9]
    ):
        return False  # the first of several turns
    label = read_label(draft.text, 0, english)
    if label and (label.family not in ("1 ", "a.", "I.") or label.text[-1] in "、．："):
        return False
    if index + 1 >= len(drafts):
        return False
    draft.role, head.title = "title", draft.text
    return True


def _read_after_title(drafts: list[Draft], index: int, head: Head, english: bool) -> bool:
    draft, text = drafts[index], drafts[index].text
    previous = drafts[index - 1]
    if previous.role == "title" and _titular(text) and _is_continuation(head.title or "", text):
        draft.role = "title"
        head.title = (head.title or "") + unspaced(text)
        return True
    if text.startswith(("——", "—", "――", "──")) and len(text) < 80 and text[-1] not in "。！":
        draft.role, head.subtitle = "subtitle", head.subtitle or text
        return True
    if text[0] in "（(" and text[-1] in "）)" and len(text) < 80:
        draft.role, head.occasion = "occasion", head.occasion or text.strip("（）()")
        return True
    if _is_person(text, english) and (previous.role != "body" or index <= 4):
        draft.role, head.speaker = "speaker", head.speaker or _name(text)
        return True
    if _titular(text, True) and not draft.blank_before and _head_goes_on(drafts, index + 1, english):
        draft.role = "subtitle"
        head.subtitle = head.subtitle or text
        return True
    if draft.centred and _titular(text) and previous.centred:
        draft.role = "subtitle"
        head.subtitle = head.subtitle or text
        return True
    return False


def _head_goes_on(drafts: list[Draft], index: int, english: bool) -> bool:
    """Return whether a name or a date line follows before any body text."""
    for draft in drafts[index : index + 4]:
        if draft.blank_before and draft.role == "body" and not DATE_LINE.fullmatch(draft.text):
            return False
        if _is_person(draft.text, english) or DATE_LINE.fullmatch(draft.text):
            return True
        if not _titular(draft.text, True):
            return False
    return False


def _is_person(text: str, english: bool) -> bool:
    text = text.lstrip(_ORNAMENTS)
    if len(text) > 40 or is_customary(text):
        return False
    if PERSON_LINE.fullmatch(text):
        return True
    return LATIN_PERSON.fullmatch(text) is not None and len(text.split()) <= 4


def unspaced(text: str) -> str:
    """Return 讲话 for 讲　　话: characters set apart to fill a line."""
    return re.sub("[ \u3000]+", "", text) if _SPACED_OUT.fullmatch(text) else text


def _name(text: str) -> str:
    """Return the name in a speaker's line, without the post before it: 县委书记　王　强 gives 王强."""
    text = text.lstrip(_ORNAMENTS)
    if _SEVERAL.fullmatch(text):
        return text
    match = _NAME_AT_END.search(text)
    return re.sub("[ \u3000]+", "", match.group(1)) if match else text


def _titular(text: str, loose: bool = False) -> bool:
    """Return whether a line can be a title by its shape: not long, no stop at the end."""
    if len(text) > (_LONGEST_TITLE if count_han(text) else 160) or not any(c.isalnum() for c in text):
        return False
    if text[-1] in "？?！!" and (text.count("，") > 1 or text[-2:-1] in "吗呢吧嗎"):
        return False
    if text[-1] in "。，、：:,." or (text[-1] in "；;" and not loose):
        return text[-1] == "." and len(text.split()) <= 12 and count_han(text) == 0
    return text.count("。") == 0


def _is_continuation(title: str, text: str) -> bool:
    if _UNFINISHED.search(title) and title[-1] != "，":
        return True
    if title.count("《") > title.count("》") or title.count("“") > title.count("”"):
        return True
    return len(text) <= 12 and _CONTINUES.match(text) is not None


def is_salutation(text: str, english: bool = False) -> bool:
    """Return whether a paragraph only addresses the listeners: 同志们：, 各位代表！"""
    if english:
        return len(text) < 140 and ENGLISH_SALUTATION.fullmatch(text) is not None
    if len(text) > 120:
        return False
    return SALUTATION.fullmatch(text) is not None


def _mark_salutations(drafts: list[Draft], english: bool) -> None:
    bodies = [d for d in drafts if d.role == "body"]
    first = True
    for draft in bodies:
        if draft.level is None and not draft.is_body and is_salutation(draft.text, english):
            strict = re.match(VOCATIVE, draft.text) is not None
            if first or strict or english:
                draft.role = "salutation"
                continue
        first = False
    for draft in bodies[-4:]:
        if draft.role == "body" and len(draft.text) <= 60 and THANKS.fullmatch(draft.text):
            draft.role = "closing"


# A head glued into one line


def _cut_glued_head(drafts: list[Draft]) -> None:
    index = next((i for i, d in enumerate(drafts[:4]) if d.role == "body"), None)
    if index is None:
        return
    draft = drafts[index]
    parts = _glued_parts(draft.text)
    if parts is None:
        return
    offsets, roles = parts
    pieces = draft.cut(offsets)
    for piece, role in zip(pieces, roles, strict=False):
        if role == "title":
            piece.is_title = True
        elif role == "speaker":
            piece.role = "body"
    drafts[index : index + 1] = pieces


def _glued_parts(text: str) -> tuple[list[int], list[str]] | None:
    """Return where to cut a glued first line and the roles of its parts, None when it is not glued."""
    window = text[: _LONGEST_TITLE + 140]
    if match := _GLUED_STAR.match(window):
        name_stop = _name_stop(text, match.start("name"))
        return [match.start("mark"), name_stop], ["title", "speaker", "body"]
    if (match := _GLUED.match(window)) and not window.startswith(("（", "(")):
        if match.group("title")[-1] in "，、" or not _titular(match.group("title")):
            return None
        rest_start = match.start("rest")
        if not text[rest_start:].strip():
            return [match.start("date")], ["title", "date"]
        cuts, roles = [match.start("date"), rest_start], ["title", "date"]
        return _after_date(text, rest_start, cuts, roles)
    match = _GLUED_GENRE.match(window)
    if match and len(text) > len(match.group()) + 40 and _title_ends(text, match.end()):
        return _after_date(text, match.end(), [match.end()], ["title"])
    return None


def _title_ends(text: str, stop: int) -> bool:
    """Return whether a title that names its kind ends here: a name or an address follows, or it is an interview."""
    if text[:stop].endswith("答记者问"):
        return is_han(text[stop])
    return _AFTER_TITLE.match(text, stop) is not None


def _after_date(text: str, start: int, cuts: list[int], roles: list[str]) -> tuple[list[int], list[str]]:
    rest = text[start : start + 60]
    if len(text) - start <= 30 and PERSON_LINE.fullmatch(text[start:].strip()):
        return cuts, [*roles, "speaker"]
    vocative = re.search(VOCATIVE, rest)
    if vocative and vocative.start() and PERSON_LINE.fullmatch(rest[: vocative.start()].strip()):
        cuts, roles = [*cuts, start + vocative.start()], [*roles, "speaker"]
        start += vocative.start()
    else:
        name = re.match(f"(?:[^，。：]{{0,24}}[ \u3000])?(?={NAME})", rest)
        if name and (name.end() or BODY_OPENER.match(rest, 2) or BODY_OPENER.match(rest, 3)):
            stop = _name_stop(text, start + name.end())
            cuts, roles, start = [*cuts, stop], [*roles, "speaker"], stop
    salutation = re.match(f"{VOCATIVE}[^。？?：:]{{0,90}}[：:]", text[start : start + 120])
    if salutation:
        cuts, roles = [*cuts, start + salutation.end()], [*roles, "body"]
    return cuts, [*roles, "body"]


def _name_stop(text: str, start: int) -> int:
    """Return where a name that begins at `start` ends: before what opens a speech, else after three characters."""
    for length in (3, 2, 4):
        if BODY_OPENER.match(text, start + length):
            return start + length
    return min(start + 3, len(text))
