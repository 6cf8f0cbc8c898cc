"""Lines of a label and what it names: 标题：…, 【作者】…, 主 持 人：…; the labels are data (data/field_keys.txt)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from pipeline.language.characters import HAN_CLASS
from pipeline.language.names import NAME
from pipeline.language.script import fold
from pipeline.language.words import load_lines

FieldKind = Literal[
    "title", "subtitle", "text", "speaker", "date", "occasion", "person", "meta", "note", "duty", "contact"
]

_BLANKS = " \u3000\u00a0\t"
_OPEN, _CLOSE = "【［\\[〔〖", "】］\\]〕〗"
_BRACKETED = re.compile(f"[{_OPEN}]([^{_OPEN}{_CLOSE}：:。，]{{1,20}})[{_CLOSE}][{_BLANKS}]*[：:]?[{_BLANKS}]*")
_LABELLED = re.compile(f"([^{_OPEN}{_CLOSE}：:。，；！？]{{1,24}}?)[{_BLANKS}]*[：:][{_BLANKS}]*")
_NAMED = re.compile(f"([{HAN_CLASS}]{{2,3}})[{_BLANKS}]+(?={NAME}$)")  # 主持人　何大川
_ANOTHER = re.compile(f"[{_BLANKS}；;|｜]+(?=[^{_BLANKS}：:。，；]{{2,8}}[：:])")
_SENTENCES = re.compile("[。！？!?](?=.)")
_LONGEST = 300
_TALK = re.compile("(?:大家|各位|同志们|您|你|我|他|这|那|好[的，。！]|对[，。]|是[的，。])")


class Field(NamedTuple):
    """What a line's label names, where its value begins, and whether the label stands in brackets (【作者】)."""

    kind: FieldKind
    start: int
    bracketed: bool


@lru_cache(maxsize=1)
def _keys() -> dict[str, FieldKind]:
    found: dict[str, FieldKind] = {}
    kinds = {kind: kind for kind in get_args(FieldKind)}
    for line in load_lines("field_keys", Path(__file__).with_name("data")):
        name, _, keys = line.partition(": ")
        found.update({key.replace("_", " ").lower(): kinds[name] for key in keys.split()})
    return found


def field_kind(label: str) -> FieldKind | None:
    """Return what a label names: "date" for 会议时间 and 时 间; None for a word that is no label."""
    words = label.strip(_BLANKS).lower()
    known = _keys()
    return known.get(words) or known.get(plain := re.sub(f"[{_BLANKS}]+", "", words)) or known.get(fold(plain))


def is_known_label(text: str) -> bool:
    """Return whether the label in brackets at the start of a line is one of ours: 【正文】, not 【快讯】."""
    match = _BRACKETED.match(text)
    return match is not None and field_kind(match.group(1)) is not None


def read_field(text: str) -> Field | None:
    """Return the label of a line that is one label and its value, None when it is not: a sentence, a speaker's words.

    A label in brackets may be any word: then the kind is "meta" (【文献号】3-2107).
    """
    match = _BRACKETED.match(text)
    if match is not None:
        return Field(field_kind(match.group(1)) or "meta", match.end(), bracketed=True)
    match = _LABELLED.match(text) or _NAMED.match(text)
    kind = field_kind(match.group(1)) if match else None
    if match is None or kind is None or (len(text) > _LONGEST and kind != "text"):
        return None
    value = text[match.end() :]
    if _SENTENCES.search(value) and kind not in ("meta", "title", "text"):
        return None
    if kind in ("person", "speaker") and (_TALK.match(value) or value[-1:] in tuple("。！？!?")):
        return None  # 主持人：大家好。
    return Field(kind, match.end(), bracketed=False)


def value_of(text: str, field: Field) -> str:
    """Return the value of a line's first label: up to the next one (作者：张三　来源：某报)."""
    value = text[field.start :]
    another = _ANOTHER.search(value)
    return (value[: another.start()] if another else value).strip(_BLANKS)


def labels_in(text: str) -> list[int]:
    """Return where known labels begin inside a line, behind blanks: the second and later fields of a line."""
    found = (match.end() for match in _ANOTHER.finditer(text))
    return [at for at in found if field_kind(re.split("[：:]", text[at:], maxsplit=1)[0]) is not None]
