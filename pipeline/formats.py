"""The formats that documents are written in. Layouts, the command's help and the tests take them from here."""

from __future__ import annotations

from typing import Literal, get_args

# A format's name is its files' ending, and the name of its writer: write_pdf of pipeline/writers/pdf.
Format = Literal["docx", "pdf", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)
