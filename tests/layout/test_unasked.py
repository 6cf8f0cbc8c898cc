from __future__ import annotations

from pathlib import Path

from pipeline.layout import load_layout
from pipeline.layout.schema import DocumentSpec
from pipeline.layout.unasked import with_unasked
from pipeline.resources import template_names


def test_a_shipped_template_that_no_document_names_is_one_not_enabled(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text("documents: {mine: {template: handout, name: 我的}}\n", "utf-8")
    documents = load_layout(path).documents
    assert documents["glossary"].spec == DocumentSpec(template="glossary", name="名词解释", enabled=False)
    assert set(documents) == {"mine", *template_names()} - {"handout"}
    assert documents["mine"].spec.enabled


def test_a_key_or_printed_name_of_the_layout_stays_its_own() -> None:
    own = {
        "glossary": DocumentSpec(template="terms.xml.j2", name="术语"),
        "thoughts": DocumentSpec(template="thoughts.xml.j2", name="学习笔记"),
    }
    found = with_unasked(own)
    assert found["glossary"].template == "terms.xml.j2"
    assert "notes" not in found and "quiz" in found
