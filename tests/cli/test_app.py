"""The command as a user runs it: messages, exit status, JSON, nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.formats import FORMATS
from tests.command import jiangyi

SEED = Path(__file__).parent.parent.parent / "seeds" / "speech.txt"


def process(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, words)],
        capture_output=True, encoding="utf-8", env={**os.environ, "COLUMNS": "200", **environment}, check=False,
    )  # fmt: skip


def test_the_sample_gives_three_documents_in_two_formats(tmp_path: Path) -> None:
    done = process("build", SEED, "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "speech").iterdir() if not path.name.startswith("."))
    assert names == sorted(
        f"{name}.{format}" for name in ("学习提纲", "内容摘要", "学习讲义") for format in ("docx", "pdf")
    )
    assert len(done.stdout.splitlines()) == 6
    again = jiangyi("build", SEED, "--output", tmp_path)
    assert again.stdout == "Nothing to do for 1 of 1: nothing has changed (--force builds anew).\n"


def test_quiet_prints_nothing_when_all_is_well(tmp_path: Path) -> None:
    done = jiangyi("build", SEED, "-o", tmp_path, "--only", "学习提纲", "--formats", "md", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in (tmp_path / "speech").glob("[!.]*")] == ["学习提纲.md"]


def test_a_batch_with_a_bad_file_builds_the_others_with_status_1(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_bytes(SEED.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    done = process("build", folder, "-o", tmp_path / "out", "--formats", "md")
    assert done.returncode == 1
    assert "empty.txt: holds no text" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["good"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["build", "none.txt"], "error: none.txt: there is no such file"),
        (["build", "empty.txt"], "error: empty.txt: holds no text; check that it is the right file"),
        (["build", "binary.txt"], "error: binary.txt: "),
        (["build", "."], "holds no speeches"),
        (["build", SEED, "--layout", "broken.yaml"], "error: broken.yaml:1:8: page.top: 3 has no unit"),
        (["build", SEED, "--layout", "none.yaml"], "error: none.yaml: there is no such layout file"),
        (["build", SEED, "--output", "empty.txt"], "the folder cannot be made"),
        (["build", SEED, "--formats", "doc"], "'doc' is no format"),
        (["study", "none.txt"], "error: none.txt: "),
        (["read", "none.txt"], "error: none.txt: "),
        (["init", "broken.yaml"], "error: broken.yaml: is there already; choose another name, or say --force"),
    ],
)
def test_wrong_use_is_one_message_and_status_2(tmp_path: Path, words: list[str | Path], message: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.yaml").write_text("page: {top: 3}\n", "utf-8")
    if words != ["build", "."]:
        (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    else:
        (tmp_path / "empty.txt").unlink()
    done = jiangyi(*words, folder=tmp_path)
    assert done.returncode == 2, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output" / "speech").exists()


def test_study_as_json_has_the_documented_shape() -> None:
    done = jiangyi("study", SEED, "--json", "--set", "study.summary.length=200")
    found = json.loads(done.stdout)
    source = SEED.read_text("utf-8")
    lines = source.splitlines()
    assert found["title"] is None
    assert found["outline"]
    for entry in found["outline"]:
        assert entry["text"] in lines[entry["line"] - 1]
    assert found["summary"]
    assert sum(map(len, found["summary"])) <= 200
    for sentence in found["summary"]:
        assert sentence in source
    for quote in found["quotes"]:
        assert quote["text"] in lines[quote["line"] - 1]
        assert quote["speaker"] is None or quote["speaker"] in source
    assert {"text", "definition"} <= set(found["terms"][0])
    assert {"text", "answers"} <= set(found["cloze"][0])
    assert {"line", "column", "kind", "text", "hint"} == set(found["findings"][0])


def test_study_says_what_kind_the_text_is_and_what_each_sentence_does(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(
        "公园条例\n\n第一条 本条例所称公园，是指公共绿地。\n第二条 公园应当免费开放。\n第三条 禁止攀折花木。\n", "utf-8"
    )
    plain = json.loads(jiangyi("study", path, "--json").stdout)
    assert plain["kind"] == {"name": "statute", "called": "条例"}
    assert "sentences" not in plain
    found = json.loads(jiangyi("study", path, "--json", "--why").stdout)
    assert found["kind"]["why"][0] == "a title of a law or of rules: 条例"
    roles = {entry["text"]: (entry["role"], entry["article"]) for entry in found["sentences"]}
    assert roles["第一条 本条例所称公园，是指公共绿地。"] == ("definition", "第一条")
    assert roles["第三条 禁止攀折花木。"] == ("duty", "第三条")
    lines = jiangyi("study", path, "--why").stdout
    assert "文种：法规" in lines and "释义：第一条 本条例所称公园" in lines


def test_output_is_chinese_in_any_locale() -> None:
    done = process("read", SEED, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "第一，" in done.stdout


def test_init_writes_a_layout_that_builds(tmp_path: Path) -> None:
    assert jiangyi("init", "my.yaml", folder=tmp_path).returncode == 0
    done = jiangyi("build", SEED, "-l", "my.yaml", "-o", "out", "--formats", "md", folder=tmp_path)
    assert done.returncode == 0, done.stderr


def test_every_example_of_the_starter_layout_is_valid(tmp_path: Path) -> None:
    jiangyi("init", "my.yaml", folder=tmp_path)
    text = (tmp_path / "my.yaml").read_text("utf-8")
    _head, _, rest = text.partition("extends:")
    lines = [
        line.removeprefix("# ") for line in rest.splitlines() if not line.startswith("# ") or ":" in line.split()[1]
    ]
    (tmp_path / "all.yaml").write_text("extends:" + "\n".join(lines), "utf-8")
    done = jiangyi("explain", "all.yaml", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "meeting.主持人 = 张三" in done.stdout


def test_the_help_names_every_format() -> None:
    assert f"Some of {','.join(FORMATS)};" in " ".join(jiangyi("build", "--help").stdout.split())


def test_layouts_and_templates_are_listed() -> None:
    assert "gbt9704 " in jiangyi("layouts").stdout
    assert (
        "discussion     研讨提纲: questions by level, lines to write on, a record for the group.\n"
        in jiangyi("templates").stdout
    )
    assert jiangyi("--version").stdout.startswith("jiangyi 0.")
