"""The parts of documents: outline, summary, quotations, items, labels."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import document as d
from pipeline.layout import load_layout
from pipeline.reader import read_text
from pipeline.rendering import render
from pipeline.rendering.labels import ENGLISH
from pipeline.speech import Genre
from pipeline.study import make_study
from pipeline.study.results import Finding, Outline, OutlineItem, Quote
from tests.rendering.blocks import LAYOUT, flat, layout_with, part, text_of
from tests.samples import empty_study, make_speech, ref, small_speech, small_study


def test_half_empty_outline_has_blanks_and_its_whole_in_the_answers() -> None:
    outline = LAYOUT.plain.study.outline.model_copy(update={"form": "half-empty"})
    layout = replace(LAYOUT.document("handout"), study=LAYOUT.plain.study.model_copy(update={"outline": outline}))
    document = render(small_study(), small_speech(), layout)
    lines = [block for block in part(document, "outline") if isinstance(block, d.Para) and block.style == "outline2"]
    assert [block.children for block in lines[:2]] == [
        (d.Text("第一，"), d.Blank(6)),
        (d.Text("第二，"), d.Blank(6)),
    ]
    assert "要原原本本学" in text_of(part(document, "answers"))


def test_outline_says_shared_first_words_once() -> None:
    items = tuple(
        OutlineItem(1, f"使命：{text}", "", text, "heading", ref(None, 1), None, (), prefix)
        for text, prefix in (("甲", "使命："), ("乙", "使命："), ("丙", None), ("丁", "要"))
    )
    document = render(
        replace(empty_study(), outline=Outline(items)), make_speech([("body", "话。")]), LAYOUT.document("outline")
    )
    lines = [text_of(block) for block in document.blocks if isinstance(block, d.Para)]
    assert lines[1:] == ["使命：", "甲", "乙", "丙", "要：", "丁"]
    styles = [block.style for block in document.blocks if isinstance(block, d.Para)]
    assert styles[1:] == ["outline1", "outline2", "outline2", "outline1", "outline1", "outline2"]


def test_editor_words_are_marked_and_sentences_are_lighter_than_headings() -> None:
    items = (
        OutlineItem(1, "甲", "", "甲", "editorial", ref(None, 1), None),
        OutlineItem(1, "乙。", "", "乙", "sentence", ref(1, 1), None),
    )
    document = render(
        replace(empty_study(), outline=Outline(items)), make_speech([("body", "话。")] * 3), LAYOUT.document("outline")
    )
    first, second = document.blocks[-2:]
    assert isinstance(first, d.Para)
    assert isinstance(second, d.Para)
    assert (text_of(first), first.style, first.number) == ("甲〔编〕", "outline1", None)
    assert (text_of(second), second.style, second.number) == ("乙", "outline2", "1")


def test_a_part_that_only_a_sentence_opens_stands_on_the_level_of_the_headings() -> None:
    below = (OutlineItem(2, "丙。", "", "丙", "sentence", ref(1, 1), None),)
    items = (
        OutlineItem(1, "甲", "一、", "甲", "heading", ref(None, 1), None),
        OutlineItem(1, "乙。", "", "乙", "sentence", ref(1, 1), None, below),
    )
    document = render(
        replace(empty_study(), outline=Outline(items)), make_speech([("body", "话。")] * 3), LAYOUT.document("outline")
    )
    styles = [block.style for block in document.blocks if isinstance(block, d.Para)]
    assert styles[-3:] == ["outline1", "outline1", "outline2"]


def test_summary_begins_a_paragraph_with_each_part() -> None:
    small = small_study().summary.sentences[0]
    sections = ("s1", "s1.2", "s2", None, "s2")
    sentences = tuple(replace(small, text=f"{index}。", section=name) for index, name in enumerate(sections))
    study = replace(empty_study(), summary=replace(empty_study().summary, sentences=sentences))
    document = render(study, small_speech(), LAYOUT.document("summary"))
    assert [text_of(block) for block in document.blocks[-4:]] == ["0。1。", "2。", "3。", "4。"]


def test_summary_gives_every_paragraph_of_the_source_its_number() -> None:
    sentences = tuple(
        replace(small_study().summary.sentences[0], text=f"{index}。", section="s1", ref=ref(number, 1))
        for index, number in enumerate((2, 2, 3, 5))
    )
    study = replace(empty_study(), summary=replace(empty_study().summary, sentences=sentences))
    found = [
        block
        for block in render(study, small_speech(), LAYOUT.document("summary")).blocks[-3:]
        if isinstance(block, d.Para)
    ]
    assert [(block.number, text_of(block)) for block in found] == [("2", "0。1。"), ("3", "2。"), ("5", "3。")]


def test_doubtful_words_are_marked_where_they_are_printed_and_stay_as_they_are() -> None:
    speech = make_speech([("body", "甲的出行：一。"), ("body", "甲的出行：二。"), ("body", "出行顺利。")])
    items = tuple(
        OutlineItem(
            1, f"甲的出行：{text}", "", text, "heading", ref(number, number, f"p{number}s1"), None, (), "甲的出行："
        )
        for number, text in ((1, "一"), (2, "二"))
    )
    questions = tuple(
        replace(question, text="怎样出行？", ref=ref(number, number, f"p{number}s1"))
        for question, number in zip(small_study().questions, (1, 3), strict=True)
    )
    findings = (
        Finding(1, 3, "疑错别字", "甲的出行：一。", "“出行”疑为“初心”"), Finding(2, 3, "疑错别字", "甲的出行：", "“出行”疑为“初心”"),
        Finding(1, 7, "标点不成对", "一", "“一” 没有上引号"),
    )  # fmt: skip
    study = replace(empty_study(), outline=Outline(items), questions=questions, findings=findings)
    lines = [text_of(block) for block in render(study, speech, LAYOUT.document("outline")).blocks[-3:]]
    assert lines == ["甲的出行：〔原文如此，疑有误〕", "一", "二"]
    said = text_of(render(study, speech, LAYOUT.document("handout")).blocks)
    assert said.count("怎样出行？") == 2
    assert said.count("怎样出行？〔原文如此，疑有误〕") == 1, "the other question is about a sentence without a doubt"


@pytest.mark.parametrize(
    ("text", "shown"), [("他说：「一『二』。」", "「一『二』。」"), ("他说：“一‘二’。”", "“一‘二’。”")]
)
def test_quotations_keep_the_marks_of_the_source(text: str, shown: str) -> None:
    quote = Quote(text[4:-1], "partial", "他", None, "说", 5, ref(1, 1))
    document = render(replace(empty_study(), quotes=(quote,)), make_speech([("body", text)]), LAYOUT.document("quotes"))
    assert text_of(document.blocks).count(shown + "（节引）") == 2, "in the list and in the ledger"


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (("原文", "原理", "道理", "理论"), ["A. 原文　　　B. 原理　　　C. 道理　　　D. 理论"]),
        (("两代表一委员", "四个意识", "三服务", "五个坚持"), ["A. 两代表一委员　　　　　　　B. 四个意识", "C. 三服务　　　　　　　　　　D. 五个坚持"]),
        (("要在贯彻落实五个坚持中践行初心", "乙"), ["A. 要在贯彻落实五个坚持中践行初心", "B. 乙"]),
    ],
)  # fmt: skip
def test_options_stand_in_as_many_columns_as_fit(options: tuple[str, ...], lines: list[str]) -> None:
    item = replace(small_study().items[1], options=options)
    document = render(replace(empty_study(), items=(item,)), small_speech(), LAYOUT.document("quiz"))
    found = [block for keep in document.blocks if isinstance(keep, d.Keep) for block in keep.blocks[1:]]
    assert [text_of(block) for block in found] == lines


def test_places_of_a_statute_are_its_articles() -> None:
    study = small_study()
    law = replace(study.items[0], ref=replace(study.items[0].ref, article="第四条"))
    told = replace(study, items=(law,), genre=Genre("statute", ()), called="条例")
    key = text_of(render(told, small_speech(), LAYOUT.document("quiz")).blocks)
    assert "落实（第四条）" in key and "第4段" not in key
    summary = text_of(render(told, small_speech(), LAYOUT.document("summary")).blocks)
    assert "以下各句摘自条例，未作改写，只省去部分序号和句首的连词。" in summary and "讲话，" not in summary
    assert "条文" in text_of(render(told, small_speech(), LAYOUT.document("quotes")).blocks)


def test_answer_key_names_letters_marks_and_the_true_sentence() -> None:
    document = render(small_study(), small_speech(), LAYOUT.document("quiz"))
    at = next(i for i, block in enumerate(document.blocks) if isinstance(block, d.Heading))
    assert document.blocks[at - 1] == d.PageBreak()
    assert [text_of(block) for block in document.blocks[at:]] == [
        "参考答案", "一、填空题", "落实（第4段）", "二、单项选择题", "B　原理（第3段）", "三、判断题",
        "×　原文：今年要减少会议20%，把时间还给基层。（第4段）",
    ]  # fmt: skip


def test_speaking_time_adds_up_over_the_points() -> None:
    document = render(small_study(), small_speech(), layout_with("speaking", options={"minutes": 5}))
    heads = [block for block in flat(document.blocks) if isinstance(block, d.Para) and block.style == "heading2"]
    assert [(block.number, text_of(block)) for block in heads] == [
        ("1", "开场"), ("1.5", "一、要原原本本学（第3段）"), ("1.5", "二、“为政之要，贵在落实”（第4段）"),
        ("1", "表态"),
    ]  # fmt: skip


def test_speaking_notes_hold_nothing_that_is_not_spoken() -> None:
    said = text_of(render(small_study(), small_speech(), layout_with("speaking", options={"points": 1})).blocks)
    assert "从略" not in said and "没有列入" not in said
    assert "请批评指正" in said and "干在实处" not in said


def test_an_english_speech_gets_english_labels() -> None:
    speech = replace(
        make_speech([("title", "On study"), ("body", "One two three."), ("body", "More."), ("body", "More.")]),
        language="en",
    )
    study = replace(small_study(), outline=Outline((OutlineItem(1, "One", "", "One", "sentence", ref(1, 2), None),)))
    for key in LAYOUT.documents:
        said = text_of(render(replace(empty_study(), outline=study.outline), speech, LAYOUT.document(key)).blocks)
        assert not re.search("[\u3400-\u9fff]", said), key
    document = render(study, speech, LAYOUT.document("handout"))
    heads = [text_of(block) for block in document.blocks if isinstance(block, d.Heading) and block.level == 1]
    assert heads == ["Outline", "Full text", "Quotations", "Terms", "Questions for discussion", "Quiz", "Study notes",
                     "Answers"]  # fmt: skip
    assert "About 7 words, 1 minutes to read aloud." in text_of(document.blocks)
    assert text_of(render(study, speech, LAYOUT.document("quiz")).blocks[0]) == "“On study”: Quiz"


@pytest.mark.parametrize(("rate", "minutes"), [(220, 4), (440, 2)])
def test_the_rate_of_the_layout_tells_the_minutes_of_an_english_page(rate: int, minutes: int) -> None:
    speech = read_text("On study\n\n" + "\n\n".join(["This is a sentence of ten words, as you see. " * 15] * 4))
    layout = load_layout("handout-a4", [f"study.reading.rate={rate}"]).document("handout")
    said = text_of(render(make_study(speech, layout), speech, layout).blocks)
    assert f"About 602 words, {minutes} minutes to read aloud." in said


def test_every_label_of_the_templates_has_its_english() -> None:
    templates = (Path(__file__).parents[2] / "templates").glob("*.xml.j2")
    said = {label for path in templates for label in re.findall(r'say\("([^"]+)"', path.read_text("utf-8"))}
    assert {label for label in said if re.search("[\u3400-\u9fff（）]", label)} <= set(ENGLISH)
    assert all(label.count("{}") == english.count("{}") for label, english in ENGLISH.items())
