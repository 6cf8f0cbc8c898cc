"""What a layout may say at its limits and what it may not: the message, its place and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.layout import DocumentLayout, explain, load_layout
from pipeline.layout.yaml_source import parse_yaml


def faults(path: Path | str, *changes: str) -> list[str]:
    with pytest.raises(PipelineError) as error:
        load_layout(path, changes)
    name = path.name if isinstance(path, Path) else path
    return [str(problem).replace(str(path), name) for problem in error.value.problems]


def layout_of(path: Path | str, *changes: str) -> DocumentLayout:
    """Return the layout of a document that changes nothing of it."""
    return load_layout(path, changes).plain


def written(folder: Path, text: str, name: str = "my.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("page={width: 100mm}", "page: has a width or a height but not both; write both, or size: A4"),
        ("page={height: 100mm}", "page: has a width or a height but not both; write both, or size: A4"),
        ("page={width: 71pt, height: 400pt}", "page: is 71 × 400 pt; write a sheet between 1 and 69 inches"),
        ("page={width: 400pt, height: 5001pt}", "page: is 400 × 5001 pt; write a sheet between 1 and 69 inches"),
        ("styles.body.size=401pt", "styles.body.size: 401 pt cannot be set; write between 1pt and 400pt"),
        ("styles.quote.size=0.5pt", "styles.quote.size: 0.5 pt cannot be set; write between 1pt and 400pt"),
        ("styles.quote.line_height=12pt", "styles.quote.line_height: 12 pt is less than the size 14 pt; write for example 21pt"),
        ("styles.quote.right=500mm", "styles.quote.right: 1417.32 pt cannot be set; write between 0pt and 422.709pt"),
        ("styles.quote.indent=-1pt", "styles.quote.indent: -1 pt cannot be set; write between 0pt and 422.709pt"),
        ("styles.quote.space_before=-1pt", "styles.quote.space_before: -1 pt cannot be set; write between 0pt and 694.488pt"),
        ("styles.quote.space_after=700pt", "styles.quote.space_after: 700 pt cannot be set; write between 0pt and 694.488pt"),
        ("page_number.distance=80pt", "page_number.distance: 80 pt cannot be set; write between 0pt and 73.7008pt"),
        ("grid.chars=100", "grid.chars: puts the characters on top of each other; leave at least half a character's width"),
        ("styles.quote.based_on=qoute", "styles.quote.based_on: unknown style 'qoute'; did you mean 'quote'?"),
        ("styles.quote.color=red", "styles.quote.color: 'red' is no colour; write for example '#000000'"),
        ("styles.quote.keep_with_next=perhaps", "styles.quote.keep_with_next: 'perhaps' is not allowed here; write true or false"),
        ("styles.quote.font=courier", "styles.quote.font: 'courier' is not allowed; write one of 'song', 'hei', 'kai', 'fangsong', 'title' or 'latin'"),
        ("fonts.courier={}", "fonts.courier: unknown font role; write one of 'song', 'hei', 'kai', 'fangsong', 'title' or 'latin'"),
        ("grid.lines=4", "grid.lines: 4 is not allowed; write a number, at least 5"),
        ("grid.lines=101", "grid.lines: 101 is not allowed; write a number, at most 100"),
        ("grid.lines=many", "grid.lines: 'many' is not allowed; write a number"),
        ("formats=5", "formats: 5 is not allowed here; write a list"),
        ("study.terms.glossary=5", "study.terms.glossary: 5 is not allowed here; write keys and values"),
        ("documents.outline.name=", "documents.outline.name: is empty; write a value, or take the line out"),
        ("documents.y={name: 乙}", "documents.y.template: is missing; add it"),
        ("study.questions.templates=[{level: act, text: 问, txet: 问}]", "study.questions.templates.0.txet: unknown key; did you mean 'text'?"),
        ("study.terms.glossary={甲: {definition: 乙, sourse: 丙}}", "study.terms.glossary.甲.sourse: unknown key; did you mean 'source'?"),
        ("page.tpo=1mm", "page.tpo: unknown key; did you mean 'top'?"),
        ("documents.outline.fit={max_sise: 3pt}", "documents.outline.fit.max_sise: unknown key; did you mean 'max_size'?"),
        ("documents.outline.layout={formats: [md]}", "documents.outline.layout.formats: is not allowed here; write it at the top"),
        ("page.top=[", "'[' is no YAML value"),
        ("=5", "is no change; write KEY=VALUE, for example study.summary.length=200"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_what_to_write(change: str, message: str) -> None:
    first = faults("handout-a4", change)[0]
    place, _, told = (
        first.partition(": ")
        if first.startswith("/")
        else (f"--set {change}", "", first.removeprefix(f"--set {change}: "))
    )
    assert told == message, place


@pytest.mark.parametrize(
    "change",
    [
        "page={width: 5000pt, height: 5000pt}", "styles.caption={size: 1pt, line_height: 1pt}",
        "styles.caption.line_height=9.5pt", "styles.quote={indent: 0pt, right: 414pt}",
        "styles.quote={left: 20pt, indent: -20pt}", "styles.quote.space_after=694pt",
        "page_number.distance=0pt", "page_number={show: false, distance: 80pt}", "header.distance=26mm",
        "styles.body.letter_spacing=-7pt", "grid.lines=5", "page={size: A4, orientation: landscape}",
    ],
)  # fmt: skip
def test_what_is_just_possible_is_allowed(change: str) -> None:
    assert layout_of("handout-a4", change)


def test_a_sheet_of_an_inch_holds_two_characters_and_three_lines(tmp_path: Path) -> None:
    text = (
        "page: {width: 72pt, height: 72pt, top: 0pt, bottom: 0pt, inside: 0pt, outside: 0pt}\n"
        "styles: {body: {size: %s, line_height: 24pt, indent: 0pt}}\npage_number: {show: false}\n"
    )
    layout = layout_of(written(tmp_path, text % "24pt"))
    assert (layout.grid.lines, layout.grid.chars) == (3, 3)
    assert faults(written(tmp_path, text % "25pt"))[0] == (
        "my.yaml:1:1: page: leaves 72 × 72 pt for the text, too little at 25 pt; make the margins or the type smaller"
    )


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [
        ("A3", 297, 420),
        ("A4", 210, 297),
        ("A5", 148, 210),
        ("A6", 105, 148),
        ("B5", 176, 250),
        ("B5-JIS", 182, 257),
        ("16K", 184, 260),
    ],
)
def test_a_paper_has_the_millimetres_of_its_standard(paper: str, width: float, height: float) -> None:
    """ISO 216, JIS P 0138, and 16 开 as it is sold in China."""
    page = layout_of("handout-a4", f"page={{size: {paper}, top: 20mm, bottom: 20mm, inside: 15mm, outside: 15mm}}").page
    assert (page.width / 72 * 25.4, page.height / 72 * 25.4) == pytest.approx((width, height))


def test_landscape_turns_the_sheet_and_portrait_never_lays_it_down() -> None:
    across = layout_of("handout-a4", "page.orientation=landscape").page
    assert (round(across.width), round(across.height)) == (842, 595)
    wide = layout_of("handout-a4", "page.width=300mm", "page.height=200mm").page
    assert (round(wide.width), round(wide.height)) == (850, 567)


def test_the_outer_margin_takes_what_is_left_of_a_character() -> None:
    page = layout_of("handout-a4", "page.inside=20mm", "page.outside=20mm").page
    assert round(page.inside, 2) == 56.69
    assert page.measure == pytest.approx(34 * 14)
    assert page.outside == pytest.approx(595.276 - 56.693 - 34 * 14, abs=0.001)


def test_letter_spacing_goes_with_the_size_it_was_made_for() -> None:
    """The grid's -0.25 pt is for 16 pt; type of another size has none, of the same size has it."""
    styles = layout_of("gbt9704", "styles.quote={size: 14pt}", "styles.verse={size: 16pt}").styles
    assert (styles["quote"].letter_spacing, styles["verse"].letter_spacing) == (0.0, -0.25)


def test_a_style_looks_like_the_one_it_is_based_on() -> None:
    styles = load_layout(
        "handout-a4", ["styles.quote={font: hei, align: right}", "styles.verse={based_on: quote, left: 7pt}"]
    ).plain.styles
    assert (styles["verse"].font, styles["verse"].latin, styles["verse"].align) == ("kai", "latin", "left")
    styles = load_layout(
        "handout-a4", ["styles={option: {based_on: source}}", "styles.source={font: hei, color: '#ff0000'}"]
    ).plain.styles
    assert (styles["option"].font, styles["option"].latin, styles["option"].color) == ("hei", "hei", "#ff0000")
    assert faults("handout-a4", "styles={option: {based_on: source}, source: {based_on: option}}")[0].endswith(
        "based_on: is based on itself; name another style"
    )


def test_a_fault_in_an_inherited_value_is_told_once_of_the_style_that_set_it() -> None:
    told = faults("handout-a4", "styles={source: {size: 500pt}, option: {based_on: source}}")
    assert len([fault for fault in told if "500 pt" in fault]) == 1


def test_a_font_keeps_what_the_layout_leaves_out() -> None:
    font = layout_of("handout-a4", "fonts.kai={word: 华文楷体}").fonts["kai"]
    assert (font.word, font.embedded, font.prefer[0]) == ("华文楷体", "kai", "楷体_GB2312")


def test_a_running_head_is_switched_off_with_nothing_and_a_mapping_is_not() -> None:
    assert layout_of("handout-a4", "header=").header is None
    assert layout_of("handout-a4", "page=").page == layout_of("handout-a4").page


def test_layouts_that_extend_each_other_name_their_files(tmp_path: Path) -> None:
    written(tmp_path, "extends: two.yaml\n", "one.yaml")
    two = written(tmp_path, "extends: one.yaml\n", "two.yaml")
    assert faults(two)[0].endswith("one.yaml:1:1: extends: two.yaml extends this layout in turn")
    for number in range(11):
        written(tmp_path, f"extends: l{number + 1}.yaml\n", f"l{number}.yaml")
    written(tmp_path, "name: end\n", "l11.yaml")
    assert layout_of(tmp_path / "l1.yaml").name == "end"
    assert "extends this layout in turn" in faults(tmp_path / "l0.yaml")[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends: no.yaml\n", "my.yaml:1:1: extends: there is no file no.yaml"),
        ("extends: hand-a4\n", "my.yaml:1:1: there is no layout named 'hand-a4'; did you mean 'handout-a4'?"),
        ("name: x\nextends: [a]\n", "my.yaml:2:1: extends: must be a layout's name; write for example extends: handout-a4"),
        ("? [a]\n: 1\n", "my.yaml:1:3: a key must be a word; write key: value"),
        ("<<: {}\n", "my.yaml:1:1: << is not supported; name a layout in extends"),
        ("name: 2024-02-30T99:99:99\nx: 1\n", "my.yaml:2:1: x: unknown key"),
        (f"name: {'9' * 101}\n", f"my.yaml:1:7: {'9' * 20}… is too long a number"),
        (f"name: {'[' * 51}{']' * 51}\n", "my.yaml:1:57: is too large or too deeply nested for a settings file"),
        ("study: {terms: {add: [甲, 5]}}\n", "my.yaml:1:26: study.terms.add.1: 5 is not allowed here; write text"),
    ],
)  # fmt: skip
def test_what_no_settings_file_holds_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    assert faults(written(tmp_path, text))[0] == message


def test_a_settings_file_of_a_megabyte_is_read_and_a_larger_one_not(tmp_path: Path) -> None:
    path = written(tmp_path, "name: x\n" + "#" * 999_991 + "\n")
    assert path.stat().st_size == 1_000_000
    assert layout_of(path).name == "x"
    assert faults(written(tmp_path, "name: x\n" + "#" * 999_992 + "\n")) == [
        "my.yaml: is too large for a settings file; keep it under 1 MB"
    ]


def test_numbers_and_dates_of_facts_stay_as_written(tmp_path: Path) -> None:
    layout = layout_of(written(tmp_path, f"meeting: {{时间: 2024-02-20, 编号: {'9' * 100}}}\n"))
    assert layout.meeting == {"时间": "2024-02-20", "编号": "9" * 100}


def test_text_in_a_longer_file_counts_its_lines_from_there() -> None:
    source = parse_yaml("a: 1\nb: {c: [2]}\n", "x.md", first_line=5)
    places = {where: (origin.line, origin.column) for where, origin in source.origins.items()}
    assert places == {(): (5, 1), ("a",): (5, 1), ("b",): (6, 1), ("b", "c"): (6, 5), ("b", "c", 0): (6, 9)}


def test_explain_leaves_no_trace_of_what_was_replaced(tmp_path: Path) -> None:
    written(tmp_path, "page: {size: A5}\nformats: [docx, pdf]\n", "one.yaml")
    two = written(tmp_path, "extends: one.yaml\nformats: [md]\n", "two.yaml")
    assert [line.replace(str(tmp_path) + "/", "") for line in explain(two)] == [
        "extends = one.yaml  (two.yaml:1)", "formats.0 = md  (two.yaml:2)", "page.size = A5  (one.yaml:1)",
    ]  # fmt: skip


LIMITS = {
    "grid.lines": (5, 100), "grid.chars": (5, 100), "fonts.kai.weight": (1, 1000), "page_number.start": (0, None),
    "typography.cjk_latin_gap": (0.0, 0.5), "typography.last_line_chars": (1, 10), "typography.widow_lines": (1, 5),
    "typography.orphan_lines": (1, 5), "typography.heading_lines": (1, 5),
    "study.outline.levels": (1, 9), "study.outline.max_chars": (8, 80), "study.outline.sentences": (0, 9),
    "study.summary.length": (20, 20_000), "study.summary.section_length": (20, 5_000),
    "study.quotes.max_aphorisms": (0, 100), "study.terms.count": (0, 200), "study.terms.blank_lines": (0, 10),
    "study.questions.count": (0, 50), "study.questions.before": (0, 10), "study.questions.lines": (0, 40),
    "study.cloze.count": (0, 100), "study.cloze.choice": (0, 100), "study.cloze.true_false": (0, 100),
    "study.reading.rate": (60, 600), "documents.summary.fit.pages": (1, 50), "documents.outline.line_every": (1, 50),
    "documents.outline.toc_levels": (1, 9),
}  # fmt: skip


@pytest.mark.parametrize("key", LIMITS)
def test_a_number_beyond_its_limits_is_told_with_the_limit(key: str) -> None:
    least, most = LIMITS[key]
    wrong = [(least - 1, f"at least {least}")] + ([(most + 1, f"at most {most}")] if most is not None else [])
    for number, limit in wrong:
        (told,) = faults("handout-a4", f"{key}={number}")
        assert told.endswith(f"{key}: {number} is not allowed; write a number, {limit}")


def test_all_faults_of_a_file_come_together(tmp_path: Path) -> None:
    text = "<<: {}\n? [a]\n: 1\nname: !x y\nstudy: {? [b] : 2, cloze: 1, cloze: 2}\n"
    assert faults(written(tmp_path, text)) == [
        "my.yaml:1:1: << is not supported; name a layout in extends",
        "my.yaml:2:3: a key must be a word; write key: value",
        "my.yaml:4:7: the tag !x is not allowed; write a plain value",
        "my.yaml:5:11: a key must be a word; write key: value",
        "my.yaml:5:30: study.cloze: the key stands here twice; keep one",
    ]
