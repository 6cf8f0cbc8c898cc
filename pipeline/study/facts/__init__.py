"""Facts 数据与时间: dates, figures, people and works."""

from pipeline.study.facts.facts import find_facts

__all__ = ["find_facts"]
