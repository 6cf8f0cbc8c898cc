"""One speech's documents: what one of them costs the others, and what each may ask for itself."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import build
from pipeline.batch import Choices, find_jobs, run_batch
from pipeline.errors import PipelineError
from pipeline.layout import load_layout

PLAIN = "关于修路的通知\n村口的路本周三上午开始修，请绕行东门。\n工期三天，雨天顺延。\n"
SEED = Path(__file__).parent.parent / "seeds" / "speech.txt"


def names(files: tuple[object, ...]) -> list[str]:
    return [Path(built.path).name for built in files]  # type: ignore[attr-defined]


def test_a_broken_face_costs_the_word_files_nothing(tmp_path: Path) -> None:
    result = build(SEED, output=tmp_path, changes=["fonts.song.prefer=[/none.ttf]"], only=["学习提纲"])
    assert names(result.files) == ["学习提纲.docx"]
    assert len(result.failed) == 1
    assert "fonts.song.prefer: there is no font file /none.ttf" in str(result.failed[0])


def test_a_broken_template_costs_the_other_documents_nothing(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text("extends: handout-a4\ndocuments: {x: {template: x.xml.j2, name: 坏}}\n", "utf-8")
    (tmp_path / "x.xml.j2").write_text("<p>{{ speech.nothing }}</p>", "utf-8")
    result = build(SEED, tmp_path / "my.yaml", tmp_path, formats=["md"])
    assert names(result.files) == ["学习提纲.md", "内容摘要.md", "学习讲义.md"]
    assert "x.xml.j2:1" in str(result.failed[0])


def test_a_document_may_ask_for_a_study_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text(
        "extends: handout-a4\n"
        "documents:\n"
        "  short: {template: summary, name: 短, layout: {study: {summary: {length: 100}}}}\n",
        "utf-8",
    )
    build(SEED, tmp_path / "my.yaml", tmp_path, formats=["md"], only=["短", "内容摘要"])
    short, whole = ((tmp_path / "speech" / f"{name}.md").read_text("utf-8") for name in ("短", "内容摘要"))
    assert len(short) < 200 < len(whole)


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".x", "a\tb", "字" * 100])
def test_a_document_cannot_leave_its_folder(tmp_path: Path, name: str) -> None:
    layout = load_layout("handout-a4")
    own = layout.document("outline")
    bad = replace(layout, documents={"outline": replace(own, spec=own.spec.model_copy(update={"name": name}))})
    result = build(SEED, bad, tmp_path / "out", formats=["md"])
    assert not result.files
    assert "cannot name a file" in str(result.failed[0])
    assert [path.name for path in tmp_path.rglob("*") if path.suffix == ".md"] == []


def test_a_speech_without_text_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n \n", "utf-8")
    with pytest.raises(PipelineError, match=r"empty.txt: holds no text; check that it is the right file"):
        build(tmp_path / "empty.txt", output=tmp_path)
    assert not (tmp_path / "empty").exists()


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(PLAIN, "utf-8")
    return path


def test_a_document_with_nothing_in_it_is_not_written(notice: Path, tmp_path: Path) -> None:
    built = build(notice, output=tmp_path / "out", only=["金句摘录", "学习笔记"], formats=["md"])
    assert [file.path.name for file in built.files] == ["学习笔记.md"]
    assert f"{notice}: nothing found for 金句摘录; not written" in map(str, built.notices)
    assert not built.failed
    assert not (tmp_path / "out" / "通知" / "金句摘录.md").exists()


def test_what_cannot_be_done_well_is_not_written_and_the_reason_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("嗯，好，那就这样吧。\n", "utf-8")
    layout = load_layout("handout-a4", ["study.kind=口语实录"])
    built = build(path, layout, tmp_path / "out", only=["学习提纲", "发言提纲", "研讨提纲", "学习笔记"], formats=["md"])
    assert [file.path.name for file in built.files] == ["学习笔记.md"]
    told = [str(notice) for notice in built.notices]
    for name in ("学习提纲", "发言提纲", "研讨提纲"):
        assert any(
            f"nothing found for {name}: " in line and "at least 2 are needed; not written" in line for line in told
        )


def test_what_had_nothing_in_it_is_not_tried_again(notice: Path, tmp_path: Path) -> None:
    layout, jobs = load_layout(), find_jobs([notice], tmp_path / "out")
    choices = Choices(("md",), ("金句摘录",))
    (first,) = run_batch(jobs, layout, choices)
    (second,) = run_batch(jobs, layout, choices)
    assert (first.unchanged, first.files) == (False, ())
    assert (second.unchanged, second.files, second.failed) == (True, (), ())


def test_the_user_hears_how_many_slips_the_source_may_have(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("大家要再接再励，继续努力！\n我们要迫不急待地学习。\n", "utf-8")
    notices = [str(notice) for notice in build(path, output=tmp_path, only=["讲话稿"], formats=["md"]).notices]
    hint = f"jiangyi study {path} shows them, --comments puts them into Word"
    assert f"{path}: 2 proofreading findings; {hint}" in notices
    path.write_text("大家要再接再厉，继续努力！\n", "utf-8")
    assert not [n for n in build(path, output=tmp_path, only=["讲话稿"], formats=["md"]).notices if "proof" in str(n)]


def test_the_user_hears_when_fewer_are_made_than_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text(
        "在图书馆的讲话\n\n同志们：\n管好书架要靠人。要办好书屋，要管好书目。服务的根本在于方便读者。\n", "utf-8"
    )
    told = [str(notice) for notice in build(path, output=tmp_path, only=["discussion"], formats=["md"]).notices]
    assert [text for text in told if re.search(r"\d of 6 questions for discussion: no more are sound", text)], told
