"""Lines drawn on a canvas stand where they should, and its listener hears of marks, links and parts."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pipeline.document import Footnote, Inline, Link, PageRef, Text, Underline
from pipeline.typeset import Setting, set_lines
from pipeline.writers.pdf.ink import FontCanvas, PartKind, baseline_offset, draw_lines
from pipeline.writers.pdf.ink.listener import Deaf, Rectangle
from tests.inspector import read_pages
from tests.typeset.samples import MARGIN, make_pdf, make_setting, make_style

STYLE = make_style()  # 16 pt on 28 pt
PITCH = STYLE.line_height


def test_a_paragraph_without_text_is_one_empty_line() -> None:
    (line,) = set_lines((), STYLE, make_setting(), 160.0)
    assert line.text == ""


def test_the_baseline_puts_the_em_box_in_the_middle_of_the_line() -> None:
    setting = make_setting()
    data = make_pdf([(Text("国" * 20),)], STYLE, setting, 160.0, 100.0)
    ys = sorted({round(box.y, 2) for box in read_pages(data)[0]}, reverse=True)
    assert ys[0] == pytest.approx(MARGIN + 100.0 - baseline_offset(STYLE), abs=0.01)
    assert baseline_offset(STYLE) == pytest.approx(PITCH / 2 + 0.38 * 16)
    assert ys[0] - ys[1] == pytest.approx(PITCH, abs=0.01)


class Recorder(Deaf):
    """A listener that writes marked content and remembers what it was told."""

    def __init__(self) -> None:
        self.canvas: FontCanvas | None = None
        self.marks: dict[int, str] = {}
        self.told: list[tuple[str, object]] = []
        self.links: list[tuple[str, Rectangle]] = []

    def note_mark(self, note: Footnote) -> str:
        return self.marks.get(id(note), "①")

    def link(self, target: str, rectangle: Rectangle) -> None:
        self.links.append((target, rectangle))

    def begin(self, kind: PartKind, target: object) -> None:
        assert self.canvas is not None
        self.told.append((kind, target))
        self.canvas.literal(f"/Span <</MCID {len(self.told)}>> BDC")

    def end(self) -> None:
        assert self.canvas is not None
        self.canvas.literal("EMC")


def drawn(children: tuple[Inline, ...], setting: Setting, recorder: Recorder, *, tagged: bool = False) -> bytes:
    """Return a page with a paragraph drawn at once, 400 pt wide from (0, 400)."""
    buffer = io.BytesIO()
    recorder.canvas = canvas = FontCanvas(setting.faces, buffer, pagesize=(400, 400))
    recorder.tagged, canvas.listener = tagged, recorder
    draw_lines(canvas, set_lines(children, STYLE, setting, 160.0), 0.0, 400.0)
    canvas.save()
    return buffer.getvalue()


def test_footnote_marks_are_asked_for_when_their_line_is_drawn() -> None:
    notes = [Footnote((Text("甲"),)), Footnote((Text("甲"),))]
    recorder = Recorder()
    recorder.marks = {id(note): mark for note, mark in zip(notes, "①②", strict=True)}
    children = (Text("国家"), notes[0], Text("人民"), notes[1], Text("。"))
    boxes = read_pages(drawn(children, make_setting(), recorder))[0]
    assert "".join(box.char for box in boxes) == "国家①人民②。"
    raised = next(box for box in boxes if box.char == "①")
    assert raised.size < 0.75 * 16 and raised.y > boxes[0].y
    (line,) = set_lines(children, STYLE, make_setting(), 400.0)
    assert [note is wanted for note, wanted in zip(line.notes, notes, strict=True)] == [True, True]


def test_page_references_are_asked_for_by_their_target() -> None:
    setting = make_setting()
    setting = Setting(setting.layout, setting.faces, {"s1": "12"}.__getitem__)
    (line,) = set_lines((Text("见第"), PageRef("s1"), Text("页")), STYLE, setting, 400.0)
    assert line.text == "见第12页"


def test_links_are_told_with_their_rectangles_line_by_line() -> None:
    recorder = Recorder()
    children = (Text("国家人民国家"), Link("#p1", (Text("社会主义现代"),)), Text("化"))
    drawn(children, make_setting(), recorder)
    assert [target for target, _ in recorder.links] == ["#p1", "#p1"]
    (first, second) = (area for _, area in recorder.links)
    assert (first[0], first[2]) == pytest.approx((96.0, 160.0))
    assert (second[0], second[2]) == pytest.approx((0.0, 32.0))
    assert first[1] - second[1] == pytest.approx(PITCH)
    assert recorder.told == []  # it is not tagged


def test_a_tagged_listener_hears_of_text_links_notes_and_rules_in_order() -> None:
    recorder = Recorder()
    note = Footnote((Text("注"),))
    drawn((Text("国家"), Link("#a", (Text("人民"),)), note, Underline((Text("社会"),))), make_setting(), recorder,
          tagged=True)  # fmt: skip
    assert recorder.told == [("text", None), ("link", "#a"), ("note", note), ("text", None), ("artifact", None)]


def test_marked_content_is_balanced_inside_each_text_object() -> None:
    data = drawn((Text("国" * 30), Link("#a", (Text("家"),))), make_setting(), Recorder(), tagged=True)
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
        assert opened == 5  # three full lines, the fourth with the link


def test_lines_are_drawn_from_their_top_left_corner() -> None:
    setting = make_setting()
    buffer = io.BytesIO()
    canvas = FontCanvas(setting.faces, buffer, pagesize=(200, 200))
    draw_lines(canvas, set_lines((Text("— 1 —"),), STYLE, setting, 150.0, align="right"), 20.0, 100.0)
    canvas.save()
    boxes = read_pages(buffer.getvalue())[0]
    assert "".join(box.char for box in boxes) == "— 1 —"
    assert boxes[-1].x1 == pytest.approx(170.0, abs=0.1)
    assert boxes[0].y == pytest.approx(100.0 - baseline_offset(STYLE), abs=0.01)
