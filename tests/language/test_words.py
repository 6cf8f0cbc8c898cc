"""The word lists, those of the language and those of each room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.language.words import load_list, load_pattern, load_words

PACKAGE = Path(__file__).parents[2] / "pipeline"
LISTS = sorted(path for path in PACKAGE.rglob("data/*.txt"))


def test_a_list_gives_the_longest_first_and_a_pattern_the_order_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("# why\n今 今年  # a remark\n去年? 今\n", encoding="utf-8")
    assert load_list("x", tmp_path) == ("去年?", "今年", "今")
    assert load_pattern("x", tmp_path) == "(?:今|今年|去年?)"
    assert load_words("x", tmp_path) == {"今", "今年", "去年?"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_list_begins_with_its_reason(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert re.match("# ?[A-Z].{20}", first), f"{path.name}: say in the first line what the words are and why they stand"


@pytest.mark.parametrize("path", LISTS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_list_is_used(path: Path) -> None:
    source = "".join(each.read_text(encoding="utf-8") for each in PACKAGE.rglob("*.py"))
    assert re.search(f"[\"']{path.stem}(?:\\.txt)?[\"']", source), f"{path.name} is read nowhere"


def test_what_is_a_chinese_character_is_said_once() -> None:
    escaped, literal = "\\u4e00-", chr(0x4E00) + "-" + chr(0x9FFF)
    texts = {path: path.read_text("utf-8") for path in PACKAGE.rglob("*") if path.suffix in (".py", ".txt")}
    said = {path.relative_to(PACKAGE).as_posix() for path, text in texts.items() if escaped in text or literal in text}
    assert said == {"language/characters.py", "typeset/classes.py"}  # line layout's class has kana too, and says why
