"""Heads and feet of papers as offices paste them: each line of a text has the role that stands beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.reader import read_text

BODY = (
    "这里是正文的一段话，说的是这件事情的来龙去脉，一共有好几句。第二句接着说下去，把道理讲清楚。第三句收尾，表示决心。"
)
PAPERS = Path(__file__).with_name("papers")


class Paper(NamedTuple):
    """A text as lines, the role of each, and what the head must say."""

    says: dict[str, str]
    lines: list[tuple[str, str]]

    def text(self) -> str:
        return "\n".join(line.replace("<", "") for _, line in self.lines) + "\n"

    def roles(self) -> list[tuple[str, str]]:
        return [(role, line.split("<")[-1].strip()) for role, line in self.lines if role not in ("", "gone")]


def papers() -> dict[str, Paper]:
    found: dict[str, Paper] = {}
    for path in sorted(PAPERS.glob("*.txt")):
        for block in re.split("^== ", path.read_text("utf-8"), flags=re.M)[1:]:
            name, *rows = block.splitlines()
            says = dict(row[2:].split(": ", 1) for row in rows if row.startswith("= "))
            lines = [tuple(row.split(" ", 1)) for row in rows if row and not row.startswith(("=", "#"))]
            found[f"{path.stem}: {name}"] = Paper(
                says, [("", "") if row[0] == "-" else (row[0], BODY if row[1] == "*" else row[1]) for row in lines]
            )
    return found


@pytest.mark.parametrize("name", papers())
def test_each_line_has_its_role_and_the_head_says_what_it_says(name: str) -> None:
    paper = papers()[name]
    speech = read_text(paper.text())
    assert [(p.role, p.text) for p in speech.paragraphs] == paper.roles()
    assert {key: str(getattr(speech, key)) for key in paper.says} == paper.says
    assert all((p.number is None) == (p.role != "body") for p in speech.paragraphs)
