"""Subtitles: numbers, times and tags go, pieces are joined into sentences, these into paragraphs."""

from __future__ import annotations

import pytest

from pipeline.errors import PipelineError
from pipeline.reader import read_text
from pipeline.speech import Speech

SRT = """1
00:00:01,200 --> 00:00:04,800
同志们，今天我们召开
安全生产工作会议，

2
00:00:04,800 --> 00:00:09,300
主要任务是总结去年的工作。

3
00:00:14,000 --> 00:00:17,000
2024
年的任务更重。
"""


def shown(speech: Speech) -> list[tuple[str, str, str]]:
    return [(p.role, p.time, p.text) for p in speech.paragraphs]


def test_pieces_are_joined_and_a_pause_begins_a_paragraph() -> None:
    speech = read_text(SRT)
    assert shown(speech) == [
        ("body", "00:00:01", "同志们，今天我们召开安全生产工作会议，主要任务是总结去年的工作。"),
        ("body", "00:00:14", "2024年的任务更重。"),
    ]
    assert speech.title is None
    changes = {change.what: change.count for change in speech.normalisations}
    assert changes["numbers of subtitles kept out of the text"] == 3
    assert changes["times of subtitles kept out of the text"] == 3


def test_every_character_keeps_its_place() -> None:
    lines = SRT.split("\n")
    for paragraph in read_text(SRT).paragraphs:
        for offset, char in enumerate(paragraph.text):
            line, column = paragraph.position(offset)
            assert lines[line - 1][column - 1] == char


def test_a_pause_inside_a_sentence_does_not_tear_it() -> None:
    text = SRT.replace("工作。", "工作")
    assert [p.text[-9:] for p in read_text(text).paragraphs] == ["2024年的任务更重。"[-9:]]


def test_pieces_without_marks_stand_with_blanks_between_and_the_user_is_told() -> None:
    words = ["大家好", "今天我们讲图书馆", "它是读书的地方", "也是交流的地方"]
    text = "\n\n".join(f"{i}\n00:00:0{i},000 --> 00:00:0{i + 1},000\n{w}" for i, w in enumerate(words, 1))
    speech = read_text(text)
    assert [p.text for p in speech.paragraphs] == [" ".join(words)]
    assert "no marks at their ends" in speech.notices[0][2]
    assert "no marks" not in read_text(SRT).notices[0][2]


def test_webvtt_voices_are_speakers_and_its_remarks_are_left_out() -> None:
    text = (
        "WEBVTT - 图书馆座谈会\n\nNOTE 由软件生成\n不要编辑\n\nSTYLE\n::cue { color: white }\n\n"
        "a1/33-0\n00:00:01.000 --> 00:00:04.000 align:start position:0%\n<v 张三>各位同事下午好，</v>\n\n"
        "a1/33-1\n00:00:04.000 --> 00:00:07.000\n<v 张三>今天我们研究<i>图书馆</i>的建设。</v>\n\n"
        "a1/34-0\n00:00:08.000 --> 00:00:11.000\n<v.loud 李四>去年接待读者三万人次。</v>\n"
    )
    speech = read_text(text)
    assert shown(speech) == [
        ("title", "", "图书馆座谈会"), ("label", "00:00:01", "张三"),
        ("body", "00:00:01", "各位同事下午好，今天我们研究图书馆的建设。"),
        ("label", "00:00:08", "李四"), ("body", "00:00:08", "去年接待读者三万人次。"),
    ]  # fmt: skip


def test_names_before_the_words_and_marks_of_a_change_are_read() -> None:
    zoom = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nJohn Smith: What does it\n\n"
        "2\n00:00:03.000 --> 00:00:04.000\nMary Jones: it's really\n\n"
        "3\n00:00:04.000 --> 00:00:06.000\nMary Jones: really new, I think.\n"
    )
    assert [text for _, _, text in shown(read_text(zoom))] == [
        "John Smith:", "What does it", "Mary Jones:", "it's really really new, I think.",
    ]  # fmt: skip
    dashes = (
        "1\n00:00:01,000 --> 00:00:03,000\n- 你好吗？\n- 我很好。\n\n2\n00:00:03,500 --> 00:00:05,000\n- 从哪里来？\n"
    )
    assert [text for _, _, text in shown(read_text(dashes))] == ["你好吗？", "我很好。", "从哪里来？"]


def test_a_dash_of_the_sentence_is_no_change_of_speaker() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\n这是共识规则\n\n2\n00:00:03,000 --> 00:00:05,000\n——大家都要遵守。\n"
    assert [p.text for p in read_text(text).paragraphs] == ["这是共识规则——大家都要遵守。"]


def test_lines_that_roll_are_read_once() -> None:
    text = (
        "WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000\nwelcome to the library\n\n"
        "00:00:02.000 --> 00:00:04.000\nwelcome to the library\nwe<00:00:02.500><c> have</c><c> books</c>\n\n"
        "00:00:04.000 --> 00:00:06.000\nwe have books\nand chairs\n\n"
        "00:00:06.000 --> 00:00:08.000\nand chairs\nfor everyone\n"
    )
    assert [p.text for p in read_text(text).paragraphs] == [
        "welcome to the library we have books and chairs for everyone"
    ]


def test_subtitles_in_two_languages_are_told_apart() -> None:
    pairs = [
        ("大家好，", "Hello everyone,"),
        ("今天讲图书馆。", "today is about the library."),
        ("谢谢。", "Thank you."),
    ]
    text = "".join(f"{i}\n00:00:0{i},000 --> 00:00:0{i + 1},000\n{a}\n{b}\n\n" for i, (a, b) in enumerate(pairs, 1))
    assert [(p.role, p.text) for p in read_text(text).paragraphs] == [
        ("body", "大家好，今天讲图书馆。谢谢。"), ("note", "Hello everyone, today is about the library. Thank you."),
    ]  # fmt: skip


PIECES = [
    "各位同事下午好，今天我们",
    "研究图书馆的建设，",
    "我先讲三点意见。",
    "要把读者放在中心。",
    "读者说了算，大家记住。",
]


@pytest.mark.parametrize(
    "form", ["0:{t:02d}\n{s}\n", "[00:{t:02d}.00]{s}\n", "[00:{t:02d}.000 --> 00:{u:02d}.000]  {s}\n"]
)
def test_a_text_cut_up_by_times_is_joined(form: str) -> None:
    text = "".join(form.format(t=4 * i, u=4 * i + 4, s=s) for i, s in enumerate(PIECES))
    assert [p.text for p in read_text(text).paragraphs] == ["".join(PIECES)]


def test_chapters_and_programmes_with_times_are_not_talk() -> None:
    chapters = "My talk.\n0:00 Intro\n2:15 Background\n10:30 The catalogue\n18:40 Readers\n30:02 Questions\n"
    programme = "活动安排\n\n08:00 集合出发\n08:30 参观图书馆\n09:30 座谈交流\n10:30 分组讨论\n11:30 返回\n"
    assert len(read_text(programme).paragraphs) == 6
    for text in (chapters, programme):
        speech = read_text(text)
        assert all(not p.time for p in speech.paragraphs)
        assert "10:30" in "".join(p.text for p in speech.paragraphs)


def test_another_kind_of_subtitles_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        PipelineError, match=r"talk\.ass: is a subtitle file of the kind \.ass, which is not read; save"
    ):
        read_text("[Script Info]\nTitle: x\n", "talk.ass")


def test_what_is_heard_and_who_made_the_subtitles_are_notes_and_part_no_sentence() -> None:
    cues = ("老旧管网要在三年里", "[掌声]", "全部换完。", "♪", "各区分片包干。", "字幕组：小河")
    text = "\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{words}\n" for n, words in enumerate(cues, 1))
    found = [(p.role, p.text) for p in read_text(text).paragraphs]
    assert found[0] == ("body", "老旧管网要在三年里全部换完。各区分片包干。")
    assert found[1:] == [("note", "[掌声]"), ("note", "♪"), ("note", "字幕组：小河")]
