"""The table "How to add" of docs/architecture.md holds: one of each is added to a copy of the house and built with."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).parent.parent
TABLE = {
    what: int(files)
    for what, files in re.findall(
        r"^\| an? ([\w ]+) \| (\d+) \|", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.M
    )
}


class House:
    """A copy of what the repository holds, to add something to and to run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        leave_out = shutil.ignore_patterns("__pycache__", "fonts")
        for name in ("pipeline", "templates", "tests", "seeds"):
            shutil.copytree(ROOT / name, folder / name, ignore=leave_out)
        (folder / "pipeline" / "fonts").symlink_to(ROOT / "pipeline" / "fonts")
        self._before = self._files()

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text("utf-8")
        assert text.count(old) == 1, f"{path} should hold once: {old}"
        self.write(path, text.replace(old, new))

    def touched(self) -> list[str]:
        """Return the files that are new or not what they were."""
        return sorted(path for path, digest in self._files().items() if self._before.get(path) != digest)

    def run(self, *arguments: str) -> str:
        """Return what `python -m` prints in this house; it must not fail."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def build(self, *arguments: str) -> Path:
        """Build the sample; return the folder of its documents."""
        self.run("pipeline", "build", "seeds/speech.txt", "--output", "built", *arguments)
        return self.folder / "built" / "speech"

    def test(self, *arguments: str) -> None:
        """Run some of the tests of this house; they must pass."""
        self.run("pytest", "--import-mode=importlib", "-p", "no:xdist", "-p", "no:cacheprovider", *arguments)

    def _files(self) -> dict[str, str]:
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.folder.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_layout(house: House) -> None:
    house.write("templates/layouts/pocket.yaml", "extends: handout-a4\ndescription: for the pocket\npage: {size: B5}\n")
    assert len(house.touched()) == TABLE["layout"], house.touched()
    assert re.search("^pocket +for the pocket$", house.run("pipeline", "layouts"), re.M)
    built = house.build("--layout", "pocket", "--only", "outline", "--formats", "pdf")
    page = pypdfium2.PdfDocument(io.BytesIO((built / "学习提纲.pdf").read_bytes()))[0]
    assert page.get_size() == pytest.approx((176 / 25.4 * 72, 250 / 25.4 * 72), abs=1)


def test_a_template(house: House) -> None:
    house.write(
        "templates/card.xml.j2",
        "{#- 学习卡片: the heaviest sentence. -#}\n<h1>卡片</h1>\n<p>{{ study.summary.sentences[0].text }}</p>\n",
    )
    assert len(house.touched()) == TABLE["template"], house.touched()
    assert "card           学习卡片: the heaviest sentence.\n" in house.run("pipeline", "templates")
    text = (house.build("--only", "card", "--formats", "md") / "学习卡片.md").read_text("utf-8")
    assert re.fullmatch(r"## 卡片\n\n.{8,}。\n", text)


WRITER = '''
"""Plain text: the words of a document, a line each."""

from dataclasses import fields, is_dataclass

from pipeline.document import Text
from pipeline.writers import Written


def words(value):
    if isinstance(value, Text):
        yield value.text
    elif isinstance(value, tuple):
        for part in value:
            yield from words(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words(getattr(value, field.name))


def write_txt(document, layout, pages):
    return Written("\\n".join(words(document.blocks)).encode())
'''


def test_a_format(house: House) -> None:
    house.write("pipeline/writers/txt.py", WRITER)
    house.replace("pipeline/formats.py", '"md"]', '"md", "txt"]')
    assert len(house.touched()) == TABLE["format"], house.touched()
    built = house.build("--only", "speech", "--set", "formats=[txt]")
    assert [path.name for path in built.glob("*.*") if not path.name.startswith(".")] == ["讲话稿.txt"]
    assert "恩格斯" in (built / "讲话稿.txt").read_text("utf-8")
    house.test("tests/test_fidelity.py", "-k", "sample and txt")


KIND = '''
"""Exclamations: the sentences that end in ！."""

from pipeline.study.analysis import Analysis


def find_exclamations(analysis: Analysis) -> tuple[str, ...]:
    """Return the sentences that end in ！, in text order."""
    return tuple(unit.text for unit in analysis.units if unit.spoken and unit.text.endswith("！"))
'''
TEST_OF_KIND = """
from pipeline.layout import load_layout
from pipeline.reader import read_text
from pipeline.study import make_study


def test_exclamations_are_found() -> None:
    study = make_study(read_text("同志们：\\n今天我们总结工作。让我们奋勇前进！\\n"), load_layout())
    assert study.exclamations == ("让我们奋勇前进！",)
"""


def test_a_study_kind(house: House) -> None:
    house.write("pipeline/study/exclamations/__init__.py", KIND)
    study = "pipeline/study/__init__.py"
    house.replace(
        study,
        "from pipeline.study.facts import find_facts\n",
        "from pipeline.study.exclamations import find_exclamations\nfrom pipeline.study.facts import find_facts\n",
    )
    findings = "    findings: tuple[Finding, ...]\n"
    house.replace(study, findings, findings + "    exclamations: tuple[str, ...] = ()\n")
    line = "        findings=findings,\n    )"
    house.replace(study, line, "        exclamations=find_exclamations(analysis),\n" + line)
    house.replace(
        "templates/summary.xml.j2",
        "{{ p.title_block",
        "{% for each in study.exclamations %}<p>感叹：{{ each }}</p>{% endfor %}\n{{ p.title_block",
    )
    house.write("tests/study/test_exclamations.py", TEST_OF_KIND)
    assert len(house.touched()) == TABLE["study kind"], house.touched()
    house.write("seeds/speech.txt", "同志们：\n\n今天我们总结工作。让我们奋勇前进！\n")
    text = (house.build("--only", "summary", "--formats", "md") / "内容摘要.md").read_text("utf-8")
    assert "感叹：让我们奋勇前进！\n" in text
    house.test("tests/study/test_exclamations.py", "tests/rendering/test_sandbox.py", "-k", "exclamations or mistakes")
