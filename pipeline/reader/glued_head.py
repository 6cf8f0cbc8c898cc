"""A head glued into one line: title, date, speaker and the body's beginning with no line break between them."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.language.characters import is_han
from pipeline.language.dates import DATE
from pipeline.language.names import NAME, SPACED_NAME
from pipeline.language.words import load_pattern
from pipeline.reader.draft import Draft
from pipeline.reader.fields import labels_in
from pipeline.reader.people import BODY_OPENER, PERSON_LINE, VOCATIVE, is_name, is_person
from pipeline.reader.title import LONGEST_TITLE, ends_in_kind, is_titular

_GENRE = load_pattern("genres", Path(__file__).with_name("data"))
_GLUED = re.compile(
    f"(?P<title>[^。！？：]{{4,{LONGEST_TITLE}}}?)(?P<date>[（(](?:{DATE})[^）)]{{0,20}}[）)])(?P<rest>.*)", re.DOTALL
)
_GLUED_STAR = re.compile(
    f"(?P<title>[^。！？：]{{6,{LONGEST_TITLE}}}?)[ ]?(?P<mark>[※★●■◆])[ ]?(?P<name>{NAME})(?P<rest>.*)", re.DOTALL
)
_GLUED_GENRE = re.compile(
    f"(?P<title>(?:[^。！？：，]{{0,50}})(?:在|于|就|关于)[^。！？：]{{4,70}}?(?:答记者问|(?:上的|时的|中的|的)?{_GENRE}))"
)
_AFTER_TITLE = re.compile(f"{VOCATIVE}|今天|{NAME}(?:{VOCATIVE}|今天|我|受|同志们)")
# A whole line of title, name and day, whatever stands between them: 在全市大会上的讲话　张三　2026年3月12日.
_DAY = f"[（(]?(?:{DATE}|[12]\\d{{3}}[-./]\\d{{1,2}}[-./]\\d{{1,2}})[）)]?"
_GAP = "[ \u3000\t]*"
_LINE = re.compile(
    f"(?P<title>[^。！？：:]{{5,{LONGEST_TITLE}}}?)"
    f"(?:(?P<gap>{_GAP})(?P<label>(?:作者|讲话人|主讲人?|报告人|演讲人|发言人|文|文字)[：:／/]{_GAP})?"
    f"(?P<name>[（(]?(?:{NAME}|{SPACED_NAME})[）)]?))?(?:{_GAP}(?P<date>{_DAY}))?"
)
# A title whose halves a blank parts, a name, and the body, which begins with a day or 我.
_RUN = re.compile(f"(?P<title>[^。！？：，,]{{8,60}}?)(?P<name>{NAME})(?={DATE}[，、]|我[^们國国]|今天|今年)")
_DAY_AND_CALL = re.compile(f"{DATE}(?=[ \u3000]*(?:{NAME})?[ \u3000]*{VOCATIVE})")
_NAME = re.compile(NAME)
_HALVES = re.compile("(?P<one>[^ \u3000]{4,24})[ \u3000]{1,2}(?P<two>[^ \u3000]{4,24})")
_UNEVEN = 2  # characters by which the halves of a title may differ


def cut_glued_head(drafts: list[Draft], index: int) -> bool:
    """Cut the paragraph at `index` into title, date, speaker and body if they are glued; return whether it was."""
    draft = drafts[index]
    parts = _parts(draft.text)
    if parts is None:
        return False
    offsets, roles = parts
    pieces = draft.cut(offsets)
    for piece, role in zip(pieces, roles, strict=False):
        if role == "title":
            piece.is_title = True
    drafts[index : index + 1] = pieces
    return True


def _parts(text: str) -> tuple[list[int], list[str]] | None:
    """Return where to cut a glued first line and the roles of its parts, None when it is not glued."""
    window = text[: LONGEST_TITLE + 140]
    if match := _GLUED_STAR.match(window):
        name_stop = _name_stop(text, match.start("name"))
        return [match.start("mark"), name_stop], ["title", "speaker", "body"]
    if (match := _GLUED.match(window)) and not window.startswith(("（", "(")):
        if match.group("title")[-1] in "，、" or not is_titular(match.group("title")):
            return None
        rest_start = match.start("rest")
        if not text[rest_start:].strip():
            return [*_name_behind(match.group("title")), match.start("date")], ["title"]
        name = _name_behind(match.group("title"))
        cuts, roles = [*name, match.start("date"), rest_start], ["title", *(["speaker"] * len(name)), "date"]
        return _after_date(text, rest_start, cuts, roles)
    match = _GLUED_GENRE.match(window)
    if match and (day := _DAY_AND_CALL.match(text, match.end())):
        return _after_date(text, day.end(), [match.end(), day.end()], ["title", "date"])
    if match and len(text) > len(match.group()) + 40 and _title_ends(text, match.end()):
        return _after_date(text, match.end(), [match.end()], ["title"])
    return _labelled(text) or _whole_line(text) or _run_into_body(window)


def _name_behind(title: str) -> list[int]:
    """Return where a name stands behind a title that ends as titles do: 在座谈会上的讲话李明华; [] for none."""
    for length in (3, 2):
        start = len(title) - length
        ended = start > 4 and ends_in_kind(title[:start].rstrip())
        if ended and _NAME.fullmatch(title, start) and is_name(title[start:]):
            return [start]
    return []


def _labelled(text: str) -> tuple[list[int], list[str]] | None:
    """Return the cuts of a title that labels follow on its line: 三点体会　作者：韩冬梅　来源：某报."""
    if len(text) > LONGEST_TITLE + 60:
        return None
    cuts = labels_in(text)
    return (cuts, ["title"]) if cuts and is_titular(text[: cuts[0]].rstrip()) and cuts[0] > 4 else None


def _whole_line(text: str) -> tuple[list[int], list[str]] | None:
    """Return the cuts of a line that is nothing but a title with its author, its day, or both behind it."""
    if len(text) > LONGEST_TITLE + 30:
        return None
    match = _LINE.fullmatch(text)
    if match is None or not (match.group("name") or match.group("date")):
        return None
    title, name = match.group("title").rstrip(), (match.group("name") or "").strip("（）()")
    sure = bool(match.group("label")) or ends_in_kind(title)
    if name and not (is_name(name) and (sure or len(match.group("gap")) > 1 or match.group("date"))):
        return None
    if not is_titular(title) or title[-1] in "，、年月" or (not name and not ends_in_kind(title)):
        return None
    if not name and len(title) < 6:
        return None
    starts = [
        match.start("label") if match.group("label") else match.start("name") if name else -1,
        match.start("date"),
    ]
    return [start for start in starts if start > 0], ["title"]


def _run_into_body(window: str) -> tuple[list[int], list[str]] | None:
    """Return the cuts of 筑牢… 提供…方立群2019年3月，我在…: even halves or a known ending, a name, the body."""
    for match in _RUN.finditer(window):
        title, name = match.group("title"), match.group("name")
        halves = _HALVES.fullmatch(title)
        even = halves and abs(len(halves.group("one")) - len(halves.group("two"))) <= _UNEVEN
        if is_name(name) and is_titular(title) and (even or ends_in_kind(title)):
            return [match.start("name"), match.end("name")], ["title", "speaker", "body"]
        return None
    return None


def _title_ends(text: str, stop: int) -> bool:
    """Return whether a title that names its kind ends here: a name or an address follows, or it is an interview."""
    if text[:stop].endswith("答记者问"):
        return is_han(text[stop])
    return _AFTER_TITLE.match(text, stop) is not None


def _after_date(text: str, start: int, cuts: list[int], roles: list[str]) -> tuple[list[int], list[str]]:
    rest = text[start : start + 60]
    if len(text) - start <= 30 and is_person(text[start:].strip(), False):
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
