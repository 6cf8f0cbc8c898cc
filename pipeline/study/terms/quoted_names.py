"""Names that the speech coins or takes up in quotation marks: “红船精神”, “无会日”, “两代表一委员”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import HAN
from pipeline.language.script import fold
from pipeline.language.words import load_words
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.number_phrases import is_number_phrase

_DATA = Path(__file__).with_name("data")

_QUOTED = re.compile(f"[“「]({HAN}{{3,8}})[”」]")
_HEAD = re.compile(
    "(?:精神|主义|理论|路线|原则|方针|战略|工程|计划|行动|机制|体系|体制|制度|模式|经验|清单|名单|品牌|讲堂|课堂|平台|效应|现象|规律|法则|定律|日|制|法|单|链|圈|线|网|带|"
    "岗|哨|棒|墙|课|关|化|性|论|观|权|票|税|费|库|云|脑|码|站|室|长|书|工|人|户|村|县|城|市|期|病|问题|三角|走廊)$"
)
_VERDICT = re.compile("(?:否决|统管|通办|受理|直通|到底|联动)$")
_NOT_A_NAME = re.compile(
    "^(?:一[切般]|当|做|成为|令|为|从|在|是|要|不|把|被|让|我|你|他|这|那|怎|什|谁|有|没)|[的了着过吗呢吧]|第[一二三四五六七八九十]"
)


_COUNTED = 100_000  # characters of a text in which names are counted


class QuotedName(NamedTuple):
    text: str
    unit: Unit  # where it stands first


def find_quoted_names(analysis: Analysis) -> list[QuotedName]:
    """Return the coined names in quotation marks that the text speaks of again, in text order; no number phrases."""
    found: dict[str, QuotedName] = {}
    for unit in analysis.units:
        if unit.spoken or unit.kind == "heading":
            for text in _names(unit):
                found.setdefault(text, QuotedName(text, unit))
    body = "\n".join(unit.text for unit in analysis.units)[:_COUNTED] if found else ""
    return [each for each in found.values() if body.count(each.text) > 1]


def _names(unit: Unit) -> Iterator[str]:
    for match in _QUOTED.finditer(unit.text):
        text = match.group(1)
        plain = fold(text)
        if _NOT_A_NAME.search(plain) or plain in load_words("generic_terms", _DATA) or is_number_phrase(text):
            continue
        if _HEAD.search(plain) or _VERDICT.search(plain):
            yield text
