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
        r"^\| an? ([\w, ]+) \| (\d+) \|", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.M
    )
}


class House:
    """A copy of what the repository holds, to add something to and to run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("pipeline", "templates", "tests", "seeds"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("fonts"))
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

    def run(self, *arguments: str, **variables: str) -> str:
        """Return what `python -m` prints in this house, with these environment variables; it must not fail."""
        # Compiled once for all runs in this house.
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "", **variables}
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def test(self, *files: str, only: str, **variables: str) -> None:
        """Run those of this house's own tests whose names say so; they must pass."""
        how = ("--import-mode=importlib", "-p", "no:xdist", "-p", "no:cacheprovider")
        self.run("pytest", *how, *(f"tests/{file}" for file in files), "-k", only, **variables)

    def _files(self) -> dict[str, str]:
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.folder.rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        }


def add_word(house: House) -> None:
    house.replace("pipeline/language/data/surnames.txt", "赵 钱", "赵 钱 侴")


def add_layout(house: House) -> None:
    house.write("templates/layouts/pocket.yaml", "extends: handout-a4\ndescription: for the pocket\npage: {size: B5}\n")


def add_template(house: House) -> None:
    house.write(
        "templates/card.xml.j2",
        "{#- 学习卡片: the heaviest sentence. -#}\n"
        '<h1>{{ say("学习卡片") }}{% if speech.speaker %}{{ say("（{}）", speech.speaker) }}{% endif %}</h1>\n'
        "{% for each in study.summary.sentences[:1] %}<p>{{ each.text }}</p>{% else %}{{ nothing() }}{% endfor %}\n",
    )
    house.replace("pipeline/rendering/labels.py", '"学习提纲": ', '"学习卡片": "Card", "学习提纲": ')


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


def add_format(house: House) -> None:
    house.write("pipeline/writers/txt.py", WRITER)
    house.replace("pipeline/formats.py", "Literal[", 'Literal["txt", ')


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
    study = make_study(read_text("同志们：\\n今天我们总结工作。让我们奋勇前进！\\n"), load_layout().plain)
    assert study.exclamations == ("让我们奋勇前进！",)
"""


def add_study_kind(house: House) -> None:
    house.write("pipeline/study/exclamations/__init__.py", KIND)
    study = "pipeline/study/__init__.py"
    house.replace(
        study,
        "from pipeline.study.facts import find_facts\n",
        "from pipeline.study.exclamations import find_exclamations\nfrom pipeline.study.facts import find_facts\n",
    )
    last = "    remarks: Remarks  # what a reader may speak to\n"
    house.replace(study, last, last + "    exclamations: tuple[str, ...] = ()\n")
    line = "        withheld=withheld,\n    )"
    house.replace(study, line, "        exclamations=find_exclamations(analysis),\n" + line)
    house.replace(
        "templates/summary.xml.j2",
        "{{ p.title_block",
        "{% for each in study.exclamations %}<p>感叹：{{ each }}</p>{% endfor %}\n{{ p.title_block",
    )
    house.write("tests/study/test_exclamations.py", TEST_OF_KIND)


ADDITIONS = {
    "surname, a post, a word": add_word,
    "layout": add_layout,
    "template": add_template,
    "format": add_format,
    "study kind": add_study_kind,
}


def test_one_of_each_touches_as_many_files_as_the_table_says_and_can_be_built_with(tmp_path: Path) -> None:
    house = House(tmp_path)
    touched: dict[str, list[str]] = {}
    for what, add in ADDITIONS.items():
        before = house.touched()
        add(house)
        touched[what] = [path for path in house.touched() if path not in before]
    assert {what: len(paths) for what, paths in touched.items()} == TABLE, touched

    assert re.search("^pocket +for the pocket$", house.run("pipeline", "layouts"), re.M)
    assert re.search("^card +学习卡片: the heaviest sentence.$", house.run("pipeline", "templates"), re.M)
    house.write(
        "speech.txt", "在学习会上的讲话\n侴小明\n\n同志们：\n\n今天我们总结工作，学习是进步的阶梯。让我们奋勇前进！\n"
    )
    only = ("--only", "card", "--only", "summary")
    house.run("pipeline", "build", "speech.txt", "--layout", "pocket", *only, "--set", "formats=[txt, pdf]")
    built = tmp_path / "output" / "speech"
    assert sorted(path.name for path in built.glob("[!.]*")) == sorted(
        f"{name}.{format}" for name in ("学习卡片", "内容摘要") for format in ("txt", "pdf")
    )
    assert re.fullmatch("学习卡片（侴小明）\n.{8,}[。！]", (built / "学习卡片.txt").read_text("utf-8"))
    assert "感叹：让我们奋勇前进！\n" in (built / "内容摘要.txt").read_text("utf-8")
    page = pypdfium2.PdfDocument(io.BytesIO((built / "学习卡片.pdf").read_bytes()))[0]
    assert page.get_size() == pytest.approx((176 / 25.4 * 72, 250 / 25.4 * 72), abs=1)

    house.test("test_fidelity.py", "study/test_exclamations.py", only="sample and txt or exclamations")
    house.test(
        "rendering/test_parts.py", "rendering/test_render.py", "rendering/test_sandbox.py",
        only="mistakes or english or nothing or alters",
    )  # fmt: skip
    golden = "tests/study/golden/talk.txt"
    house.test("study/test_speeches.py", only="golden and talk and shipped", JIANGYI_GOLDEN="write")
    written = (tmp_path / golden).read_text("utf-8")
    assert re.sub(r"\[exclamations\]\n[^\[]*", "", written) == (ROOT / golden).read_text("utf-8")
    assert "[exclamations]\n" in written
