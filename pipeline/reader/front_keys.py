"""The keys of front matter: parts of the speech, facts of the meeting by their names, and what other programs write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from pipeline.language.words import load_words

# What goes before the text's own word; docs/front-matter.md shows all of this to users.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "标题", "題目", "题目", "標題"),
    "subtitle": ("subtitle", "副标题", "副题", "副標題", "副題"),
    "speaker": ("speaker", "讲话人", "主讲人", "讲话者", "主讲", "报告人", "演讲人", "演讲者", "发言人",
                "作者", "author", "講話人", "主講人", "講者"),
    "date": ("date", "讲话日期", "日期", "讲话时间"),
    "occasion": ("occasion", "场合", "場合"),
}  # fmt: skip
KIND = ("kind", "文种", "文種", "体裁", "體裁")  # what kind of text it is
STRUCTURE = ("structure", "结构", "結構")  # what its headings are
# Facts of the meeting with an English key, and the name they are printed with; any other key is a fact of its own name.
FACTS: Mapping[str, str] = {
    "unit": "单位", "meeting": "会议名称", "topic": "主题", "time": "时间", "place": "地点", "chair": "主持人",
    "post": "职务", "attendees": "参加人员", "source": "来源", "copy_no": "编号", "draft": "稿别",
    "printed": "编印日期", "copies": "印数", "editor": "编印人", "checker": "核稿人", "marking": "标识",
}  # fmt: skip
_FIELD_OF = {key: name for name, keys in FIELDS.items() for key in keys}
_ALIKE = 0.8  # of 1: post and host have 0.75, titel and title have 0.8, speeker and speaker 0.86
_SAME_LETTERS = 2  # characters of a Chinese key at least


def field_of(key: str) -> str | None:
    """Return which part of the speech a key names, in any case: "title" for Title and 标题."""
    return _FIELD_OF.get(key.lower())


def fact_of(key: str) -> str:
    """Return the name with which a fact is printed."""
    return FACTS.get(key.lower(), key)


def is_of_other_programs(key: str) -> bool:
    """Return whether a key is one that blogs and note books write for themselves."""
    return key.lower() in load_words("blog_keys", Path(__file__).with_name("data"))


def known_keys() -> Iterable[str]:
    """Yield every key that means something here."""
    yield from _FIELD_OF
    yield from KIND
    yield from STRUCTURE
    yield from FACTS


def meant_key(key: str) -> str | None:
    """Return the key that was perhaps meant: title for titel, 讲话人 for 讲人话; None for a fact of its own name."""
    lower = "".join(key.lower().split())
    known = [each for each in known_keys() if each.isascii() == lower.isascii()]
    if lower in known:
        return lower
    if not lower.isascii():
        return next((k for k in known if len(k) > _SAME_LETTERS and sorted(k) == sorted(lower)), None)
    found = get_close_matches(lower, known, 1, _ALIKE)
    return found[0] if found else None
