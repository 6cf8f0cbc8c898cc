"""Shipped templates that no document of a layout names: they can be built by their name all the same."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.layout.schema import DocumentSpec
from pipeline.resources import describe_template, template_names


def with_unasked(documents: Mapping[str, DocumentSpec]) -> dict[str, DocumentSpec]:
    """Return the documents and, not enabled, one for each shipped template that none of them takes.

    Its key is the template's name. Its printed name is what the template's first comment says before the colon, else
    the key. A name that a document of the layout has already stays that document's.
    """
    taken = {document.template for document in documents.values()}
    printed = {document.name for document in documents.values()}
    found = dict(documents)
    for template in template_names():
        if template in taken or template in documents:
            continue
        said, colon, _ = describe_template(template).partition(":")
        name = said.strip() if colon else template
        if name not in printed:
            found[template] = DocumentSpec(template=template, name=name, enabled=False)
    return found
