"""docs/templates.md names all that a template can write and see."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.layout import load_layout
from pipeline.markup.vocabulary import ELEMENTS
from pipeline.rendering import render
from pipeline.resources import find_template, template_names
from tests.samples import small_speech, small_study

TEXT = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)))


def test_every_element_and_attribute_is_described() -> None:
    numbered = {f"h{level}" for level in range(2, 9)}
    assert set(ELEMENTS) - numbered - NAMED == set()
    attributes = {name for element in ELEMENTS.values() for name in element.attributes}
    described = NAMED | {name.split("=")[0] for name in NAMED}
    assert attributes - described == set()


def test_every_part_and_option_is_described() -> None:
    source = "".join(find_template(name).read_text("utf-8")  # type: ignore[union-attr]
                     for name in template_names())  # fmt: skip
    assert set(re.findall(r"\boptions\.(\w+)", source)) <= NAMED
    parts = re.search(r"chosen\(\s*\[(.*?)\]", source, re.DOTALL)
    assert parts is not None
    assert set(re.findall(r'"(\w+)"', parts[1])) <= NAMED


def test_the_example_is_a_working_template(tmp_path: Path) -> None:
    layout_source, template = re.findall(r"```(?:yaml|xml)\n(.*?)```", TEXT, re.DOTALL)[:2]
    (tmp_path / "my.yaml").write_text(layout_source, "utf-8")
    (tmp_path / "card.xml.j2").write_text(template, "utf-8")
    document = render(small_study(), small_speech(), load_layout(tmp_path / "my.yaml").document("card"))
    assert document.name == "学习卡片"
    assert len(document.blocks) == 6
