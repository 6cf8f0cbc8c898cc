"""Rendering: shipped templates, fidelity to the speech, parts, and messages that name the template's line."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline import document as d
from pipeline.errors import PipelineError
from pipeline.rendering import render
from pipeline.resources import template_names
from pipeline.speech import Role
from pipeline.study import Study
from pipeline.study.results import Finding, Gap, Item, Outline, OutlineItem, Quote, Reading, Remarks, Term
from tests.rendering.blocks import LAYOUT, layout_with, part, parts_of, text_of
from tests.rendering.dump import dump
from tests.samples import empty_study, make_speech, ref, small_speech, small_study

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("outline", "summary", "handout")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8) | st.lists(
    st.sampled_from(["*", "_", "#", "<p>", "&amp;", "{", "}", "{{ 7 * 7 }}", "{% if", "1. ", "　", "  ", "“‘’”", "\r",
                     "\n", "\t", "\x00", "\x1f", "\ufffe", "\U0010fffd", "\U0010fffc\U00100000\U00100001", "好", "。"]),
    min_size=1, max_size=6).map("".join)  # fmt: skip


@pytest.mark.parametrize("key", NAMES)
def test_small_speech_gives_the_golden_documents(key: str) -> None:
    dumped = dump(render(small_study(), small_speech(), LAYOUT.document(key))) + "\n"
    golden = GOLDEN / f"{key}.txt"
    if os.environ.get("JIANGYI_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(dumped, "utf-8")
    assert dumped == golden.read_text("utf-8")


def test_every_shipped_template_is_a_document_of_the_default_layout() -> None:
    assert {own.spec.template for own in LAYOUT.documents.values()} == set(template_names())
    assert [key for key, own in LAYOUT.documents.items() if own.spec.enabled] == list(NAMES)


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
@example(["*机关召开", "1986. 那一年", "　　缩进  双空格 "])
@example(["\x00", "\ufffe\r\n"])
def test_full_text_is_the_speech_character_for_character(texts: list[str]) -> None:
    roles: list[Role] = ["title", "salutation", "body", "verse", "closing"]
    speech = make_speech([(roles[index % 5], text) for index, text in enumerate(texts)])
    document = render(empty_study(), speech, layout_with(parts=("text",)))
    paragraphs = [block for block in document.blocks if isinstance(block, d.Para)]
    assert [text_of(block) for block in paragraphs] == texts


def study_of(text: str) -> Study:
    """Return a study every word of which is `text`."""
    small = small_study()
    place = ref(1, 1)
    return replace(
        small,
        outline=Outline((OutlineItem(1, text, text, text, "heading", place, None),)),
        summary=replace(small.summary, sentences=tuple(replace(s, text=text) for s in small.summary.sentences)),
        quotes=tuple(Quote(text, kind, text, text, None, 1, place) for kind in ("quotation", "partial", "aphorism")),
        terms=(
            Term(text, "user", text, None, text, (), None, place),
            Term(text, "name", None, None, None, (text, text), 2, place),
        ),
        questions=tuple(replace(question, text=text) for question in small.questions),
        remarks=Remarks(tuple(replace(point, text=text) for point in small.remarks.points)),
        items=(
            Item("cloze", (text, Gap(text), text), (text,), (), None, text, None, place),
            Item("choice", (text, Gap(text)), (text,), (text, text), 1, text, None, place),
            Item("true_false", (text,), (), (), 0, text, None, place),
        ),
        reading=Reading(10, 1.0, ((text, text),)),
    )


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_no_template_alters_what_was_found(text: str) -> None:
    speech = make_speech([("body", text)], 主题="甲" + text)
    for key in LAYOUT.documents:
        document = render(study_of(text), speech, LAYOUT.document(key))
        said = text_of(document.blocks)
        assert text.rstrip() in said  # blanks at the end of a fact are no words
        assert not set(said) - set(text) - set(TEMPLATE_WORDS)


TEMPLATE_WORDS = "".join(
    path.read_text("utf-8") for path in (Path(__file__).parents[2] / "templates").glob("*.xml.j2")
) + "0123456789一二三四五六七八九十主题甲“”学习《》"  # fmt: skip


@pytest.mark.parametrize("key", list(LAYOUT.documents))
def test_nothing_found_leaves_no_empty_part(key: str) -> None:
    document = render(empty_study(), make_speech([("body", "一句话。")]), LAYOUT.document(key))
    assert parts_of(document) in ([], ["text", "notes"])
    assert all(text_of(block) for block in document.blocks if isinstance(block, (d.Para, d.Heading)))


def to_write_on(document: d.Document) -> bool:
    return any(isinstance(block, (d.Cornell, d.NoteLines)) for block in document.blocks)


def test_a_document_says_when_it_has_nothing_but_its_head() -> None:
    speech = make_speech([("title", "题目"), ("body", "一句话。")], 单位="甲局")
    drawn = {key: render(empty_study(), speech, LAYOUT.document(key)) for key in LAYOUT.documents}
    filled = {key for key, document in drawn.items() if "一句话。" in text_of(document.blocks) or to_write_on(document)}
    assert {key for key, document in drawn.items() if not document.empty} == filled
    assert filled >= {"handout", "speech", "notes"}
    assert not any(render(small_study(), small_speech(), LAYOUT.document(key)).empty for key in LAYOUT.documents)
    assert render(empty_study(), speech, layout_with(parts=("title", "quotes"))).empty


def test_parts_are_chosen_and_ordered_by_the_layout() -> None:
    document = render(small_study(), small_speech(), layout_with(parts=("quiz", "text", "outline")))
    assert parts_of(document) == ["quiz", "text", "outline"]


def test_links_lead_nowhere_when_the_text_is_left_out() -> None:
    document = render(small_study(), small_speech(), layout_with(parts=("outline", "quotes", "terms")))
    assert "Link" not in dump(document)
    assert "第2段" in text_of(document.blocks)


def test_unknown_part_is_named_with_those_there_are() -> None:
    with pytest.raises(PipelineError) as caught:
        render(small_study(), small_speech(), layout_with(parts=("text", "quizz")))
    (problem,) = caught.value.problems
    assert problem.message == "documents.handout.parts: handout has no part 'quizz'"
    assert problem.hint == (
        "the parts are title, toc, before, outline, summary, text, quotes, terms, facts, readings, questions, quiz, "
        "notes, answers"
    )


def test_parts_of_a_template_without_parts_are_refused() -> None:
    with pytest.raises(PipelineError) as caught:
        render(small_study(), small_speech(), layout_with("outline", parts=("text",)))
    assert caught.value.problems[0].message == "documents.outline.parts: outline has no parts to choose"


def test_unknown_option_is_named_with_the_nearest() -> None:
    with pytest.raises(PipelineError) as caught:
        render(small_study(), small_speech(), layout_with("speaking", options={"minuts": 5}))
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == (
        "documents.speaking.options: speaking has no option 'minuts'",
        "did you mean 'minutes'?",
    )


def test_answers_begin_a_page_of_their_own_at_the_end() -> None:
    document = render(small_study(), small_speech(), LAYOUT.document("handout"))
    at = next(
        i for i, block in enumerate(document.blocks) if isinstance(block, d.Heading) and block.id == "part-answers"
    )
    assert document.blocks[at - 1] == d.PageBreak()
    assert parts_of(document)[-1] == "answers"


def test_lines_are_numbered_instead_of_paragraphs_when_asked() -> None:
    document = render(small_study(), small_speech(), layout_with(numbering="lines", line_every=10))
    (text,) = [block for block in document.blocks if isinstance(block, d.LineNumbered)]
    assert text.every == 10
    assert "number=" not in dump(text)
    assert d.PageRef("p4") in references(document.blocks)


def references(value: object) -> list[d.Inline]:
    match value:
        case d.PageRef():
            return [value]
        case tuple():
            return [found for child in value for found in references(child)]
        case d.Para() | d.Link() | d.Styled():
            return references(value.children)
        case d.Keep():
            return references(value.blocks)
    return []


def test_paragraphs_of_the_text_bear_their_numbers() -> None:
    text = part(render(small_study(), small_speech(), LAYOUT.document("handout")), "text")
    assert [block.number for block in text if isinstance(block, d.Para)] == [
        None,
        None,
        None,
        "1",
        "2",
        "3",
        "4",
        "5",
        None,
    ]


def test_comments_stand_on_the_words_they_are_about() -> None:
    layout = layout_with(options={"comments": True}, parts=("text",))
    study = replace(small_study(), findings=(
        Finding(8, 11, "数据", "今年", "请核对时间"), Finding(6, 3, "标点", "，要原", "疑"), Finding(99, 1, "无", "无", "无"),
    ))  # fmt: skip
    speech = small_speech()
    dumped = dump(render(study, speech, layout))
    assert "    Comment note='数据：请核对时间'\n      '今年'\n    '要减少会议20%，把时间还给基层。'" in dumped
    assert (
        "    Styled style='heading3'\n      '第一'\n      Comment note='标点：疑'\n        '，要原'\n      '原本本学。'"
        in dumped
    )
    assert "Comment" not in dump(render(study, speech, layout_with(parts=("text",))))


def test_rare_characters_get_their_reading_once() -> None:
    study = replace(empty_study(), reading=Reading(10, 1.0, (("衡", "héng"),)))
    reading = LAYOUT.plain.study.reading.model_copy(update={"pinyin": "ruby"})
    layout = replace(layout_with(parts=("text",)), study=LAYOUT.plain.study.model_copy(update={"reading": reading}))
    document = render(study, make_speech([("body", "来衡阳"), ("body", "衡阳好")]), layout)
    first, second = document.blocks[-2:]
    assert isinstance(first, d.Para)
    assert first.children == (d.Text("来"), d.Ruby("衡", "héng"), d.Text("阳"))
    assert isinstance(second, d.Para)
    assert second.children == (d.Text("衡阳好"),)


def test_deep_headings_keep_their_level() -> None:
    from tests.samples import with_sections

    speech = make_speech([("heading", f"{level}") for level in range(1, 8)] + [("body", "5头。身")])
    speech = with_sections(speech, [(level, "", f"{level}") for level in range(1, 8)] + [(8, "", "5头。")])
    document = render(empty_study(), speech, layout_with(parts=("text",)))
    headings = [block for block in document.blocks[1:] if isinstance(block, d.Heading)]
    assert [(block.level, block.style) for block in headings] == [
        (2, None), (3, None), (4, None), (5, None), (6, "heading5"), (7, "heading5"), (8, "heading5"),
    ]  # fmt: skip
    last = document.blocks[-1]
    assert isinstance(last, d.Para)
    assert last.outline[0][:2] == (9, "5头。")
