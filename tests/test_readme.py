"""What the README shows works as it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.layout import load_layout
from tests.command import jiangyi

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / name).read_text("utf-8"), re.S)


def commands(name: str) -> list[str]:
    lines = [line.split("#")[0].strip() for block in blocks(name, "sh") for line in block.splitlines()]
    return [part.strip() for line in lines for part in line.split(";") if part.strip().startswith("jiangyi ")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that the README's commands name."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "speeches").mkdir()
    for name in ("seeds/speech.txt", "speeches/one.txt", "speech.txt"):
        shutil.copy(ROOT / "seeds" / "speech.txt", tmp_path / name)
    import docx

    document = docx.Document()
    document.add_heading("一、坚持学习", 1)
    document.add_paragraph("学习是进步的阶梯。我们要坚持学习，坚持思考。")
    document.save(str(tmp_path / "speech.docx"))
    document.save(str(tmp_path / "speech.doc"))  # a .docx by its first bytes: read without LibreOffice
    return tmp_path


def test_every_command_runs(desk: Path) -> None:
    shown = commands("README.md")
    assert len(shown) >= 9
    for command in sorted(shown, key=lambda command: "init" not in command):
        words = command.split()[1:]
        done = jiangyi(*words, folder=desk)
        assert done.returncode == 0, f"{command}\n{done.stderr}"


def test_both_readmes_show_the_same_commands() -> None:
    assert commands("README.md") == commands("README.zh-CN.md")
    assert blocks("README.md", "yaml") == blocks("README.zh-CN.md", "yaml")


def test_the_python_example_runs(desk: Path) -> None:
    (example,) = blocks("README.md", "python")
    (desk / "output").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=desk, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "恩格斯" in done.stdout
    assert (desk / "output" / "handout.pdf").read_bytes().startswith(b"%PDF")


def test_the_layout_of_a_few_lines_loads(tmp_path: Path) -> None:
    (text,) = blocks("README.md", "yaml")
    path = tmp_path / "my.yaml"
    path.write_text(text, "utf-8")
    layout = load_layout(path).plain
    assert layout.meeting["主持人"] == "张三"
    assert layout.styles["body"].font == "song"


def test_make_help_names_every_target() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.M))
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    assert targets - {"help"} == set(re.findall(r"^make ([a-z]+)", shown, re.M))
    for name in READMES:
        text = (ROOT / name).read_text("utf-8")
        assert all(target in text for target in targets), name
