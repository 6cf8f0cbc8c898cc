"""Paragraphs as flowables: pages break between lines as they may, and the writer's hooks are called."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from reportlab.platypus import Spacer

from pipeline.document import Footnote, Link, PageRef, Strong, Text, Underline
from pipeline.typeset import Setting, set_lines
from pipeline.writers.pdf.ink import FontCanvas, baseline_offset, draw_lines, font_canvas
from pipeline.writers.pdf.ink.flowables import TextBlock
from tests.inspector import read_pages
from tests.typeset.samples import MARGIN, make_pdf, make_setting, make_style

STYLE = make_style()  # 16 pt on 28 pt
PITCH = STYLE.line_height


def block(lines: int, setting: Setting | None = None, char: str = "国", **options: Any) -> TextBlock:
    """Return a paragraph of so many full lines of ten characters."""
    return TextBlock((Text(char * 10 * lines),), STYLE, setting or make_setting(), **options)


def pages_of(story: list[Any], setting: Setting, lines: float) -> list[str]:
    """Return the text of each page of so many lines, ten characters a line."""
    data = make_pdf(story, setting, 160.0, lines * PITCH + 0.001)
    return ["".join(box.char for box in page) for page in read_pages(data)]


def counts(story: list[Any], setting: Setting, lines: float) -> list[dict[str, int]]:
    return [{char: page.count(char) // 10 for char in dict.fromkeys(page)} for page in pages_of(story, setting, lines)]


def test_a_block_is_as_tall_as_its_lines() -> None:
    assert block(3).wrap(160.0, 1000.0) == (160.0, 3 * PITCH)


def test_a_paragraph_without_text_is_one_empty_line() -> None:
    empty = TextBlock((), STYLE, make_setting())
    assert empty.wrap(160.0, 100.0) == (160.0, PITCH)
    assert [line.text for line in empty.lines] == [""]


def test_rule_30_no_page_begins_with_a_paragraphs_last_line() -> None:
    setting = make_setting()
    assert counts([block(4, setting), block(5, setting, "家")], setting, 8) == [{"国": 4, "家": 3}, {"家": 2}]


def test_rule_30_no_page_ends_with_a_paragraphs_first_line() -> None:
    setting = make_setting()
    assert counts([block(4, setting), block(5, setting, "家")], setting, 5) == [{"国": 4}, {"家": 5}]


def test_rule_30_three_lines_are_not_parted_when_two_must_stay_on_either_side() -> None:
    setting = make_setting()
    assert counts([block(4, setting), block(3, setting, "家")], setting, 6) == [{"国": 4}, {"家": 3}]


def test_orphans_and_widows_may_be_allowed() -> None:
    setting = make_setting(widow_lines=1, orphan_lines=1)
    assert counts([block(4, setting), block(3, setting, "家")], setting, 6) == [{"国": 4, "家": 2}, {"家": 1}]


def test_a_paragraph_longer_than_a_page_goes_on_over_pages() -> None:
    setting = make_setting()
    assert counts([block(25, setting)], setting, 10) == [{"国": 10}, {"国": 10}, {"国": 5}]


def test_a_page_of_one_line_still_holds_one_line_each() -> None:
    setting = make_setting()
    assert counts([block(3, setting)], setting, 1) == [{"国": 1}] * 3


def test_rule_31_a_heading_moves_when_too_little_would_follow_it() -> None:
    setting = make_setting()
    heading = block(1, setting, "题", room_after=2 * PITCH)
    story = [block(4, setting), heading, block(5, setting, "家")]
    assert counts(story, setting, 7) == [{"国": 4, "题": 1, "家": 2}, {"家": 3}]
    story = [block(4, setting), block(1, setting, "题", room_after=2 * PITCH), block(5, setting, "家")]
    assert counts(story, setting, 6) == [{"国": 4}, {"题": 1, "家": 5}]


def test_a_heading_that_can_never_have_room_after_it_stays_on_the_next_page() -> None:
    setting = make_setting()
    story = [block(2, setting), block(1, setting, "题", room_after=9 * PITCH), block(2, setting, "家")]
    assert counts(story, setting, 4) == [{"国": 2}, {"题": 1, "家": 2}]


def test_space_before_and_after_are_the_styles() -> None:
    style = replace(STYLE, space_before=7.0, space_after=9.0)
    setting = make_setting()
    spaced = TextBlock((Text("国" * 100),), style, setting)
    assert (spaced.getSpaceBefore(), spaced.getSpaceAfter()) == (7.0, 9.0)
    first, rest = spaced.split(160.0, 5 * PITCH)
    assert (first.getSpaceAfter(), rest.getSpaceBefore(), rest.getSpaceAfter()) == (0.0, 0.0, 9.0)


def test_the_baseline_puts_the_em_box_in_the_middle_of_the_line() -> None:
    setting = make_setting()
    data = make_pdf([block(2, setting)], setting, 160.0, 100.0)
    ys = sorted({round(box.y, 2) for box in read_pages(data)[0]}, reverse=True)
    assert ys[0] == pytest.approx(MARGIN + 100.0 - baseline_offset(STYLE), abs=0.01)
    assert baseline_offset(STYLE) == pytest.approx(PITCH / 2 + 0.38 * 16)
    assert ys[0] - ys[1] == pytest.approx(PITCH, abs=0.01)


def test_a_margin_number_stands_one_em_left_of_the_text_on_the_first_line_only() -> None:
    setting = make_setting()
    numbered = TextBlock((Text("国" * 30),), STYLE, setting, number="12")
    digits = [box for box in read_pages(make_pdf([numbered], setting, 160.0))[0] if box.char in "12"]
    assert [box.char for box in digits] == ["1", "2"]
    assert digits[1].x1 == pytest.approx(MARGIN - 16.0, abs=0.1)
    assert digits[0].size == pytest.approx(0.6 * 16)
    body = read_pages(make_pdf([block(3, setting)], setting, 160.0))[0]
    assert digits[0].y == pytest.approx(body[0].y, abs=0.01)


def test_fragments_tell_where_they_are_placed() -> None:
    placed: list[tuple[int, bool, bool, int, float]] = []

    def note(canvas: FontCanvas, part: TextBlock, x: float, top: float) -> None:
        placed.append((canvas.getPageNumber(), part.first, part.last, part.first_index, len(part.lines)))

    setting = replace(make_setting(), on_place=note)
    whole = block(7, setting, anchor="p1")
    make_pdf([whole], setting, 160.0, 4 * PITCH + 0.001)
    assert placed == [(1, True, False, 0, 4), (2, False, True, 4, 3)]


def test_footnote_marks_are_asked_for_when_their_line_is_drawn() -> None:
    notes = [Footnote((Text("甲"),)), Footnote((Text("甲"),))]
    marks = {id(note): mark for note, mark in zip(notes, "①②", strict=True)}
    setting = replace(make_setting(), note_mark=lambda note: marks[id(note)])
    children = (Text("国家"), notes[0], Text("人民"), notes[1], Text("。"))
    boxes = read_pages(make_pdf([TextBlock(children, STYLE, setting)], setting, 400.0))[0]
    assert "".join(box.char for box in boxes) == "国家①人民②。"
    raised = next(box for box in boxes if box.char == "①")
    assert raised.size < 0.75 * 16 and raised.y > boxes[0].y
    (line,) = set_lines(children, STYLE, setting, 400.0)
    assert [note is wanted for note, wanted in zip(line.notes, notes, strict=True)] == [True, True]


def test_page_references_are_asked_for_by_their_target() -> None:
    setting = replace(make_setting(), page_of={"s1": "12"}.__getitem__)
    (line,) = set_lines((Text("见第"), PageRef("s1"), Text("页")), STYLE, setting, 400.0)
    assert line.text == "见第12页"


def test_links_are_told_with_their_rectangles_line_by_line() -> None:
    told: list[tuple[str, tuple[float, float, float, float]]] = []
    setting = replace(make_setting(), on_link=lambda canvas, target, area: told.append((target, area)))
    children = (Text("国家人民国家"), Link("#p1", (Text("社会主义现代"),)), Text("化"))
    make_pdf([TextBlock(children, STYLE, setting)], setting, 160.0, 100.0)
    assert [target for target, _ in told] == ["#p1", "#p1"]
    (first, second) = (area for _, area in told)
    assert (first[0], first[2]) == (pytest.approx(96.0), pytest.approx(160.0))
    assert (second[0], second[2]) == (pytest.approx(0.0), pytest.approx(32.0))
    assert first[1] - second[1] == pytest.approx(PITCH)


class Recorder:
    """A tagger that writes marked content and remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, object]] = []
        self.blocks: set[int] = set()

    def open(self, canvas: FontCanvas, block: TextBlock | None, kind: str, target: object) -> None:
        self.told.append((kind, target))
        self.blocks.add(id(block))
        canvas.literal(f"/Span <</MCID {len(self.told)}>> BDC")

    def close(self, canvas: FontCanvas) -> None:
        canvas.literal("EMC")


def test_the_tagger_hears_of_text_links_notes_numbers_and_rules_in_order() -> None:
    recorder = Recorder()
    setting = replace(make_setting(), tagger=recorder)
    note = Footnote((Text("注"),))
    children = (Text("国家"), Link("#a", (Text("人民"),)), note, Underline((Text("社会"),)))
    make_pdf([TextBlock(children, STYLE, setting, number="3")], setting, 400.0)
    assert recorder.told == [
        ("number", None), ("text", None), ("link", "#a"), ("note", note), ("text", None), ("artifact", None),
    ]  # fmt: skip
    assert len(recorder.blocks) == 1


def test_marked_content_is_balanced_inside_each_text_object() -> None:
    recorder = Recorder()
    setting = replace(make_setting(), tagger=recorder)
    data = make_pdf([block(3, setting), Spacer(1, 5), block(2, setting, number="1")], setting, 160.0)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        depth, inside, opened = 0, False, 0
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "EMC": -1}.get(operator, 0)
            opened += operator == "BDC"
            inside = {"BT": True, "ET": False}.get(operator, inside)
            assert 0 <= depth <= 1
            assert operator not in ("BT", "ET") or depth == 0
            assert operator != "TJ" or (inside and depth == 1)
        assert opened == 6


def test_lines_can_be_drawn_on_a_canvas_by_hand() -> None:
    setting = make_setting()
    buffer = io.BytesIO()
    canvas = font_canvas(setting.faces)(buffer, pagesize=(200, 200))
    draw_lines(canvas, set_lines((Text("— 1 —"),), STYLE, setting, 150.0, align="right"), 20.0, 100.0)
    canvas.save()
    boxes = read_pages(buffer.getvalue())[0]
    assert "".join(box.char for box in boxes) == "— 1 —"
    assert boxes[-1].x1 == pytest.approx(170.0, abs=0.1)
    assert boxes[0].y == pytest.approx(100.0 - baseline_offset(STYLE), abs=0.01)


def test_runs_tell_face_and_place() -> None:
    (line,) = set_lines((Text("国家"), Strong((Text("人民"),)), Text("AI")), STYLE, make_setting(), 400.0)
    assert [(run.text, run.face, run.x) for run in line.runs] == [
        ("国家", "JiangyiSong-Regular", 0.0),
        ("人民", "JiangyiHei-Regular", 32.0),
        ("AI", "JiangyiSong-Regular", 68.0),
    ]
