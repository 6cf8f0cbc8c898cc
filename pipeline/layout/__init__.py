"""Layouts: YAML files that say how the pages look and what goes on them."""

from pipeline.layout.load import DEFAULT_LAYOUT, explain, load_layout
from pipeline.layout.model import DocumentLayout, Layout

__all__ = ["DEFAULT_LAYOUT", "DocumentLayout", "Layout", "explain", "load_layout"]
