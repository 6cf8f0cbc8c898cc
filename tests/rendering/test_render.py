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
from pipeline.layout import Layout, load_layout
from pipeline.rendering import render
from pipeline.resources import template_names
from pipeline.speech import Role
from pipeline.study.results import Finding, Gap, Item, Outline, OutlineItem, Quote, Reading, Study, Term
from tests.samples import empty_study, make_speech, ref, small_speech, small_study

LAYOUT = load_layout()
GOLDEN = Path(__file__).parent / "golden"
NAMES = ("outline", "summary", "handout")
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8) | st.lists(
    st.sampled_from(["*", "_", "#", "<p>", "&amp;", "{", "}", "{{ 7 * 7 }}", "{% if", "1. ", "　", "  ", "“‘’”", "\r",
                     "\n", "\t", "\x00", "\x1f", "\ufffe", "\U0010fffd", "\U0010fffc\U00100000\U00100001", "好", "。"]),
    min_size=1, max_size=6).map("".join)  # fmt: skip


def layout_with(key: str = "handout", **changes: object) -> Layout:
    """Return the default layout, one of its documents changed."""
    spec = LAYOUT.documents[key].model_copy(update=changes)
    return replace(LAYOUT, documents={**LAYOUT.documents, key: spec})


def text_of(value: object) -> str:
    """Return all text of blocks and inlines, in order."""
    match value:
        case d.Text(text):
            return text
        case d.Ruby(base, _):
            return base
        case tuple():
            return "".join(map(text_of, value))
        case d.Heading() | d.Para() | d.Strong() | d.Styled() | d.Link() | d.Comment() | d.Dotted():
            return text_of(value.children)
        case d.Box():
            return text_of(value.title) + text_of(value.blocks)
        case d.ListBlock():
            return text_of(value.items)
        case d.ListItem() | d.Keep() | d.LineNumbered() | d.Cell():
            return text_of(value.blocks)
        case d.Table():
            return "".join(text_of(row.cells) for row in value.rows)
        case _:
            return ""


def part(document: d.Document, name: str) -> tuple[d.Block, ...]:
    """Return the blocks of a handout's part."""
    starts = [i for i, block in enumerate(document.blocks) if isinstance(block, d.Heading) and block.level == 1]
    ids = [document.blocks[i].id for i in starts]  # type: ignore[union-attr]
    at = ids.index(f"part-{name}")
    stop = starts[at + 1] if at + 1 < len(starts) else len(document.blocks)
    return document.blocks[starts[at] + 1 : stop]


def parts_of(document: d.Document) -> list[str]:
    return [block.id.removeprefix("part-") for block in document.blocks
            if isinstance(block, d.Heading) and block.id and block.id.startswith("part-")]  # fmt: skip


@pytest.mark.parametrize("key", NAMES)
def test_small_speech_gives_the_golden_documents(key: str) -> None:
    dumped = d.dump(render(small_study(), small_speech(), LAYOUT, key)) + "\n"
    golden = GOLDEN / f"{key}.txt"
    if os.environ.get("JIANGYI_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(dumped, "utf-8")
    assert dumped == golden.read_text("utf-8")


def test_every_shipped_template_is_a_document_of_the_default_layout() -> None:
    assert {spec.template for spec in LAYOUT.documents.values()} == set(template_names())
    assert [key for key, spec in LAYOUT.documents.items() if spec.enabled] == list(NAMES)


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
@example(["*机关召开", "1986. 那一年", "　　缩进  双空格 "])
@example(["\x00", "\ufffe\r\n"])
def test_full_text_is_the_speech_character_for_character(texts: list[str]) -> None:
    roles: list[Role] = ["title", "salutation", "body", "verse", "closing"]
    speech = make_speech([(roles[index % 5], text) for index, text in enumerate(texts)])
    document = render(empty_study(), speech, layout_with(parts=("text",)), "handout")
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
            Term(text, "key", None, None, None, (text, text), 2, place),
        ),
        questions=tuple(replace(question, text=text) for question in small.questions),
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
        document = render(study_of(text), speech, LAYOUT, key)
        said = text_of(document.blocks)
        assert text in said
        assert not set(said) - set(text) - set(TEMPLATE_WORDS)


TEMPLATE_WORDS = "".join(
    path.read_text("utf-8") for path in (Path(__file__).parents[2] / "templates").glob("*.xml.j2")
) + "0123456789一二三四五六七八九十主题甲“”学习《》"  # fmt: skip


def test_head_of_the_handout_shows_only_the_facts_that_were_given() -> None:
    speech = make_speech([("body", "话。")], 单位="市委办公室", 时间="2026年3月2日", 标识="内部资料")
    layout = replace(LAYOUT, meeting={"单位": "某局", "地点": "一楼会议室，也就是原来的老食堂"})
    document = render(empty_study(), speech, layout, "handout")
    label, title, table, *_ = document.blocks
    assert label == d.Para((d.Text("内部资料"),), "label")
    assert title == d.Para((d.Text("学习讲义"),), "title")
    assert isinstance(table, d.Table)
    assert [[text_of(cell) for cell in row.cells] for row in table.rows] == [
        ["单位", "市委办公室"],
        ["地点", "一楼会议室，也就是原来的老食堂"],
        ["时间", "2026年3月2日"],
    ]
    assert document.variables is not None
    assert document.variables["单位"] == "市委办公室"


def test_labels_of_facts_stay_on_one_line_and_long_values_get_a_row() -> None:
    speech = make_speech([("body", "话。")], 参加人员="全体", 地点="市委机关三楼第二会议室旁边", 主持人="张三")
    for name in ("handout-a4", "booklet-a5", "large-print", "gbt9704"):
        layout = load_layout(name)
        blocks = render(empty_study(), speech, layout, "handout").blocks
        table = next(block for block in blocks if isinstance(block, d.Table))
        style = layout.styles["table"]
        em = layout.page.measure / style.cell / sum(table.widths)
        assert table.widths[0] * em - 0.8 >= 4.3, "four characters between the paddings, and a little more"
        for row in table.rows:
            width = sum(table.widths[1 : 1 + row.cells[1].colspan])
            assert len(text_of(row.cells[1])) <= width * em - 0.8


def test_all_subtitles_are_shown() -> None:
    speech = make_speech([("title", "题目"), ("subtitle", "甲；"), ("subtitle", "乙"), ("body", "话。")])
    document = render(small_study(), speech, LAYOUT, "outline")
    assert [text_of(block) for block in document.blocks[:4]] == ["题目", "甲；", "乙", "（学习提纲）"]


@pytest.mark.parametrize(
    ("key", "title"),
    [("speaking", "学习《在〈求是〉座谈会上的讲话》发言提纲"), ("discussion", "学习《在〈求是〉座谈会上的讲话》研讨提纲"),
     ("quiz", "学习《在〈求是〉座谈会上的讲话》应知应会"), ("notes", "《在〈求是〉座谈会上的讲话》学习笔记")],
)  # fmt: skip
def test_what_a_reader_says_or_writes_does_not_bear_the_speakers_name_as_its_author(key: str, title: str) -> None:
    speech = make_speech(
        [("title", "在《求是》座谈会上的讲话"), ("speaker", "王某"), ("date", "（1999年2月1日）"), ("body", "话。")]
    )
    document = render(small_study(), speech, LAYOUT, key)
    assert [text_of(block) for block in document.blocks[:2]] == [title, "原文：王某　（1999年2月1日）"]
    if key == "speaking":
        assert document.blocks[2] == d.Para((d.Text("发言人："), d.Blank(8)), "byline")


def test_cover_shows_the_topic_of_a_speech_without_title_and_whose_it_is_at_its_foot() -> None:
    speech = make_speech([("body", "话。")], 单位="甲局", 主题="科技创新", 时间="今天", 地点="楼上")
    layout = load_layout("booklet-a5")
    blocks = render(empty_study(), speech, layout, "handout").blocks
    at = blocks.index(d.PageBreak("odd"))
    said = [text_of(block) for block in blocks[:at] if isinstance(block, d.Para)]
    assert said == ["科技创新", "（学习手册）", "甲局", "今天"]
    assert isinstance(blocks[at + 1], d.Table)
    assert text_of(blocks[at + 1]) == "地点楼上"
    assert not layout.for_document("handout").page_number.first_page
    assert layout.for_document("outline").page_number.first_page


def test_two_short_facts_share_a_row() -> None:
    speech = make_speech([("body", "话。")], 单位="甲局", 时间="今天", 地点="楼上")
    table = render(empty_study(), speech, LAYOUT, "handout").blocks[1]
    assert isinstance(table, d.Table)
    assert [[text_of(cell) for cell in row.cells] for row in table.rows] == [
        ["单位", "甲局", "时间", "今天"],
        ["地点", "楼上"],
    ]
    assert [cell.colspan for cell in table.rows[1].cells] == [1, 3]


@pytest.mark.parametrize("key", list(LAYOUT.documents))
def test_nothing_found_leaves_no_empty_part(key: str) -> None:
    document = render(empty_study(), make_speech([("body", "一句话。")]), LAYOUT, key)
    assert parts_of(document) in ([], ["text", "notes"])
    assert all(text_of(block) for block in document.blocks if isinstance(block, (d.Para, d.Heading)))


def test_a_document_says_when_it_has_nothing_but_its_head() -> None:
    speech = make_speech([("title", "题目"), ("body", "一句话。")], 单位="甲局")
    empty = {key for key in LAYOUT.documents if render(empty_study(), speech, LAYOUT, key).empty}
    assert empty == set(LAYOUT.documents) - {"handout", "speech", "notes"}
    assert not any(render(small_study(), small_speech(), LAYOUT, key).empty for key in LAYOUT.documents)
    assert render(empty_study(), speech, layout_with(parts=("title", "quotes")), "handout").empty


def test_parts_are_chosen_and_ordered_by_the_layout() -> None:
    document = render(small_study(), small_speech(), layout_with(parts=("quiz", "text", "outline")), "handout")
    assert parts_of(document) == ["quiz", "text", "outline"]


def test_links_lead_nowhere_when_the_text_is_left_out() -> None:
    document = render(small_study(), small_speech(), layout_with(parts=("outline", "quotes", "terms")), "handout")
    assert "Link" not in d.dump(document)
    assert "第2段" in text_of(document.blocks)


def test_unknown_part_is_named_with_those_there_are() -> None:
    with pytest.raises(PipelineError) as caught:
        render(small_study(), small_speech(), layout_with(parts=("text", "quizz")), "handout")
    (problem,) = caught.value.problems
    assert problem.message == "documents.handout.parts: handout has no part 'quizz'"
    assert problem.hint == (
        "the parts are title, toc, before, outline, summary, text, quotes, terms, facts, readings, questions, quiz, "
        "notes, answers"
    )


def test_parts_of_a_template_without_parts_are_refused() -> None:
    with pytest.raises(PipelineError) as caught:
        render(small_study(), small_speech(), layout_with("outline", parts=("text",)), "outline")
    assert caught.value.problems[0].message == "documents.outline.parts: outline has no parts to choose"


def test_unknown_option_is_named_with_the_nearest() -> None:
    with pytest.raises(PipelineError) as caught:
        render(small_study(), small_speech(), layout_with("speaking", options={"minuts": 5}), "speaking")
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == (
        "documents.speaking.options: speaking has no option 'minuts'",
        "did you mean 'minutes'?",
    )


def test_answers_begin_a_page_of_their_own_at_the_end() -> None:
    document = render(small_study(), small_speech(), LAYOUT, "handout")
    at = next(
        i for i, block in enumerate(document.blocks) if isinstance(block, d.Heading) and block.id == "part-answers"
    )
    assert document.blocks[at - 1] == d.PageBreak()
    assert parts_of(document)[-1] == "answers"


def test_lines_are_numbered_instead_of_paragraphs_when_asked() -> None:
    document = render(small_study(), small_speech(), layout_with(numbering="lines", line_every=10), "handout")
    (text,) = [block for block in document.blocks if isinstance(block, d.LineNumbered)]
    assert text.every == 10
    assert "number=" not in d.dump(text)
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
    text = part(render(small_study(), small_speech(), LAYOUT, "handout"), "text")
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
    dumped = d.dump(render(study, speech, layout, "handout"))
    assert "    Comment note='数据：请核对时间'\n      '今年'\n    '要减少会议20%，把时间还给基层。'" in dumped
    assert (
        "    Styled style='heading3'\n      '第一'\n      Comment note='标点：疑'\n        '，要原'\n      '原本本学。'"
        in dumped
    )
    assert "Comment" not in d.dump(render(study, speech, layout_with(parts=("text",)), "handout"))


def test_rare_characters_get_their_reading_once() -> None:
    study = replace(empty_study(), reading=Reading(10, 1.0, (("衡", "héng"),)))
    reading = LAYOUT.study.reading.model_copy(update={"pinyin": "ruby"})
    layout = replace(layout_with(parts=("text",)), study=LAYOUT.study.model_copy(update={"reading": reading}))
    document = render(study, make_speech([("body", "来衡阳"), ("body", "衡阳好")]), layout, "handout")
    first, second = document.blocks[-2:]
    assert isinstance(first, d.Para)
    assert first.children == (d.Text("来"), d.Ruby("衡", "héng"), d.Text("阳"))
    assert isinstance(second, d.Para)
    assert second.children == (d.Text("衡阳好"),)


def test_half_empty_outline_has_blanks_and_its_whole_in_the_answers() -> None:
    outline = LAYOUT.study.outline.model_copy(update={"form": "half-empty"})
    layout = replace(LAYOUT, study=LAYOUT.study.model_copy(update={"outline": outline}))
    document = render(small_study(), small_speech(), layout, "handout")
    lines = [block for block in part(document, "outline") if isinstance(block, d.Para) and block.style == "outline2"]
    assert [block.children for block in lines[:2]] == [
        (d.Text("第一，"), d.Blank(6)),
        (d.Text("第二，"), d.Blank(6)),
    ]
    assert "要原原本本学" in text_of(part(document, "answers"))


def test_deep_headings_keep_their_level() -> None:
    from tests.samples import with_sections

    speech = make_speech([("heading", f"{level}") for level in range(1, 8)] + [("body", "5头。身")])
    speech = with_sections(speech, [(level, "", f"{level}") for level in range(1, 8)] + [(8, "", "5头。")])
    document = render(empty_study(), speech, layout_with(parts=("text",)), "handout")
    headings = [block for block in document.blocks[1:] if isinstance(block, d.Heading)]
    assert [(block.level, block.style) for block in headings] == [
        (2, None), (3, None), (4, None), (5, None), (6, "heading5"), (7, "heading5"), (8, "heading5"),
    ]  # fmt: skip
    last = document.blocks[-1]
    assert isinstance(last, d.Para)
    assert last.outline[0][:2] == (9, "5头。")


def test_outline_says_shared_first_words_once() -> None:
    items = tuple(
        OutlineItem(1, f"使命：{text}", "", text, "heading", ref(None, 1), None, (), prefix)
        for text, prefix in (("甲", "使命："), ("乙", "使命："), ("丙", None), ("丁", "要"))
    )
    document = render(
        replace(empty_study(), outline=Outline(items)), make_speech([("body", "话。")]), LAYOUT, "outline"
    )
    lines = [text_of(block) for block in document.blocks if isinstance(block, d.Para)]
    assert lines[1:] == ["使命：", "甲", "乙", "丙", "要", "丁"]
    styles = [block.style for block in document.blocks if isinstance(block, d.Para)]
    assert styles[1:] == ["outline1", "outline2", "outline2", "outline1", "outline1", "outline2"]


def test_editor_words_are_marked_and_sentences_are_lighter_than_headings() -> None:
    items = (
        OutlineItem(1, "甲", "", "甲", "editorial", ref(None, 1), None),
        OutlineItem(1, "乙。", "", "乙", "sentence", ref(1, 1), None),
    )
    document = render(
        replace(empty_study(), outline=Outline(items)), make_speech([("body", "话。")] * 3), LAYOUT, "outline"
    )
    first, second = document.blocks[-2:]
    assert isinstance(first, d.Para)
    assert isinstance(second, d.Para)
    assert (text_of(first), first.style, first.number) == ("甲〔编〕", "outline1", None)
    assert (text_of(second), second.style, second.number) == ("乙", "outline2", "1")


def test_summary_begins_a_paragraph_with_each_part() -> None:
    small = small_study().summary.sentences[0]
    sections = ("s1", "s1.2", "s2", None, "s2")
    sentences = tuple(replace(small, text=f"{index}。", section=name) for index, name in enumerate(sections))
    study = replace(empty_study(), summary=replace(empty_study().summary, sentences=sentences))
    document = render(study, small_speech(), LAYOUT, "summary")
    assert [text_of(block) for block in document.blocks[-4:]] == ["0。1。", "2。", "3。", "4。"]


def test_summary_gives_every_paragraph_of_the_source_its_number() -> None:
    sentences = tuple(
        replace(small_study().summary.sentences[0], text=f"{index}。", section="s1", ref=ref(number, 1))
        for index, number in enumerate((2, 2, 3, 5))
    )
    study = replace(empty_study(), summary=replace(empty_study().summary, sentences=sentences))
    found = [
        block for block in render(study, small_speech(), LAYOUT, "summary").blocks[-3:] if isinstance(block, d.Para)
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
    lines = [text_of(block) for block in render(study, speech, LAYOUT, "outline").blocks[-3:]]
    assert lines == ["甲的出行：〔原文如此，疑有误〕", "一", "二"]
    said = text_of(render(study, speech, LAYOUT, "handout").blocks)
    assert "1. 怎样出行？〔原文如此，疑有误〕" in said or "怎样出行？〔原文如此，疑有误〕" in said
    assert "出行顺利。〔" not in said
    assert said.count("怎样出行？〔") == 1


@pytest.mark.parametrize(
    ("text", "shown"), [("他说：「一『二』。」", "「一『二』。」"), ("他说：“一‘二’。”", "“一‘二’。”")]
)
def test_quotations_keep_the_marks_of_the_source(text: str, shown: str) -> None:
    quote = Quote(text[4:-1], "partial", "他", None, "说", 5, ref(1, 1))
    document = render(replace(empty_study(), quotes=(quote,)), make_speech([("body", text)]), LAYOUT, "quotes")
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
    document = render(replace(empty_study(), items=(item,)), small_speech(), LAYOUT, "quiz")
    found = [block for keep in document.blocks if isinstance(keep, d.Keep) for block in keep.blocks[1:]]
    assert [text_of(block) for block in found] == lines


def test_answer_key_names_letters_marks_and_the_true_sentence() -> None:
    document = render(small_study(), small_speech(), LAYOUT, "quiz")
    at = next(i for i, block in enumerate(document.blocks) if isinstance(block, d.Heading))
    assert document.blocks[at - 1] == d.PageBreak()
    assert [text_of(block) for block in document.blocks[at:]] == [
        "参考答案", "一、填空题", "落实（第4段）", "二、单项选择题", "B　原理（第3段）", "三、判断题",
        "×　原文：今年要减少会议20%，把时间还给基层。（第4段）",
    ]  # fmt: skip


def test_speaking_time_adds_up_and_points_are_the_fullest() -> None:
    document = render(small_study(), small_speech(), layout_with("speaking", options={"minutes": 5}), "speaking")
    heads = [block for block in flat(document.blocks) if isinstance(block, d.Para) and block.style == "heading2"]
    assert [(block.number, text_of(block)) for block in heads] == [
        ("1", "开场"), ("1.5", "一、学在深处"), ("1.5", "二、干在实处"), ("1", "表态"),
    ]  # fmt: skip


def flat(blocks: tuple[d.Block, ...]) -> list[d.Block]:
    return [inner for block in blocks for inner in (block.blocks if isinstance(block, d.Keep) else (block,))]


def test_cover_and_part_numbers_come_when_asked() -> None:
    layout = layout_with(parts=("title", "text", "terms", "notes"), options={"cover": True, "part_numbers": True})
    document = render(replace(small_study(), terms=()), small_speech(), layout, "handout")
    assert isinstance(document.blocks[0], d.Space)
    assert d.PageBreak("odd") in document.blocks
    heads = [text_of(block) for block in document.blocks if isinstance(block, d.Heading) and block.level == 1]
    assert heads == ["第一部分　全文", "第二部分　学习笔记"]
