"""Markdown: a document as CommonMark with GitHub's tables and check lists."""

from pipeline.writers.md.blocks import write_md

__all__ = ["write_md"]
