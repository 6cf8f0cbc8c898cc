"""Turns of speakers: who speaks next and when, in the ways recorders, meeting software and typists write it."""

from __future__ import annotations

import pytest

from pipeline.reader import read_text
from pipeline.speech import Speech

SAID = [
    "各位同事下午好，今天我们研究社区图书馆的建设。",
    "第一，要把读者放在中心。图书馆办得好不好，读者说了算。",
    "我补充一句，去年我们接待读者三万二千人次。",
    "第二，要把藏书管起来。每个季度清点一次，破损的及时修补。",
    "我们建议周末增加志愿者名额。",
    "第三，要把活动办起来。每个月至少办两场读书会。",
]
TIMES = ["00:00:03", "00:00:21", "00:01:05", "00:02:40", "00:03:12", "00:04:30"]
WHO = [0, 0, 1, 0, 2, 0]
NAMES = ["张三", "李四", "王小明"]


def record(form: str, between: str = "\n\n") -> str:
    turns = zip(WHO, TIMES, SAID, strict=True)
    return between.join(form.format(n=NAMES[w], k=w + 1, t=t, m=t[3:], s=s) for w, t, s in turns)


def of_role(speech: Speech, role: str) -> list[str]:
    return [p.text for p in speech.paragraphs if p.role == role]


@pytest.mark.parametrize(
    "form",
    [
        "发言人 {k}  {t}\n{s}",
        "发言人{k} {m}\n{s}",
        "說話人{k}（{m}）\n{s}",
        "{n}（{m}）\n{s}",
        "{n}({t}): {s}",
        "{n} {t}\n{s}",
        "{n}\t{t}\t{s}",
        "{n} — {m}\n{s}",
        "speaker {k} | {m}\n{s}",
        "[{t}] {n}：{s}",
        "{t} {n}\n{s}",
        "{t} - {t}  {n}\n{s}",
        "[{n}] {t}\n{s}",
        "{n} 2024-03-05 14:{m}\n{s}",
        "图书馆-{n} {t}\n{s}",
        "小星星{k}号 {t}\n{s}",
        "主持人{k}（{t}）：{s}",
        "SPEAKER_0{k} [{t}]\n{s}",
        "### {n} {t}\n{s}",
    ],
)
def test_a_label_with_its_time_is_who_speaks_and_no_heading(form: str) -> None:
    speech = read_text(record(form), markdown=form.startswith("#"))
    assert [s.text[:2] for s in speech.walk()] == ["第一", "第二", "第三"]
    labels = [p for p in speech.paragraphs if p.role == "label"]
    assert len(labels) == 5  # two turns of the first speaker follow each other
    assert all(p.time for p in labels)
    assert of_role(speech, "body") == SAID
    assert speech.title is None
    assert speech.genre.kind == "transcript"


def test_the_label_of_a_speaker_who_goes_on_is_left_out_and_counted_but_his_paragraphs_stay() -> None:
    speech = read_text(record("发言人 {k}  {t}\n{s}"))
    changes = {change.what: change.count for change in speech.normalisations}
    assert changes["labels repeated inside one speaker's turn left out"] == 1
    assert changes["times of a recording kept out of the text"] == 6
    assert [(p.role, p.time) for p in speech.paragraphs[:3]] == [
        ("label", "00:00:03"), ("body", ""), ("body", "00:00:21"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["{n}：{s}", "【{n}】{s}", "【{n}】\n{s}", "{n}:\n{s}", "{t}\n{n}：{s}"])
def test_labels_without_times_are_known_where_speakers_come_again(form: str) -> None:
    speech = read_text(record(form, "\n"))
    assert [s.text[:2] for s in speech.walk()] == ["第一", "第二", "第三"]
    assert of_role(speech, "body") == SAID
    assert set(of_role(speech, "label")) == {form.partition("{s}")[0].strip("\n").replace("{t}\n", "").format(n=name)
                                             for name in NAMES}  # fmt: skip


def test_words_stand_where_they_stood_in_the_file() -> None:
    speech = read_text("[00:01] 张三：你们好，我先讲。\n[00:09] 李四：我再讲，大家听。\n[00:15] 张三：好的，谢谢你。\n")
    words = next(p for p in speech.paragraphs if p.text.startswith("我再讲"))
    assert words.position(0) == (2, 12)
    assert words.position(4) == (2, 16)


def test_what_the_software_prints_around_the_words_belongs_to_the_paper() -> None:
    text = (
        "周例会\n2023年5月12日 下午 2:30|36分钟 12秒\n\n关键词:\n图书馆、读者\n\n文字记录:\n"
        + record("{n} {t}\n{s}")
        + "\n\n以上内容由AI自动生成，仅供参考"
    )
    speech = read_text(text)
    assert speech.title == "周例会"
    assert of_role(speech, "meta") == [
        "2023年5月12日 下午 2:30|36分钟 12秒", "关键词:", "图书馆、读者", "文字记录:", "以上内容由AI自动生成，仅供参考",
    ]  # fmt: skip


def test_english_exports_are_read_too() -> None:
    text = (
        "Weekly meeting\nMarch 5, 2024, 2:00PM\n45m 10s\nJohn Smith started transcription\n\n"
        "John Smith   0:03\nWelcome everyone. Shall we start?\n\nMary Jones   0:12\nYes, we should.\n\n"
        "John Smith   0:20\nFirst, the shelves.\n\nTranscribed by https://otter.ai\n"
    )
    speech = read_text(text)
    assert of_role(speech, "label") == ["John Smith", "Mary Jones", "John Smith"]
    assert of_role(speech, "body") == ["Welcome everyone. Shall we start?", "Yes, we should.", "First, the shelves."]
    assert speech.sections == ()


def test_a_spoken_question_between_turns_is_no_heading() -> None:
    text = (
        "Host:\nWelcome to the show.\n\nAlice:\nThank you for having me.\n\nHost:\nWhere did you start?\n\n"
        "Alice:\nWith a small library.\n\nHow did people take it?\n\nHost:\nTell us more.\n\nAlice:\nThey came daily.\n"
    )
    assert read_text(text).sections == ()
    named = (
        "Library meeting\n\nJOHN: Welcome. I am glad you came.\n\nMARY: Thank you. How many people read here?\n\n"
        "JOHN: We opened in May. We had thirty readers.\n\nMARY: And what do you need?\n\nJOHN: We need shelves.\n"
    )
    assert read_text(named).sections == ()


def test_the_last_words_of_a_talk_are_no_signature() -> None:
    speech = read_text("发言人 1 00:00:03\n图书馆要办好，大家说对不对？\n发言人 2 00:00:09\n好的\n")
    assert [(p.role, p.text) for p in speech.paragraphs[-2:]] == [("label", "发言人 2"), ("body", "好的")]


@pytest.mark.parametrize(
    "text",
    [
        "座谈会议程\n\n09:00 签到\n09:30 张主任致辞\n10:00 李局长讲话\n10:30 王老师介绍情况\n11:00 散会\n",
        "会议议程\n\n09:00 张主任：传达上级文件精神\n09:30 李局长：部署下半年工作\n10:00 张主任：总结讲话\n",
        "值班安排\n\n张三 08:00\n李四 12:00\n王五 16:00\n赵六 20:00\n",
        "会议纪要\n\n会议指出：要把读者放在中心，办好我们的图书馆。\n会议强调：要让我们的读者满意。\n"
        "会议指出：我们的人手还不够。\n会议强调：安全不能放松，我们要细心。\n",
        "情况说明\n\n原因：人手不够，我们没有清点。\n措施：增加人手，你我负责。\n原因：书架老旧，我们没换。\n措施：换书架。\n",
        "任务分工\n\n张三：负责清点藏书。\n李四：负责组织活动。\n张三：负责采购书架。\n李四：负责报送材料。\n",
        "经文\n\n罗马书 3:16\n神爱世人，甚至将他的儿子赐下。\n罗马书 3:17\n因为他的儿子降世。\n罗马书 8:28\n万事都互相效力。\n",
        "Minutes\n\nDecision: we will open later.\nAction: John to tell our readers.\nDecision: we will buy shelves.\n"
        "Action: Mary to ask for your offers.\n",
        "开放时间\n\n周一 9:00\n来馆的读者请从东门进。\n周二 10:00\n来馆的读者请从西门进。\n周三 9:30\n请从南门进。\n",
    ],
)
def test_a_programme_a_list_and_a_verse_make_nobody_a_speaker(text: str) -> None:
    speech = read_text(text)
    assert of_role(speech, "label") == []
    assert all(not p.time for p in speech.paragraphs)


def test_questions_and_answers_stay_in_their_lines() -> None:
    answer = "图书馆是大家读书的地方，我们要把它办好，让读者满意，让家长放心，让孩子喜欢。" * 3
    text = (
        f"答记者问\n\n问：什么时候开放？\n答：{answer}\n问：周末开放吗？\n答：{answer}\n问：活动多吗？\n答：{answer}\n"
    )
    speech = read_text(text)
    assert len(speech.sections) == 3
    assert of_role(speech, "label") == []
