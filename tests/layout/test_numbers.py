"""What layouts come to, in points, as text that is reviewed like code; `make golden` writes it anew."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from pydantic import BaseModel

from pipeline.layout import load_layout

GOLDEN = Path(__file__).parent / "golden"
PARTS = ("page", "grid", "styles", "fonts", "typography", "header", "footer", "page_number", "metadata", "study",
         "formats", "word", "pdf")  # fmt: skip


def lines_of(value: object, key: str) -> Iterator[str]:
    """Yield a line for each part: its plain values, lengths to a thousandth of a point; then the parts inside it."""
    if isinstance(value, BaseModel):
        value = value.model_dump()
    elif is_dataclass(value) and not isinstance(value, type):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if not isinstance(value, Mapping):
        yield f"{key}: {value}"
        return
    inner = {name: each for name, each in value.items() if isinstance(each, (Mapping, BaseModel)) or is_dataclass(each)}
    plain = {name: round(each, 3) + 0 if isinstance(each, float) else each for name, each in value.items()}
    if words := " ".join(f"{name}={each}" for name, each in plain.items() if name not in inner):
        yield f"{key}: {words}"
    for name, each in inner.items():
        yield from lines_of(each, f"{key}.{name}")


@pytest.mark.parametrize("name", ["defaults", "gbt9704", "handout-a4", "booklet-a5"])
def test_a_layout_gives_its_golden_numbers(name: str, tmp_path: Path) -> None:
    """`defaults` is what holds where a layout says nothing."""
    (tmp_path / "defaults.yaml").write_text("name: defaults\n", "utf-8")
    layout = load_layout(tmp_path / "defaults.yaml" if name == "defaults" else name)
    values = {part: getattr(layout if part == "formats" else layout.plain, part) for part in PARTS}
    written = "".join(f"{line}\n" for part in PARTS for line in lines_of(values[part], part))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("JIANGYI_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")
