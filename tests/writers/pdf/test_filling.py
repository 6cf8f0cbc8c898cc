from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Footnote
from pipeline.writers.pdf.boxes import ColumnsOfStrips
from pipeline.writers.pdf.filling import Area, paginate
from pipeline.writers.pdf.strips import Note, Room, Sheet, Strip

PITCH = 10.0
AREA = Area(depth=100.0, pitch=PITCH, note_gap=5.0)


def lines(count: int, height: float = PITCH, **values: object) -> list[Strip]:
    return [Strip(height, is_line=True, **values) for _ in range(count)]  # type: ignore[arg-type]


def note(*heights: float) -> Note:
    return Note(Footnote(()), [Strip(height) for height in heights])


def tops(sheet: Sheet) -> list[float]:
    return [placed.y for placed in sheet.placed]


def test_lines_fill_each_page_exactly() -> None:
    assert [tops(sheet) for sheet in paginate(lines(25), AREA)] == [
        [index * PITCH for index in range(10)],
        [index * PITCH for index in range(10)],
        [index * PITCH for index in range(5)],
    ]


def test_a_kept_strip_takes_its_forerunner_to_the_next_page() -> None:
    strips = lines(12)
    strips[10].keep = strips[9].keep = True
    assert [len(sheet.placed) for sheet in paginate(strips, AREA)] == [8, 4]


def test_strips_that_may_nowhere_break_fill_the_page() -> None:
    strips = lines(12)
    for strip in strips:
        strip.keep = True
    assert [len(sheet.placed) for sheet in paginate(strips, AREA)] == [10, 2]


def test_space_vanishes_at_the_top_of_a_page_but_not_of_the_document() -> None:
    strips = [Strip(20.0, space=True), *lines(8), Strip(20.0, space=True), *lines(1, lead=7.0)]
    first, second = paginate(strips, AREA)
    assert tops(first)[:2] == [0.0, 20.0]
    assert tops(second) == [0.0]


def test_space_after_a_forced_break_stays() -> None:
    strips = [*lines(1), Strip(0, page_break="any"), *lines(1, lead=7.0)]
    assert tops(paginate(strips, AREA)[1]) == [7.0]


def test_a_block_of_odd_height_takes_whole_lines_and_stands_in_their_middle() -> None:
    strips = [*lines(1, snap=True), *lines(1, 16.0, snap=True), *lines(1, snap=True)]
    assert tops(paginate(strips, AREA)[0]) == [0.0, 12.0, 30.0]


def test_after_a_block_of_odd_height_broken_over_pages_lines_are_on_the_grid_again() -> None:
    strips = [*lines(8, snap=True), *lines(1, 7.0, snap=True), *lines(5, 7.0), *lines(2, snap=True)]
    sheets = paginate(strips, AREA)
    assert [len(sheet.placed) for sheet in sheets] == [10, 6]
    assert tops(sheets[1])[-2:] == [30.0, 40.0]


def test_a_break_to_an_odd_page_leaves_a_blank_one() -> None:
    strips = [*lines(1), Strip(0, page_break="odd"), *lines(1)]
    assert [sheet.blank for sheet in paginate(strips, AREA)] == [False, True, False]


def test_breaks_at_the_ends_or_twice_make_no_empty_pages() -> None:
    stop = [Strip(0, page_break="any"), Strip(0, page_break="any")]
    assert len(paginate([*stop, *lines(1), *stop, *lines(1), *stop], AREA)) == 2


def test_footnotes_take_room_at_the_foot_of_the_page_of_their_mark() -> None:
    strips = lines(10)
    strips[6].notes = (note(8.0, 8.0),)
    first, second = paginate(strips, AREA)
    assert len(first.placed) == 7  # an eighth line would leave 20 of the 21 points the note needs
    assert first.notes[0].height == 16.0
    assert len(second.placed) == 3 and not second.notes


def test_a_line_whose_footnote_does_not_fit_moves_with_it() -> None:
    strips = lines(10)
    strips[9].notes = (note(8.0),)
    first, second = paginate(strips, AREA)
    assert (len(first.placed), len(first.notes), len(second.notes)) == (9, 0, 1)


def test_a_footnote_longer_than_a_page_goes_on_at_the_foot_of_the_next_ones() -> None:
    strips = lines(3)
    strips[0].notes = (note(*[8.0] * 40),)
    sheets = paginate(strips, AREA)
    parts = [(part.first, part.last) for sheet in sheets for part in sheet.notes]
    assert parts[0][0] == 0 and parts[-1][1] == 40
    assert all(before[1] == after[0] for before, after in itertools.pairwise(parts))


def test_a_tables_head_is_repeated_where_its_rows_go_on() -> None:
    head = Strip(10.0)
    strips = [Strip(10.0), *[Strip(20.0, head=head) for _ in range(8)]]
    strips[1].keep = True
    sheets = paginate(strips, AREA)
    assert sheets[1].placed[0].strip is head
    assert tops(sheets[1])[:2] == [0.0, 10.0]


def test_a_strip_taller_than_the_page_is_divided() -> None:
    def split(room: float) -> tuple[Strip, Strip | None]:
        return Strip(room), rest(250.0 - room)

    def rest(height: float) -> Strip:
        return Strip(height, split=lambda room: (Strip(room), rest(height - room)))

    tall = Strip(250.0, split=split)
    sheets = paginate([*lines(2), tall, *lines(1)], AREA)
    assert [[placed.strip.height for placed in sheet.placed] for sheet in sheets] == [
        [10.0, 10.0, 80.0], [100.0], [70.0, 10.0]
    ]  # fmt: skip


def test_columns_are_balanced() -> None:
    columns = ColumnsOfStrips(lines(9), 0, 2, 0.0, 50.0, 30.0)
    taken = columns.take(Room(0.0, 100.0, 100.0, PITCH))
    assert [placed.x for placed in taken.placed] == [0.0] * 5 + [50.0] * 4
    assert taken.height == 50.0


def test_columns_longer_than_the_page_go_on_and_end_balanced() -> None:
    strips = [*lines(2), Strip(0.0, elastic=ColumnsOfStrips(lines(22), 0, 2, 0.0, 50.0, 30.0)), *lines(1)]
    first, second = paginate(strips, AREA)
    assert [placed.y for placed in first.placed if placed.x == 50.0] == [20.0 + 10 * index for index in range(8)]
    assert [(placed.x, placed.y) for placed in second.placed] == [
        (0.0, 0.0), (0.0, 10.0), (0.0, 20.0), (50.0, 0.0), (50.0, 10.0), (50.0, 20.0), (0.0, 30.0)
    ]  # fmt: skip


def test_what_does_not_fit_into_columns_at_the_foot_of_a_page_waits_for_the_next() -> None:
    columns = ColumnsOfStrips([*lines(2), Strip(60.0), *lines(1)], 0, 2, 0.0, 50.0, 30.0)
    first, second = paginate([*lines(6), Strip(0.0, elastic=columns)], AREA)
    assert [(placed.x, placed.y) for placed in first.placed[6:]] == [(0.0, 60.0), (0.0, 70.0)]
    assert [placed.strip.height for placed in second.placed] == [60.0, 10.0]
    heading = Strip(10.0)
    columns = ColumnsOfStrips([Strip(60.0)], 0, 2, 0.0, 50.0, 30.0)
    first, second = paginate([*lines(5), heading, Strip(0.0, elastic=columns, keep=True)], AREA)
    assert [placed.strip for placed in second.placed] == [heading, columns.strips[0]]


def test_columns_of_odd_lines_stay_where_they_are() -> None:
    columns = ColumnsOfStrips(lines(4, 7.0), 0, 2, 0.0, 50.0, 30.0)
    strips = [*lines(1, snap=True), Strip(0.0, elastic=columns, snap=True), *lines(1, snap=True)]
    assert tops(paginate(strips, AREA)[0]) == [0.0, 10.0, 17.0, 10.0, 17.0, 30.0]


def test_a_block_at_the_foot_goes_no_further_than_the_page() -> None:
    strips = [Strip(45.0), Strip(45.0, lead=5.0, trail=5.0, snap=True), Strip(3.0, snap=True)]
    first = paginate(strips, AREA)[0]
    assert first.placed[-1].y + 45.0 == AREA.depth


strip_lists = st.lists(
    st.builds(
        Strip,
        height=st.sampled_from([3.0, 10.0, 16.0, 45.0, 130.0]),
        lead=st.sampled_from([0.0, 5.0]),
        trail=st.sampled_from([0.0, 5.0]),
        snap=st.booleans(),
        keep=st.booleans(),
        page_break=st.sampled_from([None, None, None, None, "any", "odd"]),
        notes=st.sampled_from([(), (), (note(8.0),), (note(*[8.0] * 30),)]),
    ),
    max_size=40,
)


@given(strip_lists)
def test_nothing_is_lost_or_overlaps_whatever_the_strips_are(strips: list[Strip]) -> None:
    sheets = paginate(strips, AREA)
    placed = [one for sheet in sheets for one in sheet.placed]
    assert [id(one.strip) for one in placed] == [id(strip) for strip in strips if strip.page_break is None]
    lines_of_notes = sum(part.last - part.first for sheet in sheets for part in sheet.notes)
    assert lines_of_notes == sum(len(note.strips) for one in placed for note in one.strip.notes)
    for sheet in sheets:
        for above, below in zip(sheet.placed, sheet.placed[1:], strict=False):
            assert above.y + above.strip.height <= below.y + 0.01
        room = AREA.depth - sum(part.height for part in sheet.notes)
        if len(sheet.placed) > 1:
            assert sheet.placed[-1].y + sheet.placed[-1].strip.height <= room + 0.01
