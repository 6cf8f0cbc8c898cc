"""Unnumbered headings beside numbered ones, above them, below them, run into their text, and of marked files."""

from __future__ import annotations

from pipeline.reader import read_text

BODIES = (
    "去年入冬以来，各街道把供暖问题摆在前面，组织人手挨家查看，能修的当天修好，居民的意见明显少了。",
    "老旧小区的管网用了三十多年，一到冷天就要爆裂，光是抢修的费用，每个冬天就超过二百万元。",
    "锅炉房的工人三班倒，有的师傅连着三个春节没有回家，街坊们把饺子送到了炉子跟前。",
    "回访的电话打了一千四百个，九成的居民说今年比去年暖和，剩下的一成，我们一户一户去看。",
)


def outline(text: str, markdown: bool = False) -> list[tuple[int, str]]:
    return [(section.level, section.text) for section in read_text(text, markdown=markdown).walk()]


def test_a_title_line_may_stand_directly_below_a_numbered_one() -> None:
    parts = (
        ("一、说管网", "爆裂之苦", "从一张图说起"),
        ("二、说锅炉", "师傅的春节", "饺子的分量"),
        ("三、说回访", "一千四百个电话", "剩下的一成"),
    )
    lines = [f"{head}\n{first}\n{BODIES[0]}\n{second}\n{BODIES[1]}" for head, first, second in parts]
    text = "供暖座谈发言摘要\n" + "\n".join(lines)
    assert [level for level, _ in outline(text)] == [1, 2, 2] * 3


def test_title_lines_may_stand_above_a_numbered_series() -> None:
    text = (
        f"论供暖\n{BODIES[0]}\n供暖的由来\n{BODIES[1]}\n{BODIES[2]}\n今天的供暖\n{BODIES[3]}\n"
        f"一、从煤到气\n{BODIES[0]}\n二、从户到网\n{BODIES[1]}\n三、从修到防\n{BODIES[2]}"
    )
    assert [words for level, words in outline(text) if level == 1] == ["供暖的由来", "今天的供暖"]


def test_a_line_that_counts_heads_the_numbered_lines_directly_below_it() -> None:
    text = f"供暖调查\n\n三件急事\n\n第一件　修管网\n\n{BODIES[0]}\n\n第二件　换锅炉\n\n{BODIES[1]}\n\n第三件　建队伍\n\n{BODIES[2]}"
    assert outline(text)[0] == (1, "三件急事")
    assert [level for level, _ in outline(text)[1:]] == [2, 2, 2]


def test_forewords_and_closing_words_stand_beside_the_numbered_parts() -> None:
    text = f"谈供暖\n前言\n{BODIES[0]}\n一、管网\n{BODIES[1]}\n二、锅炉\n{BODIES[2]}\n结束语\n{BODIES[3]}"
    assert [level for level, _ in outline(text)] == [1, 1, 1, 1]


def test_paragraphs_in_a_row_that_demand_with_one_word_open_with_headings() -> None:
    text = (
        f"抓好供暖\n怎样抓好供暖呢？\n必须早动手。{BODIES[0]}\n必须勤走访。{BODIES[1]}\n必须查到底。{BODIES[2]}\n"
        f"不过，必须看到困难。{BODIES[3]}"
    )
    assert [words for _, words in outline(text)] == ["必须早动手。", "必须勤走访。", "必须查到底。"]
    two = f"抓好供暖\n必须早动手。{BODIES[0]}\n我们去看过。{BODIES[1]}\n必须查到底。{BODIES[2]}"
    assert outline(two) == []


def test_a_body_that_says_its_headings_last_words_again_gives_the_heading_away() -> None:
    names = ("管网老化", "锅炉超龄", "队伍不足")
    lines = [f"关于{name}的问题{name}的问题，{body}" for name, body in zip(names, BODIES, strict=False)]
    text = "供暖的几个问题\n" + "\n".join(f"{line}\n（一）查清底数。\n（二）限期解决。" for line in lines)
    assert [words for level, words in outline(text) if level == 1] == [f"关于{name}的问题" for name in names]
    assert outline(f"供暖\n{BODIES[0]}\n好好学习好好学习，{BODIES[1]}\n{BODIES[2]}") == []


def test_levels_of_a_marked_file_are_compared_as_given() -> None:
    text = f"# 供暖\n\n### 管网\n\n{BODIES[0]}\n\n### 锅炉\n\n{BODIES[1]}\n\n###### 燃料\n\n{BODIES[2]}\n\n### 队伍\n\n{BODIES[3]}"
    assert outline(text, markdown=True) == [(1, "管网"), (1, "锅炉"), (2, "燃料"), (1, "队伍")]


def test_a_marked_heading_that_is_nothing_but_a_number_has_it_as_its_label() -> None:
    speech = read_text(f"# 供暖\n\n## 一\n\n{BODIES[0]}\n\n## 二\n\n{BODIES[1]}\n", markdown=True)
    assert [(s.label, s.title) for s in speech.walk()] == [("一", "一"), ("二", "二")]
