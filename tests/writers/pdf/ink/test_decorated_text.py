"""Dots, rules, blanks, annotations: where they stand, and that the copied text stays as it was."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from pipeline.document import (
    Blank,
    Comment,
    Dotted,
    Inline,
    ProperName,
    Raised,
    Ruby,
    Strong,
    Styled,
    Text,
    Underline,
)
from pipeline.typeset import set_lines
from tests.inspector import Box, read_pages, text_of
from tests.typeset.samples import MARGIN, make_pdf, make_setting, make_style

STYLE = make_style()


def pdf_of(*children: Inline, width: float = 400.0) -> bytes:
    setting = make_setting()
    return make_pdf([children], STYLE, setting, width, 200.0)


def strokes(data: bytes) -> list[tuple[float, float, float]]:
    """Return (x0, x1, y) of each straight line drawn: x from the left edge of the text, y from the foot of the page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    found = re.findall(r"(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l S", content)
    return [(float(x0) - MARGIN, float(x1) - MARGIN, float(y)) for x0, y, x1, _ in found]


def boxes(data: bytes) -> dict[str, Box]:
    return {box.char: box for box in read_pages(data)[0]}


def test_rule_34_a_dot_stands_under_the_middle_of_each_character_and_not_under_marks() -> None:
    data = pdf_of(Text("我们"), Dotted((Text("必须，坚持"),)), Text("下去"))
    dots = strokes(data)
    assert [x0 for x0, _, _ in dots] == pytest.approx([40, 56, 88, 104])
    assert all(x0 == x1 for x0, x1, _ in dots)
    assert text_of(data) == "我们必须，坚持下去"
    baseline = boxes(data)["我"].y
    assert all(y < baseline for _, _, y in dots)


def test_rule_34_dots_follow_a_stretched_line() -> None:
    data = pdf_of(Dotted((Text("国家人民Mississippi"),)), width=16 * 6.0)
    middles = [box.x0 + 8 - MARGIN for box in read_pages(data)[0] if box.char in "国家人民"]
    assert middles[1] - middles[0] > 20
    assert [x0 for x0, _, _ in strokes(data)] == pytest.approx(middles, abs=0.05)


def test_rule_35_each_name_has_a_line_of_its_own_with_a_gap_between_neighbours() -> None:
    data = pdf_of(ProperName((Text("北京"),)), ProperName((Text("上海"),)), Text("两地"))
    (left, right) = strokes(data)
    assert left[1] < 32 < right[0]
    assert right[0] - left[1] == pytest.approx(0.12 * 16, abs=0.02)
    assert text_of(data) == "北京上海两地"


def test_rule_35_a_name_over_two_lines_has_a_line_on_each() -> None:
    rules = strokes(pdf_of(Text("国" * 8), ProperName((Text("中华人民共和国"),)), width=160.0))
    assert len(rules) == 2 and rules[0][2] - rules[1][2] == pytest.approx(28.0)


def test_an_underline_goes_from_edge_to_edge_over_changes_of_face() -> None:
    ((left, right, _),) = strokes(pdf_of(Text("国"), Underline((Text("家人"), Strong((Text("民"),)))), Text("社")))
    assert (left, right) == pytest.approx((16.0, 64.0))


@pytest.mark.parametrize("chars", [1.0, 4.0, 2.5])
def test_a_blank_is_a_rule_of_so_many_cells_and_no_text(chars: float) -> None:
    data = pdf_of(Text("国"), Blank(chars), Text("家"))
    ((left, right, _),) = strokes(data)
    assert right - left == pytest.approx(16 * chars, abs=16 * 0.15)
    assert text_of(data) == "国家"
    assert boxes(data)["家"].x0 - MARGIN == pytest.approx(16 * (1 + chars), abs=0.05)


def test_a_blank_longer_than_what_is_left_goes_on_in_the_next_line() -> None:
    data = pdf_of(Text("国家人民社会"), Blank(9), Text("义"), width=160.0)
    rules = strokes(data)
    assert len(rules) == 2 and rules[0][2] > rules[1][2]
    assert rules[0][1] == pytest.approx(160.0, abs=1.1) and rules[1][0] == pytest.approx(0.0, abs=1.1)
    assert boxes(data)["义"].x0 - MARGIN == pytest.approx(5 * 16.0, abs=0.05)


def test_a_blank_keeps_two_cells_on_either_side_of_a_break() -> None:
    for before in range(5, 10):
        rules = strokes(pdf_of(Text("国" * before), Blank(4), Text("义"), width=160.0))
        assert all(right - left > 1.7 * 16 for left, right, _ in rules)


def test_neighbouring_blanks_have_rules_of_their_own() -> None:
    assert len(strokes(pdf_of(Blank(3), Blank(3)))) == 2


def test_rule_36_each_syllable_stands_over_the_middle_of_its_character() -> None:
    data = pdf_of(Text("不忘"), Ruby("初心", "chū xīn"), Text("牢记"))
    inked = boxes(data)
    small = [box for box in read_pages(data)[0] if box.size < 12]
    assert "".join(box.char for box in small) == "chūxīn"
    assert {round(box.size, 2) for box in small} == {8.0}
    for syllable, base in ((small[:3], "初"), (small[3:], "心")):
        middle = (syllable[0].x0 + syllable[-1].x1) / 2
        assert middle == pytest.approx((inked[base].x0 + inked[base].x1) / 2, abs=1.6)
        assert syllable[0].y > inked[base].y + 0.9 * 16


def test_rule_36_annotations_of_neighbours_are_a_quarter_em_apart_and_lines_do_not_grow() -> None:
    data = pdf_of(Ruby("双", "shuāng"), Ruby("窗", "chuāng"), Text("窗" * 30), width=320.0)
    small = [box for box in read_pages(data)[0] if box.size < 12]
    assert small[6].x0 - small[5].x1 >= 0.24 * 16
    ys = sorted({round(box.y, 2) for box in read_pages(data)[0] if box.size == 16.0}, reverse=True)
    assert ys[0] - ys[1] == pytest.approx(28.0)


def test_an_annotation_of_a_whole_word_stands_over_its_middle() -> None:
    data = pdf_of(Ruby("使命", "shǐmìng"))
    small = [box for box in read_pages(data)[0] if box.size < 12]
    inked = boxes(data)
    assert (small[0].x0 + small[-1].x1) / 2 == pytest.approx((inked["使"].x0 + inked["命"].x1) / 2, abs=0.1)


def test_raised_and_lowered_text_is_smaller_and_off_the_baseline() -> None:
    inked = boxes(pdf_of(Text("x"), Raised("super", (Text("2"),)), Text("H"), Raised("sub", (Text("3"),)), Text("O")))
    assert inked["2"].y > inked["x"].y > inked["3"].y
    assert inked["2"].size == inked["3"].size == pytest.approx(0.6 * 16)


def test_emphasis_changes_the_face_and_is_never_drawn_bold() -> None:
    setting = make_setting()
    style = make_style(font="fangsong")
    children = (Text("仿宋"), Strong((Text("黑体"),)), Styled("quote", (Text("楷体"),)))
    data = make_pdf([children], style, setting, 400.0)
    faces = {box.char: box.face for box in read_pages(data)[0]}
    assert (faces["仿"], faces["黑"], faces["楷"]) == (
        "JiangyiFangsong-Regular", "JiangyiHei-Regular", "JiangyiKai-Regular",
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(data)) as pdf:
        operators = {str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])}
    assert "Tr" not in operators


def test_a_comment_leaves_its_text_only() -> None:
    assert text_of(pdf_of(Text("国"), Comment("批注", (Text("家"),)))) == "国家"


def test_a_line_of_a_style_in_colour_is_coloured() -> None:
    setting = make_setting()
    data = make_pdf([(Text("红"),)], make_style(color="#ff0000"), setting, 100.0)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        colours = [
            list(map(float, one.operands))
            for one in pikepdf.parse_content_stream(pdf.pages[0])
            if str(one.operator) == "rg"
        ]
    assert colours == [[1.0, 0.0, 0.0]]


def test_lines_of_decorated_text_cover_it() -> None:
    children = (Dotted((Text("国家" * 9),)), Blank(3), Ruby("人", "rén"))
    lines = set_lines(children, STYLE, make_setting(), 100.0)
    assert "".join(line.text for line in lines) == "国家" * 9 + "人"
