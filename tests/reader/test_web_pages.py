"""What a web page sets beside a text: labels on the title's line, lines that only serve the page."""

from __future__ import annotations

from pipeline.reader import read_text

BODY = "去年入冬以来，各街道把供暖问题摆在前面，组织人手挨家查看，能修的当天修好。"


def test_labels_on_the_line_of_the_title_are_not_the_title() -> None:
    speech = read_text(f"标题：关于供暖的通知 发布时间：2025-06-12 来源：区政府办\n{BODY}\n{BODY}\n")
    assert speech.title == "关于供暖的通知"
    assert [p.text for p in speech.paragraphs[1:3]] == ["发布时间：2025-06-12", "来源：区政府办"]
    assert all(p.number is None for p in speech.paragraphs[:3])


def test_what_only_serves_the_page_is_kept_and_not_printed() -> None:
    speech = read_text(
        f"当前位置：首页 > 通知\n在供暖会上的讲话\n{BODY}\n{BODY}\n上一篇：关于放假的通知\n扫一扫在手机打开当前页\n"
    )
    assert [p.text for p in speech.paragraphs if p.role == "page"] == [
        "当前位置：首页 > 通知", "上一篇：关于放假的通知", "扫一扫在手机打开当前页",
    ]  # fmt: skip


def test_the_number_of_an_issue_is_no_title() -> None:
    speech = read_text(f"某县政府常务会议纪要\n〔2025〕第8期\n\n{BODY}\n{BODY}\n")
    assert speech.title == "某县政府常务会议纪要"


def test_one_latin_word_makes_no_lecture_and_a_title_that_talks_of_ways_is_no_rule() -> None:
    assert read_text(f"在供暖会上的讲话\n同志们：\n{BODY}\nEND\n").genre.kind == "speech"
    assert read_text(f"谈供暖的几种办法\n{BODY}\n{BODY}\n").genre.kind == "essay"
    assert read_text(f"供暖管理办法\n第一条　{BODY}\n第二条　{BODY}\n").genre.kind == "statute"
