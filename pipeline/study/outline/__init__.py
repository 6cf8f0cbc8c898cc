"""The outline 提纲: the speech's headings, and what stands below them."""

from pipeline.study.outline.outline import make_outline

__all__ = ["make_outline"]
