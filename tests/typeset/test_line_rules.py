"""Each rule of line layout on its own, numbered as in tests/inspector.py."""

from __future__ import annotations

import pytest

from pipeline.document import Footnote, LineBreak, Raised, Strong, Text
from tests.typeset.samples import lines_of, make_style, places, texts_of, widths

HAN = "国家人民社会主义现代化建设伟大事业发展"


def body(count: int) -> str:
    return (HAN * 3)[:count]


@pytest.mark.parametrize("mark", "。．，、；：！？")
def test_rule_1_no_line_begins_with_a_pause_or_stop(mark: str) -> None:
    assert texts_of(body(8) + mark + body(8), 8)[0][-1] in (mark, body(7)[-1])
    assert all(line[0] != mark for line in texts_of((body(8) + mark) * 3, 8))


@pytest.mark.parametrize("mark", "”’」』）］｝〕〉》】〗")
def test_rule_2_no_line_begins_with_a_closing_mark(mark: str) -> None:
    assert all(line[0] != mark for line in texts_of((body(8) + mark) * 3, 8))


@pytest.mark.parametrize("mark", "“‘「『（［｛〔〈《【〖")
def test_rule_3_no_line_ends_with_an_opening_mark(mark: str) -> None:
    assert all(line[-1] != mark for line in texts_of((body(7) + mark) * 3 + body(3), 8)[:-1])


@pytest.mark.parametrize("mark", ["——", "……"])
@pytest.mark.parametrize("before", range(4, 9))
def test_rules_4_and_5_dashes_and_ellipses_stay_whole(mark: str, before: int) -> None:
    lines = texts_of(body(before) + mark + body(9), 8)
    assert sum(mark in line for line in lines) == 1


@pytest.mark.parametrize("mark", ["·", "～", "–", "/"])
def test_rule_6_connectors_begin_no_line(mark: str) -> None:
    assert all(line[0] != mark for line in texts_of((body(8) + mark) * 3, 8))


def test_rule_6_a_slash_ends_no_line_from_the_gb_level_on() -> None:
    text = (body(7) + "/") * 3 + body(3)
    assert all(not line.endswith("/") for line in texts_of(text, 8)[:-1])
    assert any(line.endswith("/") for line in texts_of(text, 8, level="basic")[:-1])


@pytest.mark.parametrize("mark", ["——", "……"])
def test_rule_7_dashes_may_begin_a_line_but_not_at_the_strict_level(mark: str) -> None:
    text = body(8) + mark + body(6)
    assert texts_of(text, 8)[1].startswith(mark)
    assert not texts_of(text, 8, level="strict")[1].startswith(mark)


@pytest.mark.parametrize("marks", ["。”", "》，", "）。", "！”", "……”"])
def test_rule_8_marks_in_a_row_stay_with_what_is_before(marks: str) -> None:
    for before in range(5, 10):
        lines = texts_of(body(before) + marks + body(9), 8)
        assert sum(marks in line for line in lines) == 1
        assert all(line[0] not in marks[-1] for line in lines)


@pytest.mark.parametrize("number", ["20%", "37℃", "3.14", "1,234", "120万", "2026年", "￥5", "１２％", "45°"])
def test_rule_9_numbers_stay_with_their_units(number: str) -> None:
    for before in range(3, 9):
        lines = texts_of(body(before) + number + body(9), 8)
        assert sum(number in line for line in lines) == 1


def test_rule_10_a_western_word_is_not_broken() -> None:
    for before in range(3, 9):
        assert sum("Beijing" in line for line in texts_of(body(before) + "Beijing" + body(9), 8)) == 1


def test_rule_10_a_contraction_is_not_broken() -> None:
    for tenth in range(70, 100):
        assert sum("don’t" in line for line in texts_of(body(6) + "don’t" + body(9), tenth / 10)) == 1


def test_rule_10_a_word_in_two_faces_is_not_broken() -> None:
    for tenth in range(70, 100):
        children = (Text(body(6)), Strong((Text("Bei"),)), Text("jing" + body(9)))
        assert sum("Beijing" in line for line in texts_of(children, tenth / 10)) == 1


def test_rule_10_a_word_may_break_after_its_own_hyphen() -> None:
    assert texts_of(body(5) + "twenty-seven" + body(9), 9)[0].endswith("twenty-")


def test_rule_10_a_word_wider_than_the_measure_breaks_between_letters() -> None:
    lines = texts_of("a" * 40, 8)
    assert len(lines) == 3 and min(map(len, lines)) >= 2


def test_a_word_that_is_wider_than_an_indented_first_line_is_broken_there() -> None:
    lines = lines_of("a" * 22, 14, make_style(indent=3.0))
    assert len(lines) == 2 and all(line.x + line.width <= 14 * 16 + 0.01 for line in lines)


def test_an_address_breaks_after_its_signs_and_never_beside_a_slash() -> None:
    lines = texts_of(f"见{'https://www.example.com/a-b/c_d/index.html?lang=zh&page=12'}上", 10)
    assert len(lines) > 3
    assert all(not line.endswith("/") and not line.startswith("/") for line in lines)
    assert all(line[-1] in ".-_?=&" for line in lines[:-2] if line[-1].isascii())


def test_rule_11_a_footnote_mark_stays_with_the_character_before() -> None:
    for before in range(5, 10):
        lines = lines_of((Text(body(before)), Footnote((Text("注"),)), Text(body(8))), 8)
        line = next(line for line in lines if line.notes)
        assert not line.text.startswith(body(before)[-1]) or len(line.text) > 1
        assert next(line.elements())[5].note is None


@pytest.mark.parametrize(
    ("pair", "em"),
    [("：“", 1.5), ("”“", 1.5), ("》《", 1.5), ("。”", 1.5), ("（《", 1.5), ("”。", 1.5), ("，（", 1.5), ("！！", 2), ("？！", 2), ("（）", 2)],
)  # fmt: skip
def test_rule_12_two_marks_of_which_one_is_a_bracket_take_one_and_a_half_cells(pair: str, em: float) -> None:
    (line,) = lines_of("国" + pair + "家", 20)
    end = line.width / 16
    assert end == pytest.approx(2 + em)


def test_rule_12_holds_across_a_change_of_face() -> None:
    (line,) = lines_of((Strong((Text("国："),)), Text("“家")), 20)
    assert line.width / 16 == pytest.approx(3.5)


def test_rule_13_a_mark_at_a_lines_end_takes_half_a_cell() -> None:
    line = lines_of(body(7) + "，" + body(7), 8)[0]
    *_, (start, stop, x, width, _, _) = line.elements()
    assert line.measured.text[start:stop] == "，"
    assert (x / 16000, width / 16000) == pytest.approx((7.5, 0.5))


def test_rule_14_an_opening_mark_at_a_lines_start_loses_its_left_half() -> None:
    text = body(8) + "“" + body(12) + "”"
    assert widths(lines_of(text, 8)[1])["“"] == pytest.approx(0.5)
    assert widths(lines_of(text, 8, line_start_squeeze=False)[1]).get("“", 1.0) == pytest.approx(1.0)


def test_rule_15_a_paragraph_that_begins_with_a_quotation_is_indented_to_its_ink() -> None:
    style = make_style(indent=2.0)
    line = lines_of("“" + body(20), 12, style)[0]
    assert widths(line)["“"] == pytest.approx(0.5)
    assert next(line.elements())[2] == pytest.approx(32_000)


@pytest.mark.parametrize(
    ("manner", "comma", "stop"), [("full", 1.0, 1.0), ("kaiming", 0.5, 1.0), ("half", 0.5, 0.5), ("none", 1.0, 1.0)]
)
def test_rule_16_the_four_manners_set_cells_by_class(manner: str, comma: float, stop: float) -> None:
    (line,) = lines_of("国，家。人", 20, punctuation=manner)
    assert line.width / 16 == pytest.approx(3 + comma + stop)


def test_rule_16_without_adjustment_marks_keep_their_cells_everywhere() -> None:
    line = lines_of(body(6) + "。”" + body(8), 8, punctuation="none")[0]
    assert line.text == body(6) + "。”" and line.width / 16 == pytest.approx(8)


# Rule 17: a too full line gives way step by step, and only as far as needed.


def test_rule_17_first_western_spaces_give() -> None:
    """The space of Jiangyi Song is under a quarter em already, so a wider one is put in its place: U+2002."""
    line = lines_of("国家\u2002人民，社会主义" + body(3), 9.25)[0]
    assert line.text == "国家\u2002人民，社会主义"
    assert widths(line)["\u2002"] < 0.5 and widths(line).get("，", 1.0) == pytest.approx(1.0)


def test_rule_17_then_the_middle_dot_where_it_has_a_whole_cell() -> None:
    line = lines_of("国家·人民，（社）会主义" + body(3), 11.25, level="basic")[0]
    assert line.text == "国家·人民，（社）会主义"
    assert widths(line)["·"] == pytest.approx(0.75)
    assert widths(line)["）"] == pytest.approx(1.0)


def test_rule_17_then_brackets_before_commas() -> None:
    line = lines_of("国，家（人）民社会，主义化" + body(3), 12.5)[0]
    assert line.text == "国，家（人）民社会，主义化"
    assert widths(line)["（"] == widths(line)["）"] == pytest.approx(0.75)
    assert widths(line)["，"] == pytest.approx(1.0)


def test_rule_17_then_commas_before_the_gaps_beside_western_text() -> None:
    line = lines_of("国家，A人民社会主义化" + body(3), 10.6)[0]
    assert line.text == "国家，A人民社会主义化"
    assert 0.5 < widths(line)["，"] < 1
    assert places(line)[4] - places(line)[3] == pytest.approx(widths(line)["A"] + 0.25)


def test_rule_17_then_the_gaps_down_to_an_eighth() -> None:
    line = lines_of("国家A人民社B会主义化" + body(3), 11.05)[0]
    assert line.text == "国家A人民社B会主义化"
    assert 0.125 <= places(line)[3] - places(line)[2] - widths(line)["A"] < 0.25


def test_rule_17_last_of_all_stops_give() -> None:
    line = lines_of("国家。人民，社会主义化建" + body(3), 11.3)[0]
    assert widths(line)["，"] == pytest.approx(0.5)
    assert 0.5 < widths(line)["。"] < 1


def test_rule_18_western_spaces_and_gaps_grow_before_the_rest() -> None:
    line = lines_of(body(4) + "AB" + body(3) + "Mississippi", 10)[0]
    *_, first = list(places(line).values())
    step = line.extra / 16_000
    assert step >= 0
    gap = places(line)[4] - 4 * (1 + step)
    assert gap == pytest.approx(0.5 if step else gap) and gap > 0.25 and first > 0


def test_rule_18_all_gaps_between_han_grow_equally_and_dashes_do_not() -> None:
    line = lines_of(body(3) + "——" + body(2) + "Mississippi", 9)[0]
    assert line.text == body(3) + "——" + body(2)
    step = 1 + line.extra / 16_000
    assert line.extra > 0
    assert places(line) == pytest.approx({0: 0.0, 3: 3 * step, 5: 3 * step + 2 + line.extra / 16_000})


@pytest.mark.parametrize("chars", [9, 9.5, 12])
def test_rule_18_a_western_space_grows_to_half_an_em_and_no_further(chars: float) -> None:
    line = lines_of("国家 人民 社会主义Mississippi", chars)[0]
    assert widths(line)[" "] == pytest.approx(0.5)
    assert line.extra / 16_000 == pytest.approx((chars - 9) / 7)  # what is left, in the seven gaps


@pytest.mark.parametrize(("chars", "width"), [(6.9, 6.9), (7.1, 4)])
def test_rule_18_a_line_that_would_need_gaps_of_a_cell_is_left_ragged(chars: float, width: float) -> None:
    line = lines_of("国家人民Mississippi", chars)[0]
    assert line.text == "国家人民"
    assert line.width / 16 == pytest.approx(width)


def test_rule_18_a_word_in_two_faces_is_not_stretched() -> None:
    line = lines_of((Text("国家"), Strong((Text("Bei"),)), Text("jing，Mississippi")), 8)[0]
    assert line.extra > 0
    bei, jing = [one for one in line.elements() if line.measured.text[one[0] : one[1]] in ("Bei", "jing")]
    assert jing[2] == pytest.approx(bei[2] + bei[3])


def test_rule_19_a_mark_is_squeezed_in_before_a_character_is_pushed_out() -> None:
    """28.5 em of content whose last mark can be squeezed keep it."""
    text = body(10) + "，" + body(16) + "人。" + body(10)
    assert lines_of(text, 28)[0].text == text[:29]


def test_rule_20_marks_hang_only_when_asked() -> None:
    text = body(8) + "，" + body(8)
    assert texts_of(text, 8)[0] == body(7)
    assert texts_of(text, 8, hanging=True)[0] == body(8) + "，"
    assert texts_of(body(8) + "；" + body(8), 8, hanging=True)[0] == body(7)


def test_rules_21_and_22_full_lines_are_flush_and_last_lines_natural() -> None:
    *full, last = lines_of("国，" + body(50) + "A", 9.4)
    assert all(line.width / 16 == pytest.approx(9.4) for line in full)
    assert last.extra == 0 and last.width / 16 < 9.4


def test_a_line_before_a_forced_end_is_not_stretched() -> None:
    first, second = lines_of((Text(body(5)), LineBreak(), Text(body(3))), 9)
    assert (first.extra, first.width, second.width) == (0, 5 * 16, 3 * 16)


def test_rule_26_han_and_western_text_are_a_quarter_em_apart_inside_a_line_only() -> None:
    (line,) = lines_of("国AI家，AI，2026年", 30)
    starts = places(line)
    assert starts[1] == pytest.approx(1.25)
    assert starts[3] - starts[1] == pytest.approx(widths(line)["AI"] + 0.25, abs=0.01)
    assert starts[5] == pytest.approx(starts[4] + 1 if 4 in starts else starts[5])
    assert lines_of("AI" + body(9), 8)[0].x == 0


def test_rule_26_no_space_is_added_to_the_text() -> None:
    assert "".join(texts_of("国AI家2026年" * 9, 8)) == "国AI家2026年" * 9


def test_rule_27_first_lines_are_indented_and_the_others_flush() -> None:
    lines = lines_of(body(40), 12, make_style(indent=2.0))
    assert [line.x for line in lines[:3]] == [32.0, 0.0, 0.0]


def test_a_hanging_indent_stands_left_of_the_text() -> None:
    lines = lines_of(body(40), 14, make_style(indent=-2.0, left=32.0))
    assert [line.x for line in lines[:3]] == [0.0, 32.0, 32.0]
    assert [len(line.text) for line in lines[:2]] == [14, 12]


def test_rule_29_a_last_line_has_at_least_two_characters() -> None:
    assert [len(line) for line in texts_of(body(17), 8)] == [8, 7, 2]
    assert [len(line) for line in texts_of(body(17), 8, last_line_chars=1)] == [8, 8, 1]
    assert [len(line) for line in texts_of(body(17) + "。", 8)] == [8, 7, 3]


def test_rule_29_a_last_character_is_squeezed_in_where_there_is_room() -> None:
    assert texts_of("国，家，人民社会主义", 9) == ["国，家，人民社会主义"]


@pytest.mark.parametrize(("level", "em"), [("basic", 3.0), ("gb", 2.5), ("strict", 2.5)])
def test_a_middle_dot_takes_half_a_cell_from_the_gb_level_on(level: str, em: float) -> None:
    """GB/T 15834-2011, 5.1.6."""
    (line,) = lines_of("卡·马", 20, level=level)
    assert line.width / 16 == pytest.approx(em)


def test_what_stands_last_in_a_stretched_line_ends_at_the_measure() -> None:
    for text in (
        "国家 AB CD 人民Mississippi",
        "国AB家 人民，Mississippi",
        "A B C Mississippi Mississippi",
        "国①家——人Mississippi",
    ):
        line = lines_of(text, 10)[0]
        *_, (_, stop, x, width, _, _) = [one for one in line.elements() if one[3] > 0]
        assert line.width / 16 == pytest.approx(10)
        assert (x + width) / 16_000 == pytest.approx(10, abs=0.001), text
        assert stop <= len(text)


def test_letter_spacing_is_part_of_the_cell() -> None:
    """GB/T 9704: 16 pt glyphs in 15.75 pt cells, 28 of them 441 pt wide."""
    lines = lines_of(body(50), 28, make_style(letter_spacing=-0.25))
    assert len(lines[0].text) == 28
    assert lines[0].width == pytest.approx(441) and lines[0].extra == 0


def test_raised_text_stays_with_what_it_belongs_to() -> None:
    for before in range(6, 10):
        lines = lines_of((Text(body(before)), Raised("super", (Text("①"),)), Text(body(8))), 8)
        assert all(not line.text.startswith("①") for line in lines)


@pytest.mark.parametrize(("align", "x"), [("left", 0.0), ("right", 5 * 16.0), ("center", 2.5 * 16.0)])
def test_short_lines_stand_where_they_are_aligned(align: str, x: float) -> None:
    (line,) = lines_of(body(5), 10, make_style(align=align))
    assert line.x == pytest.approx(x)


def test_centred_headings_break_into_like_lines_at_the_ends_of_words() -> None:
    """GB/T 9704-2012, 7.3.1: words whole, lines balanced."""
    lines = lines_of("全面推进讲义排版工作——第一次座谈会上的讲话", 20, make_style(align="center"))
    assert [line.text for line in lines] == ["全面推进讲义排版工作——", "第一次座谈会上的讲话"]
    lines = lines_of("学习贯彻党的二十大精神专题研讨班开班式上的讲话", 20, make_style(align="center"))
    assert len(lines) == 2 and abs(len(lines[0].text) - len(lines[1].text)) <= 5
    assert not lines[0].text.endswith("专")


def test_western_text_has_western_quotation_marks_and_apostrophes() -> None:
    (line,) = lines_of("“Yes,” it’s done", 40)
    assert line.width / 16 < 8.5
    (line,) = lines_of("他说“it’s”", 40)
    assert widths(line)["’"] < 0.5


def test_an_apostrophe_before_a_year_or_a_word_stays_with_it_and_has_no_whole_cell() -> None:
    text = "记得’90年代爱唱“Rock ’n’ Roll”"
    (line,) = lines_of(text, 40)
    assert widths(line)["’"] < 0.5
    for chars in range(3, 12):
        assert not any(part.endswith(("’", "’ n")) and "’n’" not in part for part in texts_of(text, chars)), chars
    assert texts_of("‘好’90年", 20) == ["‘好’90年"]


def test_an_emoji_of_several_parts_is_not_torn() -> None:
    for chars in range(5, 12):
        assert any("👨‍👩‍👧" in part for part in texts_of("一家人都来了👨‍👩‍👧，都好。", chars)), chars
