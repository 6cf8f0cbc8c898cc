"""The parts of footnotes and comments."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.writers.docx.xml import Element, root, w


def footnotes_part(notes: Sequence[Element]) -> Element:
    """Return the footnotes with the two separators Word wants."""
    line = w("footnote", w("p", w("r", w("separator"))), type="separator", id=-1)
    more = w("footnote", w("p", w("r", w("continuationSeparator"))), type="continuationSeparator", id=0)
    return root("footnotes", line, more, *notes)


def comments_part(comments: Sequence[Element]) -> Element:
    """Return the comments. They bear no date: a date would change with every build."""
    return root("comments", *comments)
