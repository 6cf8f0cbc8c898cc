"""The customary order of the forms of numbers."""

from __future__ import annotations

# Customary order of the forms (GB/T 9704-2012, 7.3.3: 一、（一）1.（1）); smaller is higher.
# A form that is not here settles by context.
RANKS: dict[str, float] = {
    "Part": 0.5, "第一部分": 0.7, "第一章": 1, "第一节": 2, "第一条": 2.5, "I.": 2.6, "一、": 3, "（一）": 4,
    "1.": 5, "1 ": 5,
    "1.1": 5.2, "1.1.1": 5.4, "1.1.1.1": 5.6, "1）": 6, "（1）": 6, "①": 7, "a.": 8, "（a）": 8,
}  # fmt: skip

LOW = 6  # from this rank on, numbers mark lists more often than parts

# The forms that speeches use inside a part, which have no fixed place below 一、: 第一， is above 一是, never below.
LOOSE: dict[str, int] = {
    "第一": 1,
    "第一个": 1,
    "First": 1,
    "首先": 2,
    "其一": 2,
    "一是": 3,
    "一要": 3,
    "——": 4,
    "∥": 5,
}
