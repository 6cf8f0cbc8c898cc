"""Markdown: a document as CommonMark with GitHub's tables and check lists."""

from pipeline.writers.markdown.blocks import write_markdown

__all__ = ["write_markdown"]
