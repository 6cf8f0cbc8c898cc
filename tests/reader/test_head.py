"""The head and the end of a document: who speaks, when, to whom, and what is printed around the speech."""

from __future__ import annotations

import re

import pytest

from pipeline.reader import read_text

BODY = (
    "这里是正文的一段话，说的是这件事情的来龙去脉，一共有好几句。第二句接着说下去，把道理讲清楚。第三句收尾，表示决心。"
)


def roles(text: str) -> list[tuple[str, str]]:
    return [(p.role, p.text) for p in read_text(text).paragraphs if p.role != "body"]


def test_title_subtitle_speaker_date_and_salutation() -> None:
    text = f"坚定信心\n——在工作会议上的报告\n市长　张　伟\n（2021年2月3日）\n各位代表：\n{BODY}\n谢谢大家！\n"
    speech = read_text(text)
    assert (speech.title, speech.subtitle) == ("坚定信心", "——在工作会议上的报告")
    assert (speech.speaker, speech.date) == ("张伟", "2021年2月3日")
    assert [role for role, _ in roles(text)] == ["title", "subtitle", "speaker", "date", "salutation", "closing"]


@pytest.mark.parametrize(
    "name", ["覃小明", "岳文军", "涂海军", "芦小青", "司徒文", "长孙明", "欧阳修远", "賈平凹", "賀龍", "喬木", "饒漱石"]
)
def test_a_speaker_of_a_rarer_surname_below_the_title_is_no_subtitle(name: str) -> None:
    speech = read_text(f"坚定信心\n{name}\n2021年2月3日\n{BODY}\n{BODY}\n")
    assert (speech.speaker, speech.subtitle) == (name, None)


def test_a_post_that_running_text_knows_is_known_in_a_speakers_line() -> None:
    speech = read_text(f"坚定信心\n青石村支书　覃小明\n2021年2月3日\n{BODY}\n{BODY}\n")
    assert (speech.speaker, speech.subtitle) == ("覃小明", None)


def test_a_title_may_stand_on_two_lines() -> None:
    assert read_text(f"在全省干部大会上的\n讲　　话\n\n{BODY}\n").title == "在全省干部大会上的讲话"


@pytest.mark.parametrize(
    ("line", "title", "speaker", "date"),
    [
        ("在座谈会上的讲话（2020年2月3日）李明华", "在座谈会上的讲话", "李明华", "2020年2月3日"),
        ("在座谈会上的讲话（2020年2月3日）李明华同志们：今天开会。", "在座谈会上的讲话", "李明华", "2020年2月3日"),
        ("在座谈会上的讲话　　李明华　　2020年2月3日", "在座谈会上的讲话", "李明华", "2020年2月3日"),
        ("在座谈会上的讲话李明华（2020年2月3日）", "在座谈会上的讲话", "李明华", "2020年2月3日"),
        ("读书的三点体会 作者：李明华 时间：2020年2月3日", "读书的三点体会", "李明华", "2020年2月3日"),
        ("同心协力 共创未来——在年会上的致辞（2020年1月2日，广州）某某集团董事长 王芳尊敬的各位来宾：大家好。",
         "同心协力 共创未来——在年会上的致辞", "王芳", "2020年1月2日，广州"),
    ],
)  # fmt: skip
def test_a_head_glued_into_one_line_is_cut_into_its_parts(line: str, title: str, speaker: str, date: str) -> None:
    speech = read_text(f"{line}\n{BODY}\n{BODY}\n")
    assert (speech.title, speech.speaker, speech.date) == (title, speaker, date)
    said = "".join(p.text for p in speech.paragraphs[:-2])
    assert re.sub("[ \u3000]", "", said) == re.sub("[ \u3000]", "", line)


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n{BODY}\n",
        f"同志们：\n{BODY}\n",
        f"一、甲乙\n{BODY}\n二、丙丁\n{BODY}\n",
        f"引言\n{BODY}\n",
        f"在座谈会上的讲话中，李明华指出，要多读书。{BODY}\n",
        f"大家听清楚了吗？\n{BODY}\n",
        "（一）\n" + BODY,
    ],
)
def test_a_text_without_a_title_has_none(text: str) -> None:
    assert read_text(text).title is None


def test_a_date_line_in_the_title_stays_in_it() -> None:
    assert read_text(f"2026-03-25 社區與科技\n\n{BODY}\n").title == "2026-03-25 社區與科技"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("王芳　李明", "王芳　李明"), ("本报评论员", "本报评论员"), ("省委政策研究室课题组", "省委政策研究室课题组"),
        ("新华社记者 方远", "方远"), ("讲话人：周明", "周明"),
    ],
)  # fmt: skip
def test_a_byline_below_the_title_is_the_speaker(line: str, speaker: str) -> None:
    speech = read_text(f"论学习的方法\n{line}\n\n{BODY}\n{BODY}\n")
    assert (speech.title, speech.speaker, [s.text for s in speech.walk()]) == ("论学习的方法", speaker, [])


def test_salutations_may_come_again_in_the_middle() -> None:
    text = f"各位代表：\n{BODY}\n各位代表！\n{BODY}\n"
    assert roles(text) == [("salutation", "各位代表："), ("salutation", "各位代表！")]
    assert roles(f"{BODY}\n大家好！首先，我向大家表示感谢！\n{BODY}\n") == []


def test_a_pasted_contents_list_and_page_numbers_are_not_the_speech() -> None:
    text = f"目　录\n一、总论……1\n二、分论……5\n\n报告\n\n一、总论\n{BODY}\n— 1 —\n二、分论\n{BODY}\n第 2 页\n"
    speech = read_text(text)
    assert [s.line for s in speech.walk()] == [7, 10]
    assert [role for role, _ in roles(text)] == ["toc"] * 3 + ["title", "heading", "page", "heading", "page"]


def test_web_lines_captions_and_the_signature_keep_their_place() -> None:
    text = (
        f"来源：某某网 发布时间：2020-01-01\n在座谈会上的讲话\n\n{BODY}\n"
        f"图为会场。 本报记者 方远摄\n{BODY}\n某某局\n2020年1月1日\n（此件公开发布）\n"
    )
    assert [role for role, _ in roles(text)] == ["note", "title", "caption", "signature", "date", "note"]


def test_a_letter_has_its_address_and_its_signature() -> None:
    text = f"给同学们的一封信\n\n亲爱的同学们：\n你们好！\n{BODY}\n\n此致\n敬礼\n\n王老师\n2020年5月1日\n"
    assert [role for role, _ in roles(text)] == [
        "title", "salutation", "closing", "closing", "signature", "date",
    ]  # fmt: skip


def test_a_source_credit_run_into_the_last_paragraph_is_a_note_of_its_own() -> None:
    credit = "（新华社某市9月11日电）《 某某日报 》（ 2020年09月12日 02 版）"
    speech = read_text(f"题目\n{BODY}\n{BODY}{credit}")
    last, note = speech.paragraphs[-2:]
    assert (last.text, note.text, note.role, note.number) == (BODY, credit, "note", None)
    assert note.position(0) == (3, len(BODY) + 1)


def test_several_slogans_below_the_title_give_no_subtitle() -> None:
    slogans = "要为大家办好事；\n要把路修通\n努力建设新农村"
    speech = read_text(f"把村子建设得更好\n{slogans}\n王小明\n\n{BODY}")
    assert [p.role for p in speech.paragraphs[:5]] == ["title", "subtitle", "subtitle", "subtitle", "speaker"]
    assert speech.subtitle is None


def test_the_mark_before_a_speakers_name_stays_in_the_text_and_not_in_the_name() -> None:
    speech = read_text(f"在动员会上的讲话※王小明同志们：{BODY}{BODY}")
    assert speech.speaker == "王小明"
    assert "※王小明" in [p.text for p in speech.paragraphs]


def test_an_address_in_the_head_is_a_note() -> None:
    speech = read_text(f"转发规则\n主题：要点\n幻灯片：https://example.org/a.pdf>\n\n{BODY}")
    assert [p.role for p in speech.paragraphs[:3]] == ["title", "meta", "note"]


def test_title_and_author_run_into_the_body_are_cut_off_where_halves_or_a_known_end_tell() -> None:
    begin = "2020年3月，我到一所学校去，看见图书馆的门锁着，校长说钥匙找不到了。"
    speech = read_text(f"让书架满起来让灯亮起来 让孩子坐下来让家长静下来李明华{begin}{BODY}")
    assert (speech.title, speech.speaker) == ("让书架满起来让灯亮起来 让孩子坐下来让家长静下来", "李明华")
    assert speech.paragraphs[2].text.startswith("2020年3月，我")
    speech = read_text(f"办好图书馆的几点思考李明华{begin}{BODY}")
    assert (speech.title, speech.speaker) == ("办好图书馆的几点思考", "李明华")
    speech = read_text(f"让书架满起来 让灯亮起来，让孩子坐下来读书，是李明华{begin}{BODY}")
    assert (speech.title, speech.speaker) == (None, None)


@pytest.mark.parametrize("word", ["通知", "方案", "安全", "文明", "文化厅", "马上办", "金融街", "向未来", "高质量"])
def test_a_word_that_begins_like_a_name_is_nobody(word: str) -> None:
    assert read_text(f"坚定信心\n{word}\n2021年2月3日\n{BODY}\n{BODY}\n").speaker is None


def test_flush_lines_of_a_letterhead_say_nothing_of_how_headings_are_set() -> None:
    indented = f"　　第一、把门打开\n　　{BODY}\n　　第二、把灯点亮\n　　{BODY}\n　　第三、把书摆好\n　　{BODY}\n"
    speech = read_text(f"青河通讯参考\n此处一行\n那里一行\n第六期\n{indented}")
    assert [s.title for s in speech.walk()] == ["把门打开", "把灯点亮", "把书摆好"]
