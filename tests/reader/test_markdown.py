"""Markdown as people write it: what is read, what goes, and where each character stood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.layout import load_layout
from pipeline.reader import read_speech, read_text
from pipeline.reader.explain import report_lines
from pipeline.rendering import render
from pipeline.speech import Speech
from pipeline.writers import write
from tests.samples import empty_study

BODY = (
    "这里是正文的一段话，说的是这件事情的来龙去脉，一共有好几句。第二句接着说下去，把道理讲清楚。第三句收尾，表示决心。"
)
GOLD = sorted((Path(__file__).parent / "gold" / "docs").glob("*.txt"))
SHEET = load_layout("jianghua").document("speech")


def read(text: str) -> Speech:
    return read_text(text, markdown=True)


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in read(text).paragraphs]


def roles(text: str) -> list[tuple[str, str]]:
    return [(paragraph.role, paragraph.text) for paragraph in read(text).paragraphs]


def outline(speech: Speech) -> list[tuple[int, str]]:
    return [(section.level, section.text) for section in speech.walk()]


def changed(text: str) -> dict[str, int]:
    return {change.what: change.count for change in read(text).normalisations}


# Headings


def test_markdown_headings_are_the_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# 讲话稿\n\n## 形势 ##\n\n{BODY}\n\n短行一句\n\n{BODY}\n\n### 细节\n\n{BODY}\n", "utf-8")
    speech = read_speech(path)
    assert speech.title == "讲话稿"
    assert [(s.level, s.kind, s.text, s.line, s.column) for s in speech.walk()] == [
        (1, "markup", "形势", 3, 4),
        (2, "markup", "细节", 11, 5),
    ]


def test_run_in_points_below_markdown_headings_are_found() -> None:
    text = f"# 讲话稿\n\n## 形势\n\n第一，要好。{BODY}\n\n第二，要快。{BODY}\n\n## 任务\n\n{BODY}\n"
    assert outline(read(text)) == [(1, "形势"), (2, "第一，要好。"), (2, "第二，要快。"), (1, "任务")]


def test_small_numbers_in_bold_are_headings_beside_marked_ones() -> None:
    plain = f"# 讲话稿\n\n## 任务\n\n1. 抓学习。{BODY}\n\n2. 抓检查。{BODY}\n\n3. 抓落实。{BODY}\n"
    bold = re.sub(r"(\d\. )(.{3}。)", r"**\1\2**", plain)
    assert outline(read(plain)) == [(1, "任务")]
    assert outline(read(bold)) == [(1, "任务"), (2, "1. 抓学习。"), (2, "2. 抓检查。"), (2, "3. 抓落实。")]


def test_bold_sentences_that_open_neighbouring_paragraphs_are_headings() -> None:
    text = f"# 讲话\n\n## 任务\n\n**要抓学习。**{BODY}\n\n**要抓检查。**{BODY}\n\n{BODY}\n\n**只此一句。**{BODY}\n"
    assert outline(read(text)) == [(1, "任务"), (2, "要抓学习。"), (2, "要抓检查。")]


@pytest.mark.parametrize("words", ["主持人：", "同志们！", "时间：", "**"])
def test_bold_names_greetings_and_labels_are_no_headings(words: str) -> None:
    text = f"# 讲话\n\n## 任务\n\n**{words}**{BODY}\n\n**{words}**{BODY}\n"
    assert outline(read(text)) == [(1, "任务")]


def test_levels_are_compared_as_given() -> None:
    text = f"# 讲话\n\n### 甲\n\n{BODY}\n\n##### 甲一\n\n{BODY}\n\n### 乙\n\n{BODY}\n"
    assert outline(read(text)) == [(1, "甲"), (2, "甲一"), (1, "乙")]


def test_a_speech_with_every_heading_at_one_level_has_a_title() -> None:
    text = f"# 在读书会上的讲话\n\n{BODY}\n\n# 多读书\n\n{BODY}\n\n# 读好书\n\n{BODY}\n"
    speech = read(text)
    assert (speech.title, outline(speech)) == ("在读书会上的讲话", [(1, "多读书"), (1, "读好书")])


def test_a_numbered_heading_is_no_title() -> None:
    speech = read(f"## 一、形势\n\n{BODY}\n")
    assert (speech.title, outline(speech)) == (None, [(1, "一、形势")])


def test_underlined_headings_are_headings() -> None:
    text = f"讲话稿\n===\n\n形势\n---\n\n{BODY}\n\n任务\n---\n\n{BODY}\n"
    speech = read(text)
    assert (speech.title, outline(speech)) == ("讲话稿", [(1, "形势"), (1, "任务")])


@pytest.mark.parametrize("above", [BODY, "同志们：", "2026年3月1日", "县委书记　王强\n2026年3月1日"])
def test_a_rule_right_below_a_line_of_text_makes_no_heading_of_it(above: str) -> None:
    speech = read(f"## 形势\n\n{above}\n---\n\n{BODY}\n\n## 任务\n\n{BODY}\n")
    assert [text for _, text in outline(speech)] == ["形势", "任务"]
    assert "---" not in "".join(paragraph.text for paragraph in speech.paragraphs)


def test_a_heading_needs_no_blank_after_its_mark() -> None:
    speech = read(f"#第一次全体会议\n\n##一、开幕\n{BODY}\n##二、闭幕\n{BODY}\n＃＃ 三、其他\n{BODY}\n")
    assert speech.title == "第一次全体会议"
    assert outline(speech) == [(1, "一、开幕"), (1, "二、闭幕"), (1, "三、其他")]
    assert changed("##开幕\n")["# without a blank after it read as a heading mark"] == 1


@pytest.mark.parametrize("line", ["#话题#今天开会。", "#3号楼的住户请注意", "#hashtag", "C#语言", "#学习 #读书"])
def test_a_topic_or_a_number_sign_is_no_heading(line: str) -> None:
    assert texts(f"{BODY}\n\n{line}\n") == [BODY, line]


def test_a_name_for_links_is_no_part_of_a_heading() -> None:
    assert outline(read(f"# 讲话\n\n## [形势](#x)与**任务** {{#xs}}\n\n{BODY}\n")) == [(1, "形势与任务")]


def test_html_headings_are_headings() -> None:
    text = f'<h1 align="center">讲话</h1>\n\n<h2>形势</h2>\n\n<p>{BODY}</p>\n\n<h2>任务</h2>\n\n{BODY}\n'
    speech = read(text)
    assert (speech.title, outline(speech)) == ("讲话", [(1, "形势"), (1, "任务")])


def test_a_speech_without_marks_is_read_as_plain_text() -> None:
    for path in GOLD:
        plain, marked = read_text(path.read_text("utf-8")), read(path.read_text("utf-8"))
        assert outline(plain) == outline(marked), path.stem
        assert [p.role for p in plain.paragraphs] == [p.role for p in marked.paragraphs], path.stem


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_our_own_markdown_reads_back_as_the_speech_it_was_made_of(path: Path) -> None:
    speech = read_speech(path)
    back = read(write(render(empty_study(), speech, SHEET), SHEET, "md").data.decode())
    assert outline(back) == outline(speech)
    assert [re.sub(r"\s", "", p.text) for p in back.paragraphs] == [
        re.sub(r"\s", "", p.text) for p in speech.paragraphs
    ]


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("讲**“服务”**二字。", "讲“服务”二字。"),
        ("**开源：**多买书；**节流：**少花钱。", "开源：多买书；节流：少花钱。"),
        ("这是**我想做的事。**所以", "这是我想做的事。所以"),
        ("**（一把手）**亲自抓", "（一把手）亲自抓"),
        ("甲**乙****丙**丁", "甲乙丙丁"),
        ("***粗斜***、*斜*、_下划_、__粗__。", "粗斜、斜、下划、粗。"),
        ("说了*“要干”*这句", "说了“要干”这句"),
        ("把==重点==划出来", "把重点划出来"),
        ("<b>粗</b>、<font color=red>红</font>、<u>线</u>", "粗、红、线"),
        ("m<sup>2</sup>与`借阅量`", "m2与借阅量"),
        ('见[手册](https://a.cn/b_(c)?x=1&y=2 "题")和[附件](附件.pdf)', "见手册和附件"),
        ("见[手册][1]和<https://a.cn/>\n\n[1]: https://a.cn", "见手册和https://a.cn/"),
        ("[本机](file:///C:/稿.docx)", "本机"),
        ("R&amp;D、&nbsp;空、&#20013;、1&lt;2", "R&D、 空、中、1<2"),
        ("1986\\. 那年，\\*注", "1986. 那年，*注"),
        ("<ruby>重<rt>chóng</rt></ruby>庆", "重庆"),
    ],
)
def test_marks_go_and_words_stay(text: str, words: str) -> None:
    assert texts(text) == [words]
    assert changed(text)


@pytest.mark.parametrize(
    "text",
    [
        "5*3*2=30，2**3**4", "面积3*(4+5)*6", "李**、王**同志", "密码****，不得外传", "今天，*机关召开会议，*部门参加。",
        "file_name_with_underscores", "姓名：____，地点：____。", "气温20~25度，3~5天", "a == b", "if a < b && c > d",
        "<部门>、<CPU>、List<T>", "&不是; R&D", "共有[未]闭合(的", "`没有闭合", "{{ title }}和{% raw %}", "¥5 $x$ 5%",
        "1.5万人", "-5度", "1986. 那一年，我们起步。", "8) 只有一项", "[^没有]注",
    ],
)  # fmt: skip
def test_signs_that_are_no_marks_stay(text: str) -> None:
    assert texts(f"{BODY}\n\n{text}") == [BODY, text]


def test_comments_are_never_printed() -> None:
    text = f"{BODY}<!-- 一 -->\n\n<!-- 二\n\n三 -->\n\n[//]: # (四)\n[comment]: <> 五\n\n{BODY}<!-- 六\n七\n\n{BODY}\n"
    assert texts(text) == [BODY, BODY, BODY]
    assert changed(text) == {
        "comments taken out": 4,
        "comments (<!--) that never end taken out up to the next blank line": 1,
    }


def test_what_was_struck_out_is_left_out_and_listed() -> None:
    speech = read("时间改为~~周三~~周四。专款专用，~~不得挪用~~。<s>旧话，</s>新话。\n\n~~一整段。~~\n")
    assert [paragraph.text for paragraph in speech.paragraphs] == ["时间改为周四。专款专用。新话。"]
    assert speech.dropped == ("struck out: 周三", "struck out: 不得挪用", "struck out: 旧话，", "struck out: 一整段。")
    assert "dropped: struck out: 不得挪用" in report_lines(speech)


def test_a_picture_is_what_is_said_of_it() -> None:
    speech = read("会场如![现场*照片*](a.jpg)所示。\n\n![图一](b.png)\n\n![](c.png)\n\n<img src='d.png' alt='图二'>\n")
    assert [(p.role, p.text) for p in speech.paragraphs] == [
        ("body", "会场如现场照片所示。"), ("picture", "图一"), ("picture", "图二"),
    ]  # fmt: skip
    assert speech.dropped == ("pictures and drawings: 4 (现场照片、图一、nothing said of it、图二)",)


def test_emphasis_and_links_leave_their_words_and_positions() -> None:
    speech = read("甲**乙丙**丁[戊](http://a.cn)己。")
    paragraph = speech.paragraphs[0]
    assert paragraph.text == "甲乙丙丁戊己。"
    assert [paragraph.position(i)[1] for i in range(7)] == [1, 4, 5, 8, 10, 25, 26]
    assert {(c.what, c.count) for c in speech.normalisations} == {
        ("emphasis marks taken out", 1),
        ("link addresses taken out", 1),
    }


# Blocks


def test_a_table_is_its_rows() -> None:
    text = "| 项目 | 去年 |\n|:--|--:|\n| 读者\\|人次 | **32** |\n| 图书 |\n\n甲 | 乙\n--|--\n1 | `2`\n"
    rows = [(p.role, p.row) for p in read(text).paragraphs]
    assert texts(text) == ["项目　去年", "读者|人次　32", "图书　", "甲　乙", "1　2"]
    assert [(role, row.table, row.cells, row.head) for role, row in rows if row] == [
        ("table", 1, ((0, 2), (3, 5)), True),
        ("table", 1, ((0, 5), (6, 8)), False),
        ("table", 1, ((0, 2), (3, 3)), False),
        ("table", 2, ((0, 1), (2, 3)), True),
        ("table", 2, ((0, 1), (2, 3)), False),
    ]
    assert [read(text).paragraphs[1].position(offset) for offset in (0, 2, 3, 6)] == [(3, 3), (3, 6), (3, 7), (3, 14)]


def test_an_html_table_is_its_rows() -> None:
    text = "<table>\n<tr><th>甲</th><th>乙</th></tr>\n<tr><td>1&nbsp;2</td>\n  <td>3<br>4</td></tr>\n</table>\n"
    found = read(text).paragraphs
    assert [(p.text, p.row.head if p.row else None) for p in found] == [("甲　乙", True), ("1 2　3 4", False)]
    assert found[1].position(4) == (4, 7)


def test_lines_with_bars_are_a_table_only_with_a_rule() -> None:
    assert [role for role, _ in roles(f"{BODY}\n\n| 甲 | 乙 |\n| 1 | 2 |\n\n{BODY}")] == ["body"] * 4


def test_footnotes_are_notes_with_their_mark_in_the_text() -> None:
    text = f"# 讲话\n\n话[^a]和话[^2]。\n\n[^a]: 第一注，\n    第二行。\n[^2]: 第二注\n\n{BODY}[1]\n\n[1]: 习近平：《书》，2020年。\n"
    assert roles(text) == [
        ("title", "讲话"), ("body", "话[1]和话[2]。"), ("note", "[1] 第一注，第二行。"), ("note", "[2] 第二注"),
        ("body", f"{BODY}[1]"), ("note", "[1]: 习近平：《书》，2020年。"),
    ]  # fmt: skip


def test_lists_keep_their_numbers_and_check_boxes() -> None:
    text = (
        f"{BODY}\n\n- [ ] 未办\n- [x] 已办\n  - 下一层\n\n3. 丙\n5. 丁\n\n- 3 -\n\n{BODY}\n\n1. 甲\n1. 乙\n\n{BODY}\n"
    )
    assert texts(text)[1:-1] == ["□ 未办", "√ 已办", "下一层", "3. 丙", "5. 丁", "- 3 -", BODY, "1. 甲", "2. 乙"]
    assert changed(text)["list bullets taken out"] == 3
    assert changed(text)["numbers of list items counted on (1. 1. 1.)"] == 1


def test_quotations_rules_and_code_are_text() -> None:
    text = f"> 书山有路\n> > 勤为径\n\n***\n\n```\n# 不是题\n一、不是题\n```\n\n{BODY}\n"
    assert roles(text)[:4] == [("title", "书山有路"), ("body", "勤为径"), ("note", "# 不是题"), ("note", "一、不是题")]
    assert not read(text).sections


def test_a_fence_around_the_whole_text_is_none() -> None:
    inner = f"# 讲话\n\n## 形势\n\n{BODY}\n"
    assert outline(read(f"```markdown\n{inner}```\n")) == outline(read(inner)) == [(1, "形势")]


def test_a_fence_without_an_end_takes_nothing_along() -> None:
    assert texts(f"{BODY}\n\n```\n\n{BODY}\n") == [BODY, BODY]


@pytest.mark.parametrize("indent", ["　　", "    ", "\t", "&emsp;&emsp;", "&nbsp;&nbsp;&nbsp;&nbsp;"])
def test_an_indented_paragraph_is_no_code(indent: str) -> None:
    assert roles(f"## 形势\n\n{indent}{BODY}\n{indent}{BODY}\n\n## 任务\n\n{indent}{BODY}") == [
        ("heading", "形势"), ("body", BODY), ("body", BODY), ("heading", "任务"), ("body", BODY),
    ]  # fmt: skip


def test_marks_for_programs_are_taken_out() -> None:
    assert texts(f"[TOC]\n\n> [!NOTE]\n> {BODY}\n\n\\newpage\n\n::: tip\n{BODY}\n:::\n") == [BODY, BODY]


def test_a_backslash_makes_body_in_markdown_too() -> None:
    text = f"{BODY}\n\n一、甲乙\n\n{BODY}\n\n\\二、丙丁\n\n{BODY}\n\n二、戊己\n\n{BODY}\n"
    assert [text for _, text in outline(read(text))] == ["一、甲乙", "二、戊己"]


def test_a_number_alone_above_a_marked_heading_belongs_to_it() -> None:
    text = f"# 讲话\n\n一\n\n## 形势\n\n{BODY}\n\n二\n\n## 任务\n\n{BODY}\n"
    assert outline(read(text)) == [(1, "形势"), (1, "任务")]


# Line ends inside a paragraph


def test_a_torn_sentence_is_joined() -> None:
    text = "# 讲话\n\n## 形势\n\n今年以来，我们坚持问题导向，聚焦重点任务，扎实推进\n各项工作，\n取得了新的成绩。\n"
    assert texts(text)[2:] == ["今年以来，我们坚持问题导向，聚焦重点任务，扎实推进各项工作，取得了新的成绩。"]
    assert read(text).paragraphs[2].position(24) == (5, 25) and read(text).paragraphs[2].position(25) == (6, 1)


def test_english_lines_are_joined_with_a_blank() -> None:
    text = "# Talk\n\n## Why\n\nWater is life, and we often\nforget it until the tap runs\ndry.\n"
    assert texts(text)[2:] == ["Water is life, and we often forget it until the tap runs dry."]


def test_sentences_on_lines_of_their_own_are_one_paragraph() -> None:
    text = f"# 讲话\n\n## 形势\n\n第一句说形势。\n第二句说困难。\n第三句说办法。\n\n{BODY}\n\n{BODY}\n"
    assert texts(text)[2] == "第一句说形势。第二句说困难。第三句说办法。"


def test_lines_that_hold_paragraphs_stay_paragraphs() -> None:
    assert texts(f"# 讲话\n## 形势\n{BODY}\n{BODY}\n{BODY}\n## 任务\n{BODY}\n{BODY}\n").count(BODY) == 5


def test_a_new_indent_a_number_or_a_break_begins_a_new_line() -> None:
    text = f"# 讲话\n\n{BODY}\n　　{BODY}\n\n三点要求：\n1.学习\n2.实践\n\n床前明月光，  \n疑是地上霜。\\\n举头望明月，<br>低头思故乡。\n"
    assert texts(text)[1:] == [
        BODY, BODY, "三点要求：", "1.学习", "2.实践", "床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。",
    ]  # fmt: skip


def test_names_and_dates_below_a_title_stay_lines() -> None:
    speech = read(f"# 在全县教育大会上的讲话\n\n县委书记　王强\n2026年9月1日\n\n同志们：\n{BODY}\n")
    assert (speech.speaker, speech.date) == ("王强", "2026年9月1日")
    assert [p.text for p in speech.paragraphs][-2:] == ["同志们：", BODY]


# All of it

PIECES = st.lists(
    st.sampled_from([
        "**", "*", "_", "~~", "`", "[", "]", "(", "](http://a.cn)", "![", "<br>", "<b>", "</b>", "&nbsp;", "\\", "# ", "##",
        "> ", "- ", "1. ", "- [ ] ", "　　", "    ", "  \n", "\n", "\n\n", "|", "|---|---|\n", "---\n", "===\n", "```\n", "[^1]",
        "[^1]: ", "==", "<div>", "</div>", "<table>", "<tr><td>", "</table>", "“", "”", "，", "。", "：", "\u200b", "\ufeff",
        "天地玄黄", "宇宙", "洪荒日月盈昃", "辰宿列张，寒来暑往。",
    ]),
    max_size=40,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_every_word_is_kept_and_stands_where_it_says(pieces: list[str]) -> None:
    text = "".join(pieces)
    lines = text.split("\n")
    speech = read(text)
    left_out = [what for what in speech.dropped if not what.startswith("pictures")]  # whose words are printed too
    kept = "".join(paragraph.text for paragraph in speech.paragraphs) + "".join(left_out)
    assert sorted(re.findall("[一-鿿]", kept)) == sorted(re.findall("[一-鿿]", text))
    for paragraph in speech.paragraphs:
        for offset, char in enumerate(paragraph.text):
            if "一" <= char <= "鿿":
                line, column = paragraph.position(offset)
                assert lines[line - 1][column - 1] == char


@pytest.mark.parametrize(
    "text", ["> " * 500 + "深", "*" * 9000, "[" * 5000, "<!-- " * 5000, "<table>\n" * 3000, "~~~ a\n\n" * 3000]
)
def test_no_text_takes_long_to_read(text: str) -> None:
    read(text)
    assert "深" not in text or texts(text) == [text.strip()]
