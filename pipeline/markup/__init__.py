"""The XML vocabulary that templates speak, read into the blocks of a document."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Block
from pipeline.markup.characters import guard, guard_illegal
from pipeline.markup.parser import Parser
from pipeline.markup.places import Places, Source, place_mark, without_marks

__all__ = ["Source", "guard", "parse_markup", "place_mark", "without_marks"]


def parse_markup(xml: str, name: str, sources: Sequence[Source] = ()) -> tuple[Block, ...]:
    """Return the blocks that `xml` says.

    `name` is the file that errors show; where `xml` has place marks, they show the template among `sources`.
    Raises PipelineError for unknown elements, attributes and classes, with line, column and a suggestion. There are
    no entities but XML's five, no document type and nothing is ever fetched.
    """
    return Parser(Places(guard_illegal(xml), name, sources)).blocks()
