"""The rules of line layout hold in the PDFs themselves, read back by the inspector."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import Text
from tests.inspector import Area, count_by_rule, read_pages, read_rows, text_of, violations
from tests.typeset.samples import MARGIN, SPEECH, TEXTS, gbt9704, make_pdf, make_setting, make_style, text_pdf

SOURCES = [SPEECH, *sorted(TEXTS.glob("*.txt"))]
NAMES = [f"{path.parent.name}/{path.stem}" for path in SOURCES]


def text_at(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def solid(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("chars", [12, 15, 18, 21, 24, 26, 28, 31, 35, 40])
@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_no_rule_is_broken_on_a4_at_any_measure(path: Path, chars: int) -> None:
    data, area = text_pdf(text_at(path), chars, size=10.5 if chars > 28 else 16.0)
    assert count_by_rule(violations(data, area)) == {}
    assert text_of(data) == solid(text_at(path))


@pytest.mark.parametrize("font", ["fangsong", "kai", "hei"])
@pytest.mark.parametrize("path", SOURCES[1:], ids=NAMES[1:])
def test_no_rule_is_broken_in_any_face(path: Path, font: str) -> None:
    data, area = text_pdf(text_at(path), 22, size=14.0, font=font)
    assert violations(data, area) == []
    assert text_of(data) == solid(text_at(path))


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_no_rule_is_broken_in_two_columns(path: Path) -> None:
    data, area = text_pdf(text_at(path), 17, size=12.0, columns=2)
    assert violations(data, area) == []
    assert text_of(data) == solid(text_at(path))


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_no_rule_is_broken_on_a5(path: Path) -> None:
    data, area = text_pdf(text_at(path), 25, size=12.0)
    assert violations(data, area) == []


@pytest.mark.parametrize(
    "choices",
    [
        {"level": "strict"},
        {"level": "basic"},
        {"punctuation": "kaiming"},
        {"punctuation": "half"},
        {"punctuation": "none"},
        {"hanging": True},
        {"line_start_squeeze": False},
        {"cjk_latin_gap": 0.0},
        {"last_line_chars": 4},
    ],
    ids=lambda choices: "-".join(f"{key}={value}" for key, value in choices.items()),
)
@pytest.mark.parametrize("path", SOURCES[1:], ids=NAMES[1:])
def test_no_rule_is_broken_whatever_is_chosen(path: Path, choices: dict[str, Any]) -> None:
    data, area = text_pdf(text_at(path), 23, **choices)
    assert violations(data, area) == []
    assert text_of(data) == solid(text_at(path))


def test_the_inspector_finds_what_is_wrong() -> None:
    """A page of cells without any rule, drawn by hand, breaks them; the inspector must say which."""
    rows = ["　　一行字到这里结束了“", "，下一行从逗号开始—", "—破折号断开了增长1", "5%的数字也断开，末", "行"]
    _data, area = text_pdf("\n".join("字" * 12 for _ in rows), 12)
    area = replace(area, columns=((MARGIN, MARGIN + 192.0),))
    lines = _drawn_line_by_line(rows)
    found = count_by_rule(violations(lines, area))
    assert {rule.split()[0] for rule in found} >= {"1", "3", "4", "9", "21", "29"}


def _drawn_line_by_line(rows: list[str]) -> bytes:
    setting = make_setting(punctuation="none", cjk_latin_gap=0.0, line_start_squeeze=False)
    style = make_style(16.0, 0.0, align="left")
    return make_pdf([(Text(row),) for row in rows], style, setting, 640.0)


def test_gbt9704_gives_22_lines_of_28_characters() -> None:
    """GB/T 9704-2012, 5.2.3; cells of 15.75 pt fill 441 pt exactly, lines of 28.95 pt."""
    layout = gbt9704()
    setting = make_setting()
    style = replace(layout.styles["body"], indent=0.0)
    data = make_pdf([(Text("国" * 28 * 22 * 2),)], style, setting, layout.page.measure, layout.page.depth)
    pages = read_pages(data)
    rows = read_rows(data, Area(((MARGIN, MARGIN + 441.0),), 15.75))
    assert [len(page) for page in pages] == [616, 616]
    assert {len(row.boxes) for row in rows} == {28}
    assert rows[0].boxes[0].x0 == pytest.approx(MARGIN, abs=0.01)
    assert rows[0].boxes[27].x0 == pytest.approx(MARGIN + 27 * 15.75, abs=0.01)
    assert {round(a.y - b.y, 2) for a, b in itertools.pairwise(rows[:22])} == {28.95}


def test_columns_of_a_page_register() -> None:
    """CLREQ, type area: lines of neighbouring columns stand on the same baselines."""
    data, area = text_pdf(text_at(TEXTS / "long.txt") * 2, 17, size=12.0, columns=2)
    rows = [row for row in read_rows(data, area) if row.page == 0]
    left = {round(row.y, 1) for row in rows if row.left == area.columns[0][0]}
    right = {round(row.y, 1) for row in rows if row.left == area.columns[1][0]}
    assert right <= left and len(right) > 10


def test_the_same_text_gives_the_same_bytes() -> None:
    assert text_pdf(text_at(TEXTS / "mixed.txt"), 20)[0] == text_pdf(text_at(TEXTS / "mixed.txt"), 20)[0]
