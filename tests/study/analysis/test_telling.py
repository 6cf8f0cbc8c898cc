"""What a sentence tells of."""

from __future__ import annotations

import pytest

from pipeline.language.segmentation import cut_words
from pipeline.study.analysis.telling import is_narrative, is_particular, named_people


@pytest.mark.parametrize(("text", "expected"), [
    ("毛泽东同志非常重视这项工作。", True),
    ("牺牲时平均年龄只有32岁。", True),
    ("X书记为我们作出了表率。", True),
    ("今年我们改造了食堂。", True),
    ("崇高的理想永远是政治灵魂。", False),
    ("以习近平新时代中国特色社会主义思想为指导。", False),
])  # fmt: skip
def test_particulars_are_people_figures_and_what_happened_lately(text: str, expected: bool) -> None:
    tokens = cut_words(text)
    assert is_particular(text, tokens, named_people(text, tokens)) is expected


@pytest.mark.parametrize(("text", "expected"), [
    ("刚才，大家提出了许多有价值的意见和建议。", True),
    ("党中央印发了关于加强党的领导的通知。", True),
    ("文化部副部长主持开幕式。", True),
    ("《意见》就推动改革创新提出了系列政策举措。", True),
    ("我还会提到一种对通道的攻击。", True),
    ("我们要坚持实事求是。", False),
    ("基础研究是科技创新的源头。", False),
    ("提出问题是解决问题的第一步。", False),
])  # fmt: skip
def test_what_tells_how_things_went_is_known(text: str, expected: bool) -> None:
    assert is_narrative(text) is expected
