"""Test items 练习题: cloze, choice, true or false, each made of one sentence."""

from pipeline.study.items.items import make_items

__all__ = ["make_items"]
