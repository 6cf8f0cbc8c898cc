"""The font files of a layout, found and opened: its own, the system's, the shipped ones."""

from __future__ import annotations

from pipeline.typefaces.choose import faces_for

__all__ = ["faces_for"]
