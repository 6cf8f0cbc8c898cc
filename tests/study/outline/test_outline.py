"""The outline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.layout.schema import OutlineSpec, StudySpec
from pipeline.reader import read_speech, read_text
from pipeline.speech import Speech
from pipeline.study.analysis import analyse
from pipeline.study.outline import make_outline
from pipeline.study.results import Outline, OutlineItem

SAMPLE = Path(__file__).resolve().parents[3] / "seeds" / "speech.txt"
BODY = "水稻良种培育关系粮食安全，关系国计民生的根本。粮食安全离不开水稻良种。良种培育要靠科学家和农民一起努力。"


def outline(speech: Speech, **options: object) -> Outline:
    spec = StudySpec(outline=OutlineSpec.model_validate(options))
    return make_outline(analyse(speech, spec), spec.outline)


def walk(items: tuple[OutlineItem, ...]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from walk(item.children)


def test_the_outline_has_the_headings_of_the_speech_and_no_others() -> None:
    speech = read_speech(SAMPLE)
    headings = [item for item in walk(outline(speech).items) if item.kind == "heading"]
    assert [item.section for item in headings] == [section.id for section in speech.walk()]
    assert [item.text for item in headings] == [section.text for section in speech.walk()]


def test_headings_of_the_sample_fit_one_line_and_points_a_line_and_a_half_without_a_stop() -> None:
    items = list(walk(outline(read_speech(SAMPLE)).items))
    assert all(len(item.short) <= 28 for item in items if item.kind == "heading")
    assert all(len(item.short) <= 42 for item in items)
    assert not any(item.short.endswith(("。", "，", "；")) for item in items)


def test_a_shared_topic_is_left_out_and_kept_beside() -> None:
    items = outline(read_speech(SAMPLE)).items
    assert [item.short for item in items[:3]] == [
        "蕴含着中国共产党人坚定的理想信念", "体现着中国共产党人深厚的为民情怀", "激励着中国共产党人前行的不竭动力",
    ]  # fmt: skip
    assert {item.prefix for item in items[:3]} == {"中国共产党人的出行和使命："}
    assert items[3].prefix is None


def test_levels_below_the_wished_depth_are_left_out() -> None:
    items = outline(read_speech(SAMPLE), levels=1).items
    assert len(items) == 7
    assert not any(item.children for item in items)


def test_a_section_without_points_gets_its_weightiest_sentences() -> None:
    speech = read_text(f"一、重视良种\n{BODY}\n二、依靠科学\n{BODY}")
    lines = outline(speech, sentences=1).items[0].children
    assert [line.kind for line in lines] == ["sentence"]
    assert lines[0].short in BODY
    assert lines[0].ref.sentences


def test_no_sentences_when_none_are_wished() -> None:
    speech = read_text(f"一、重视良种\n{BODY}\n二、依靠科学\n{BODY}")
    assert not any(item.children for item in outline(speech, sentences=0).items)


def test_group_headings_are_marked_as_the_editors() -> None:
    items = outline(read_speech(SAMPLE), group_headings=True).items
    assert items[0].kind == "editorial"
    assert items[0].short == "〔编〕中国共产党人的出行和使命"
    assert [child.level for child in items[0].children] == [2, 2, 2]
    assert len(items) == 5


def test_a_speech_of_one_sentence_has_no_outline() -> None:
    assert outline(read_text("同志们，开会。")).items == ()


def test_a_speech_without_headings_is_outlined_by_its_sentences_in_order() -> None:
    text = "\n".join(f"{place}的水稻良种培育关系粮食安全。{place}的农民盼望好种子。" for place in "东西南北")
    items = outline(read_text(text)).items
    assert len(items) >= 2
    assert all(item.kind == "sentence" and item.short in text for item in items)
    assert [text.index(item.short) for item in items] == sorted(text.index(item.short) for item in items)


def test_english_lines_are_whole_sentences() -> None:
    text = "Mining\n\nMiners lose their fees when blocks are late. Blocks should be found by everyone.\n\nFees\n\nFees pay for security in the long run. Users pay fees for every transfer."
    items = list(walk(outline(read_text(text)).items))
    assert all(item.short + "." in text for item in items if item.kind == "sentence")


def lines_below(*sentences: str, **options: object) -> list[str]:
    speech = read_text("一、重视良种\n" + "".join(sentences) + "\n二、依靠科学\n" + BODY)
    return [line.label + line.short for line in outline(speech, **options).items[0].children]


def test_a_series_of_the_section_goes_before_picked_sentences_and_goes_whole() -> None:
    made = lines_below(BODY, "一是提升演出市场监管水平，完善办法。二是加强知识产权保护；三是建立团体评估制度。")
    assert made == ["一是提升演出市场监管水平，完善办法", "二是加强知识产权保护", "三是建立团体评估制度"]


def test_a_series_with_a_gap_is_none() -> None:
    assert not any(
        line.startswith("一是") for line in lines_below(BODY, "一是提升演出市场监管水平。三是建立评估制度。")
    )


def test_one_line_alone_is_not_put_under_a_heading() -> None:
    assert lines_below("良种培育要靠科学家和农民一起努力。", sentences=2) == []


def test_no_line_is_over_two_lines() -> None:
    long = "有中国特色的社会主义水稻良种是有中国特色的社会主义粮食安全和国计民生在种子和农具上的完整的和全面的和历史的反映。"
    assert lines_below(long, BODY)
    assert all(len(line) <= 2 * 28 for line in lines_below(long, BODY))


def test_neither_examples_nor_local_facts_are_lines() -> None:
    made = lines_below(
        "北京的良种培育走在了前列。",
        "三月良种培育遇到了旱灾。",
        BODY,
        "比如水稻良种培育靠了财政补贴。良种培育年年都有粮食补贴。",
        sentences=5,
    )
    assert len(made) == 3
    assert all(line in BODY for line in made)


def test_what_closes_the_speech_is_not_put_under_its_last_point() -> None:
    text = f"一、重视良种\n{BODY}\n二、依靠科学\n{BODY}\n最后，我还要强调两句。形式主义害死人。官僚主义害死人。"
    made = outline(read_text(text)).items[1].children
    assert made
    assert all(line.short in BODY for line in made)


def test_a_paragraph_that_turns_to_the_whole_speech_is_no_point_of_its_last_part() -> None:
    text = (
        "一、甲事要抓紧\n农业是基础产业。水利是农业的命脉。\n二、乙事要抓好\n种子是农业的芯片。耕地是粮食的命根子。\n"
        "{}希望农业农村干部振奋精神，农业农村工作再上台阶。\n"
    )
    made = (
        [item.short for item in outline(read_text(text.format(opening))).items[-1].children]
        for opening in ("最后，", "")
    )
    assert list(made) == [
        ["种子是农业的芯片", "耕地是粮食的命根子"],
        ["种子是农业的芯片", "希望农业农村干部振奋精神，农业农村工作再上台阶"],
    ]


def test_what_only_a_number_divides_off_is_told_by_its_first_sentence() -> None:
    body = "后来的事情大家都知道，街坊们一起把书屋办了起来。"
    stories = ("小时候我到隔壁老师家借书看。", "上中学的时候，图书馆只有一间屋子。", "工作以后，我办了一个小书屋。")
    text = "三个故事\n\n" + "\n".join(f"{n}.\n{story}{body}\n" for n, story in enumerate(stories, 1))
    shown = [(item.label, item.short[:6]) for item in outline(read_text(text)).items]
    assert shown == [("1.", "小时候我到隔"), ("2.", "上中学的时候"), ("3.", "工作以后，我")]
