"""One job: what is written, what is not, and what the user is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch import Choices, find_jobs, run_batch
from pipeline.job import build
from pipeline.layout import load_layout

PLAIN = "关于修路的通知\n村口的路本周三上午开始修，请绕行东门。\n工期三天，雨天顺延。\n"


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
