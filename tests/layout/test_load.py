"""Layouts: shipped ones, inheritance, and faults with their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document import STYLE_NAMES, Document
from pipeline.errors import PipelineError
from pipeline.layout import explain, load_layout
from pipeline.resources import layout_names
from pipeline.writers import write


def problems(path: Path | str, *changes: str) -> list[str]:
    with pytest.raises(PipelineError) as error:
        load_layout(path, changes)
    return [
        str(problem).replace(str(path), path.name if isinstance(path, Path) else path)
        for problem in error.value.problems
    ]


def written(folder: Path, text: str, name: str = "my.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", layout_names())
def test_shipped_layouts_are_complete(name: str) -> None:
    assert load_layout(name).documents
    layout = load_layout(name).plain
    assert set(layout.styles) == set(STYLE_NAMES)
    cells = layout.page.measure / layout.styles["body"].cell
    assert abs(cells - round(cells)) < 1e-6, "the measure is a whole number of characters (CLREQ)"


def test_gbt9704_gives_22_lines_of_28_characters() -> None:
    layout = load_layout("gbt9704").plain
    assert (layout.grid.lines, layout.grid.chars) == (22, 28)
    assert layout.grid.pitch == 28.95
    assert layout.styles["body"].cell == 15.75
    assert layout.styles["body"].indent == 31.5


def test_a_five_line_layout_changes_only_what_it_names(tmp_path: Path) -> None:
    path = written(tmp_path, "extends: gbt9704\npage: {top: 30mm}\nstyles:\n  body: {font: song}\n")
    layout, base = load_layout(path).plain, load_layout("gbt9704").plain
    assert layout.styles["body"].font == "song"
    assert layout.styles["heading2"].font == base.styles["heading2"].font == "hei"
    assert layout.page.bottom == base.page.bottom
    assert round(layout.page.top, 3) == round(30 * 72 / 25.4, 3)


def test_faults_come_together_with_line_column_and_suggestion(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "extends: handout-a4\n"
        "styles:\n"
        "  body: {line_hight: 3pt}\n"
        "  heading1:\n"
        "    size: 16\n"
        "  bdy: {}\n"
        "pag: {}\n"
        "study: {summary: {length: 3}}\n",
    )
    assert sorted(problems(path)) == [
        "my.yaml:3:10: styles.body.line_hight: unknown key; did you mean 'line_height'?",
        "my.yaml:5:5: styles.heading1.size: 16 has no unit; write for example 16pt or 三号",
        "my.yaml:6:3: styles.bdy: unknown style; did you mean 'body'?",
        "my.yaml:7:1: pag: unknown key; did you mean 'page'?",
        "my.yaml:8:19: study.summary.length: 3 is not allowed; write a number, at least 20",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1\n", "my.yaml:2:1: is not valid YAML: expected ',' or ']', but got '<stream end>'; check the indentation and the colons"),
        ("- a\n", "my.yaml:1:1: must hold keys and values; write for example “page: {size: A4}”"),
        ("page: {top: 1mm}\npage: {}\n", "my.yaml:2:1: page: the key stands here twice; keep one"),
        ("name: !!python/object/apply:os.system [id]\n", "my.yaml:1:7: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed; write a plain value"),
        ("extends: nothing\n", "my.yaml:1:1: there is no layout named 'nothing'; the layouts are "),
        ("extends: my.yaml\n", "my.yaml:1:1: extends: my.yaml extends this layout in turn"),
        ("page: {size: A4, inside: 105mm, outside: 104mm}\n", "my.yaml:1:1: page: leaves 3 × 700 pt for the text, too little at 14 pt; make the margins or the type smaller"),
        ("page: {size: A9}\n", "my.yaml:1:8: page.size: 'A9' is no known paper; write one of "),
        ("styles: {quote: {based_on: quote}}\n", "my.yaml:1:18: styles.quote.based_on: is based on itself; name another style"),
        ("styles: {body: {line_height: 5pt}}\n", "my.yaml:1:17: styles.body.line_height: 5 pt is less than the size 14 pt; write for example 22.4pt"),
    ],
)  # fmt: skip
def test_broken_layouts_say_where_and_what(tmp_path: Path, text: str, message: str) -> None:
    assert problems(written(tmp_path, text))[0].startswith(message)


def test_aliases_cannot_explode(tmp_path: Path) -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    path = written(tmp_path, f"a0: &a0 [x, x]\n{levels}\n")
    assert "too large or too deeply nested" in problems(path)[0]


def test_a_layout_that_is_not_utf8_says_where(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_bytes("meeting:\n  单位: 办公室\n".encode("gb18030"))
    assert problems(path) == ["my.yaml:2:3: is not UTF-8; save the file as UTF-8"]


def test_changes_of_the_command_line_lie_on_top() -> None:
    assert load_layout("handout-a4", ["study.summary.length=200"]).plain.study.summary.length == 200
    assert load_layout("handout-a4", ["meeting.时间=2026-08-05"]).plain.meeting == {"时间": "2026-08-05"}
    assert problems("handout-a4", "study.summary.lenght=2") == [
        "--set study.summary.lenght=2: study.summary.lenght: unknown key; did you mean 'length'?"
    ]
    assert problems("handout-a4", "nonsense") == [
        "--set nonsense: is no change; write KEY=VALUE, for example study.summary.length=200"
    ]


def test_empty_facts_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, "extends: handout-a4\nmeeting: {单位: , 主题: 学习, 时间: 2026-08-05, 编号: 12}\n")
    assert load_layout(path).plain.meeting == {"主题": "学习", "时间": "2026-08-05", "编号": "12"}


def test_a_document_may_change_the_layout_for_itself(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "extends: handout-a4\ndocuments:\n  outline: {layout: {styles: {body: {size: 18pt, line_height: 32pt}}}}\n",
    )
    layout = load_layout(path)
    assert layout.plain.styles["body"].size == 14
    assert layout.document("outline").styles["body"].size == 18
    assert layout.document("handout").styles["body"].size == 14


def test_the_layout_of_all_documents_is_none_of_a_document() -> None:
    layout = load_layout("handout-a4")
    with pytest.raises(AttributeError, match=r"a Layout has no '\w+': .*; take layout.document\(KEY\)"):
        write(Document("名", "题", ()), layout, "pdf")  # type: ignore[arg-type]
    with pytest.raises(PipelineError, match=r"has no document named 'outlin'; the documents are outline \(学习提纲\)"):
        layout.document("outlin")


def test_explain_names_the_file_and_line_that_set_a_value(tmp_path: Path) -> None:
    path = written(tmp_path, "extends: gbt9704\npage:\n  top: 30mm\n")
    lines = explain(path)
    assert f"page.top = 30mm  ({path}:3)" in lines
    assert any(line.startswith("page.bottom = 35mm  (") and "gbt9704.yaml:" in line for line in lines)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("styles.body.size=0", "styles.body.size: 0 pt cannot be set; write between 1pt and 400pt"),
        ("page.inside=-100mm", "page.inside: -283.465 pt cannot be set; write between 0pt and 2000pt"),
        ("header.distance=500mm", "header.distance: 1417.32 pt cannot be set; write between 0pt and 73.7008pt"),
        ("styles.quote.left=-5mm", "styles.quote.left: -14.1732 pt cannot be set; write between 0pt and 422.709pt"),
        ("styles.body.letter_spacing=-12pt", "styles.body.letter_spacing: puts the characters on top of each other; leave at least half a character's width"),
        ("page={size: A4, sise: 3}", "page.sise: unknown key; did you mean 'size'?"),
        ("documents.outline.layout={extends: x}", "documents.outline.layout.extends: is not allowed here; write it at the top"),
        ("documents.summary.fit.max_size=0", "documents.summary.fit.max_size: 0 pt cannot be set; write between 10.5pt and 400pt"),
        ("extends=gbt9704", "extends cannot be changed here; use --layout"),
    ],
)  # fmt: skip
def test_lengths_that_cannot_be_set_are_faults_of_their_own_key(change: str, message: str) -> None:
    assert problems("handout-a4", change)[0] == f"--set {change}: {message}"


def test_two_documents_cannot_share_a_file(tmp_path: Path) -> None:
    path = written(tmp_path, "extends: handout-a4\ndocuments:\n  x: {template: outline, name: 学习讲义}\n")
    assert problems(path) == [
        "my.yaml:3:26: documents.x.name: '学习讲义' is the name of handout too; give each a name of its own"
    ]


@pytest.mark.parametrize("text", ['name: "a\\x07b"', 'name: "a\\uD800b"'])
def test_control_characters_are_refused_with_their_place(tmp_path: Path, text: str) -> None:
    (fault,) = problems(written(tmp_path, text))
    assert fault.startswith("my.yaml:1:7: holds the control character U+")


def test_a_section_left_empty_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "extends: gbt9704\nstyles:\n#  body: {size: 16pt}\nstudy:\n")
    assert load_layout(path).plain.styles == load_layout("gbt9704").plain.styles


def test_numbers_too_long_to_be_meant_are_refused(tmp_path: Path) -> None:
    assert problems(written(tmp_path, "study: {summary: {length: " + "1" * 5000 + "}}"))[0].endswith(
        "… is too long a number"
    )
