"""Questions for discussion: by level, grammatical, tied to a part."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import get_args

import pytest

from pipeline.layout import load_layout
from pipeline.layout.schema import QuestionsSpec, StudySpec
from pipeline.reader import read_speech, read_text
from pipeline.study import make_study
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.proofreading import find_slips
from pipeline.study.questions import ask_questions
from pipeline.study.questions.frames import Level, frames_for
from pipeline.study.questions.point import Kind
from pipeline.study.questions.points import find_points
from pipeline.study.questions.points_of_headings import point_of
from pipeline.study.questions.points_of_terms import points_of_terms
from pipeline.study.results import Question, Term
from pipeline.study.terms import find_terms

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = (ROOT / "seeds" / "speech.txt").read_text(encoding="utf-8")
OWN_POST = re.compile("本人|你|自己|本单位|岗位")
YES_OR_NO = re.compile("[吗嗎]？|(?<!什)么？|是否|是不是|能否|有没有|要不要")


@lru_cache(maxsize=16)
def questions(text: str = SAMPLE, **spec: object) -> tuple[Question, ...]:
    speech = read_text(text)
    options = StudySpec(questions=QuestionsSpec.model_validate(spec))
    analysis = analyse(speech, options)
    return asked(analysis.with_findings(find_slips(analysis, find_number_phrases(analysis))), options)


def asked(analysis: Analysis, options: StudySpec) -> tuple[Question, ...]:
    terms = find_terms(analysis, find_number_phrases(analysis), options.terms)
    return ask_questions(analysis, terms, options.questions)


def discussion(text: str = SAMPLE, **spec: object) -> list[Question]:
    return [question for question in questions(text, **spec) if not question.before]


def test_as_many_as_asked_for() -> None:
    assert len(discussion()) == 6
    assert sum(question.before for question in questions()) == 3
    assert len(discussion(count=3)) == 3


def test_every_level_is_there() -> None:
    assert {question.level for question in discussion()} == {"understand", "apply", "analyse", "act"}


def test_no_two_are_alike() -> None:
    texts = [question.text for question in questions(count=12)]
    assert len(texts) == len(set(texts))


def test_none_is_answered_with_yes_or_no() -> None:
    for question in questions(count=12):
        assert not YES_OR_NO.search(question.text)
        assert question.text.endswith(("？", "。"))


def test_at_least_half_tie_to_the_readers_own_post() -> None:
    made = discussion()
    assert 2 * sum(bool(OWN_POST.search(question.text)) for question in made) >= len(made)


def test_each_is_tied_to_a_part_and_its_paragraph() -> None:
    for question in questions():
        assert question.ref.paragraph is not None
        assert question.ref.sentences


def test_discussion_follows_the_order_of_the_speech() -> None:
    lines = [question.ref.line for question in discussion()]
    assert lines == sorted(lines)


NOUNS = "".join(
    f"{number}、{noun}问题\n\n这是关于这个问题的第一段话。\n\n"
    for number, noun in zip("一二三四五六", ("军事", "土地", "政权", "经济", "党的组织", "革命性质"), strict=True)
)


def test_what_is_no_demand_is_not_asked_of_the_readers_plans() -> None:
    made = questions(NOUNS)
    assert made
    assert not any(re.search("对照|本单位|今后三个月|怎样才能", question.text) for question in made)


@pytest.mark.parametrize("text", [SAMPLE, NOUNS])
def test_no_form_is_used_twice_in_a_paper(text: str) -> None:
    made = [re.sub("“.*”", "X", question.text) for question in questions(text, count=20)]
    assert len(made) == len(set(made))


def kinds_in(text: str) -> dict[str, str]:
    analysis = analyse(read_text(text), StudySpec())
    return {point.text: point.kind for point in find_points(analysis, ())}


LETTER = """在窗口工作会议上的讲话

同志们：
一、继承与创新的统一
窗口服务的根本在于方便群众。去年，我们完成了十二个窗口的改造。
二、加快推进一窗通办
要配齐导办人员，实行首问负责。服务不是施舍，而是本分。
三、促进措施
要加强业务培训，每月考核一次。
"""


def test_noun_phrases_and_past_work_are_no_demands() -> None:
    kinds = kinds_in(LETTER)
    assert kinds["继承与创新的统一"] == "topic"
    assert "促进措施" not in kinds
    assert kinds["加快推进一窗通办"] == "do"
    assert kinds["加强业务培训，每月考核一次"] == "do"
    assert kinds["服务不是施舍，而是本分"] == "contrast"
    assert not any("改造" in text for text in kinds)


def test_questions_of_an_interview_are_asked_as_they_stand() -> None:
    text = """水务局负责人就供水改造答记者问

问：请介绍一下改造的背景。
答：全县还有三十一个村用的是旧管网，漏损率高。
问：改造期间怎样保证群众用水？
答：我们要求分段停水，并提前一天通知到户。
问：改造的费用由谁承担？
答：主管网由县财政承担，入户管由用户分担。
"""
    texts = [question.text for question in questions(text)]
    assert "改造期间怎样保证群众用水？" in texts
    assert not any("这个问题" in text or "？”" in text for text in texts)


def test_note_marks_are_gone() -> None:
    text = "谈调研\n\n调研的目的是解决问题，不是完成任务〔1〕。真正的调研要沉下去。群众的意见是改进工作的镜子[2]。\n"
    made = questions(text)
    assert made
    assert not any("1" in question.text or "[2]" in question.text for question in made)


def test_frames_are_in_the_script_of_the_text() -> None:
    text = """在社區照顧工作會議上的講話

一、充分認識長者照顧的重要意義
照顧長者不是施捨，而是社會的責任。
二、切實做好居家探訪工作
探訪人員要做好記錄，發現問題及時上報。
三、加強志願者隊伍建設
要建立培訓制度，讓志願者留得住。
"""
    texts = [question.text for question in make_study(read_text(text), load_layout().plain).questions]
    assert "結合本人崗位，談談怎樣切實做好居家探訪工作。" in texts
    assert any(re.search("本單位|你的工作|今後三個月", text) for text in texts)
    assert not any(re.search("[为么样岗谈发现里]", text) for text in texts)


def test_an_english_speech_is_asked_about_in_english() -> None:
    text = """Remarks to the Staff

First, we must keep our word. Public service is a promise that is kept every day.
Second, we must learn from complaints. A complaint is not a nuisance but a gift.
Finally, we must train the young. No office is better than its youngest clerk.
"""
    texts = [question.text for question in questions(text)]
    assert any("keep our word" in text for text in texts)
    assert any("A complaint is not a nuisance but a gift" in text for text in texts)
    assert not any(re.search("[\u3400-\u9fff]", text) or re.match("(?:Is|Are|Do|Does|Can) ", text) for text in texts)


def test_the_targets_of_a_report_are_asked_for_as_a_list() -> None:
    text = """镇政府工作报告

一、今年目标
今年的主要预期目标是：生产总值增长百分之六；新增就业九百人；居民收入同步增长。
二、今年任务
（一）大力发展特色产业
抓好果品加工。要办好产销对接会。
"""
    assert kinds_in(text)["今年的主要预期目标"] == "targets"


def test_an_essay_is_not_called_a_speech() -> None:
    assert not any("讲话" in question.text for question in questions(NOUNS))
    assert any("讲话" in question.text for question in questions())


def test_a_suspected_slip_is_never_quoted() -> None:
    assert "出行" in SAMPLE
    assert not any("出行" in question.text or "*" in question.text for question in questions(count=20))


def test_pre_questions_are_short() -> None:
    assert all(len(question.text) <= 40 for question in questions() if question.before)


def test_parts_of_a_heading_are_named_and_compared() -> None:
    texts = [question.text for question in discussion() if question.level == "analyse"]
    assert any("政治品格、大局意识、工作作风、奉献精神、道德操守五个方面" in text for text in texts)


@pytest.mark.parametrize(
    ("heading", "text", "kind"),
    [
        ("一、要在机关职责中践行初心", "在机关职责中践行初心", "do"),
        ("一、坚持绝对忠诚的政治品格", "坚持绝对忠诚的政治品格", "do"),
        ("一、充分认识科技创新的重大意义", "充分认识科技创新的重大意义", "do"),
        ("一、必须有敢于牵头抓总的担当", "必须有敢于牵头抓总的担当", "demand"),
        ("一、加快科技创新是推动高质量发展的需要", "加快科技创新是推动高质量发展的需要", "claim"),
        ("一、党的组织体系建设", "党的组织体系建设", "topic"),
        ("一、关于农村人居环境的治理", "农村人居环境的治理", "topic"),
        ("一、什么是生态旅游？", "什么是生态旅游？", "question"),
        ("一、加快体育强国建设", "加快体育强国建设", "do"),
        ("一、大力发展卫生健康事业", "大力发展卫生健康事业", "do"),
        ("一、积极支持群众组织发挥作用", "积极支持群众组织发挥作用", "do"),
        ("一、割据地区的现势", "割据地区的现势", "topic"),
        ("一、割据地区问题", "割据地区问题", "topic"),
        ("一、必须有敢于担当的作风", "必须有敢于担当的作风", "demand"),
        ("一、关于召开五次作代会的设想", "召开五次作代会的设想", "topic"),
        ("一、关于做好安全生产工作", "做好安全生产工作", "do"),
        ("一、关于疫情形势和做好防控工作", "疫情形势和做好防控工作", "topic"),
        ("一、请介绍一下制定《意见》的背景和意义？", "制定《意见》的背景和意义", "matter"),
        ("一、解决群众反映强烈的问题", "解决群众反映强烈的问题", "do"),
        ("一、抓好坚持和完善党的领导", "坚持和完善党的领导", "do"),
    ],
)
def test_a_heading_is_turned_into_what_can_be_asked(heading: str, text: str, kind: str) -> None:
    speech = read_text(f"{heading}\n\n正文的第一段话在这里。\n\n二、第二个标题在这里\n\n正文的第二段话在这里。\n")
    analysis = analyse(speech, StudySpec(kind="speech"))
    point = point_of(speech.sections[0], analysis)
    assert point is not None
    assert (point.text, point.kind) == (text, kind)


def test_headings_that_say_nothing_or_ask_yes_or_no_are_passed_over() -> None:
    for heading in ("一、总体要求", "一、这样做对吗？", "一、工作回顾"):
        speech = read_text(f"{heading}\n\n正文的第一段话在这里。\n\n二、第二个标题在这里\n\n正文的第二段话在这里。\n")
        assert point_of(speech.sections[0], analyse(speech, StudySpec())) is None


def test_quotation_marks_within_marks_become_single() -> None:
    text = "一、“三服务”的由来和内涵\n\n正文第一段。\n\n二、坚持“四个意识”的方向\n\n正文第二段。\n"
    assert any("“‘三服务’的由来和内涵”" in question.text for question in questions(text, count=12, before=6))


def test_the_users_own_templates_come_in() -> None:
    own = ({"level": "apply", "text": "读了“{section}”，{point}在本处怎么做？"},)
    texts = [question.text for question in discussion_with(own)]
    assert any(text.startswith("读了“") and text.endswith("在本处怎么做？") for text in texts)
    assert len(texts) == 6


def discussion_with(templates: tuple[dict[str, str], ...]) -> list[Question]:
    speech = read_text(SAMPLE)
    options = StudySpec(questions=QuestionsSpec.model_validate({"templates": templates}))
    made = asked(analyse(speech, options), options)
    return [question for question in made if not question.before]


def test_a_speech_of_one_sentence_has_no_questions() -> None:
    assert questions("大家好。") == ()


def test_the_sample_is_read_from_its_file_too() -> None:
    speech = read_speech(ROOT / "seeds" / "speech.txt")
    options = StudySpec()
    assert asked(analyse(speech, options), options)


SUMMIT = """在区域水资源合作论坛上的主旨演讲

女士们，先生们：
一、携手保护共同的水源
河流不认国界，水源是各方共同的家底。各国应当共享水文数据，共同应对旱涝。
二、我们将扩大对外技术合作
我们将开放三个监测中心。合作不是施舍，而是互利。
"""


def test_what_is_asked_of_other_nations_is_not_the_readers_to_do() -> None:
    kinds = kinds_in(SUMMIT)
    assert kinds["携手保护共同的水源"] == "call"
    assert not {"do", "demand"} & set(kinds.values())
    assert not any(
        re.search("本单位|岗位|你的工作|今后三个月", question.text) for question in questions(SUMMIT, count=12)
    )


def test_a_demand_on_somebody_else_is_not_laid_on_the_reader() -> None:
    text = """关于加强河道管理的通知

一、加强日常巡查
各村要落实巡河制度。水利设计院应当在年底前提交加固方案。对巡查不到位的，予以通报。
二、加强执法检查
要配齐执法记录仪，做好现场取证。
"""
    kinds = kinds_in(text)
    assert kinds["各村要落实巡河制度"] in ("do", "demand", "duty")
    assert kinds.get("水利设计院应当在年底前提交加固方案") == "duty"
    assert kinds.get("对巡查不到位的，予以通报") != "demand"


TALK = """大家好，我们是合唱团的团员访谈。

团长：排练不怕慢，大家谁有想法就提，不管是谁，说了都行。声部之间是邻居，不是对手。
团长：所以那个时候大家没有谱子，没有谱子就没有办法排，排不了就只好一句一句教然后大家跟着唱唱到后来也就会了。
"""


def test_leave_given_in_talk_and_words_without_grammar_are_not_quoted() -> None:
    kinds = kinds_in(TALK)
    assert not any("都行" in text or "一句一句教" in text for text in kinds)


def test_names_and_figures_and_other_peoples_words_get_frames_that_fit() -> None:
    text = """谈流域的治理

所谓“ACP”，是指两江流域的治理公约。两江流域现有四千万人，占全省一半。
有人说：“公约不过是一张纸，签了也就签了。”这种说法不对。公约的生命在于执行，不在于签字。
"""
    made = questions(text, count=12)
    assert not any(
        re.search("举一个实际的例子|同你原来的理解|常有哪些误解|支持自己的看法", question.text) for question in made
    )
    assert not any("四千万人" in question.text for question in made)
    assert any("公约的生命在于执行，不在于签字" in question.text for question in made)


def test_no_definition_is_asked_of_a_person_nor_of_something_to_be_done() -> None:
    speech = read_text("李卫国是厂长。推进技术改造是大事。检修口诀就是检修前要背的话。检修口诀要背熟。\n")
    analysis = analyse(speech, StudySpec())
    ref = analysis.cite([analysis.units[2]])
    names = ("李卫国", "推进技术改造", "检修口诀")
    terms = [Term(name, "defined", "检修前要背的话", None, None, (), None, ref) for name in names]
    assert [point.text for point in points_of_terms(analysis, terms)] == ["检修口诀"]
    foreign = [replace(term, definition="repair rhyme") for term in terms]
    assert not list(points_of_terms(analysis, foreign))  # another name is no explanation to go over


def test_points_are_asked_about_once_where_there_are_others() -> None:
    made = discussion(SAMPLE, count=6)
    quoted = [match.group() for question in made if (match := re.search("“[^”]+”", question.text))]
    assert len(quoted) == len(set(quoted))


def test_minutes_are_asked_for_what_was_decided_and_who_does_it() -> None:
    text = """行政会议纪要

会议研究了以下事项。
一、关于实验室开放
会议决定，从下周起实验室每天下午开放，由教务处负责。
二、关于运动会
会议议定，十月举办运动会，由体育组牵头。
"""
    texts = [question.text for question in questions(text)]
    assert any("会议作出了哪些决定" in text or "由谁来办" in text for text in texts)
    assert not any("主要看法" in text for text in texts)


def test_pupils_and_residents_are_not_asked_about_their_post() -> None:
    text = """在开学典礼上的讲话

各位同学：
一、珍惜在校的时光
同学们要每天读书半小时，把疑问记下来。
二、培养劳动的习惯
要学会整理自己的书桌和房间。劳动不是惩罚，而是本领。
"""
    made = questions(text, count=9)
    assert made
    assert not any(re.search("岗位|本单位|你的工作|同事", question.text) for question in made)


def test_a_speech_bound_with_a_law_is_not_asked_for_its_articles() -> None:
    text = """社区菜园管理办法

第一条 为了规范社区菜园管理，制定本办法。
第二条 本办法所称社区菜园，是指由居民委员会统一划分的种植地块。
第三条 地块承包期不得超过一年。
第四条 承包人应当清理自己的地块。
第五条 居民委员会应当公布地块分配结果。

在社区菜园启动会上的讲话

同志们：
一、充分认识菜园的意义
一块菜地，能让邻居认识邻居。
二、切实管好水源
要安排专人管水，做到按时开关。
"""
    texts = [question.text for question in questions(text, count=12)]
    assert not any("启动会上的讲话" in text for text in texts)
    assert not any(re.search("(?:意义|水源)”的?规定", text) for text in texts)


def test_english_words_that_point_elsewhere_are_not_quoted() -> None:
    text = """Remarks to the Staff

Its hazards are hostile to us all. You have to do it with a real system. The slides are posted online.
Minutes keep an office honest. The best tools give a clerk not just speed, but calm.
A rule is kept not because it is written, but because people trust it.
"""
    kinds = kinds_in(text)
    assert not any(re.search("hazards|real system|posted", words) for words in kinds)
    assert kinds.get("The best tools give a clerk not just speed, but calm") != "contrast"


def test_a_text_without_a_mark_of_its_kind_is_not_called_an_essay() -> None:
    text = "一、管水的办法\n\n管水的关键是有人管。\n\n二、管山的办法\n\n管山的关键是不乱砍。\n"
    texts = [question.text for question in questions(text)]
    assert texts
    assert any("原文" in text for text in texts)
    assert not any("文章" in text for text in texts)


@pytest.mark.parametrize("english", [False, True])
def test_every_kind_of_point_has_a_frame_for_every_text(english: bool) -> None:
    either = {"do": (True,), "demand": (True,), "group": (True,)}
    rare = {"ban", "done", "group", "matter", "parts", "targets"} if english else set()
    for kind in get_args(Kind):
        for binding in either.get(kind, (True, False)):
            levels: tuple[Level, ...] = ("understand", "apply", "analyse", "act")
            found = [text for level in levels for text in frames_for(level, kind, "speech", binding, english)]
            assert found or kind in rare, (kind, binding)


def test_what_is_not_is_quoted_only_with_its_own_subject() -> None:
    kinds = kinds_in(
        "谈服务\n\n不是群众离不开窗口，而是窗口离不开群众。不是没有办法，而是没有用心。服务的根本在于方便群众。\n"
    )
    assert kinds.get("不是群众离不开窗口，而是窗口离不开群众") == "contrast"
    assert "不是没有办法，而是没有用心" not in kinds


def test_what_only_a_government_can_do_is_asked_of_nobodys_post() -> None:
    text = "在学习会上的讲话\n\n同志们：\n一、保持货币政策稳定\n币值稳，人心才稳。\n二、提高窗口服务水平\n群众办事要少跑腿。\n"
    kinds = kinds_in(text)
    assert kinds["保持货币政策稳定"] == "call"
    assert kinds["提高窗口服务水平"] == "do"


def test_a_heading_of_the_course_of_an_event_is_no_matter() -> None:
    for title in ("读书节 正在举行", "总体目标和基本要求", "开场 & 自我介绍(~2 min)"):
        speech = read_text(f"一、{title}\n\n正文的第一段话在这里。\n\n二、管好水源\n\n正文的第二段话在这里。\n")
        assert point_of(speech.sections[0], analyse(speech, StudySpec(kind="lecture"))) is None, title
    speech = read_text("一、选型的办法(~5 min)\n\n正文的第一段话在这里。\n\n二、管好水源\n\n正文的第二段话在这里。\n")
    point = point_of(speech.sections[0], analyse(speech, StudySpec(kind="lecture")))
    assert point is not None and point.text == "选型的办法"


def test_a_news_item_demands_nothing_itself() -> None:
    for level in ("understand", "analyse"):
        assert not any("{source}提出" in frame for frame in frames_for(level, "call", "news", False, False))
    assert frames_for("understand", "call", "news", False, False)


def test_what_is_asked_of_others_is_weighed_as_a_demand_not_as_a_view() -> None:
    text = "在合作论坛上的演讲\n\n女士们，先生们：\n水源没有国界。各国要守好水源，各国要节约用水。各国的水源在于上游的管护。\n"
    assert kinds_in(text)["各国要守好水源，各国要节约用水"] == "call"


def test_trust_in_what_will_be_is_not_asked_for_its_neglect() -> None:
    text = "在动员会上的讲话\n\n同志们：\n我们的水库一定能安全度汛。度汛的关键在于巡查。\n"
    kinds = kinds_in(text)
    assert kinds.get("我们的水库一定能安全度汛") in (None, "sentence")


def test_how_things_stand_is_no_demand_though_it_ends_in_one() -> None:
    text = "在动员会上的讲话\n\n同志们：\n一、修渠\n今年全镇用水面临的困难明显增多，必须早作打算。渠道要抓紧修好。\n"
    kinds = kinds_in(text)
    assert kinds.get("今年全镇用水面临的困难明显增多，必须早作打算") in (None, "sentence")


def test_a_first_of_several_and_a_case_supposed_are_not_quoted() -> None:
    text = "谈水渠\n\n第一个问题是渠道的坡度决定水的快慢。我们会看到水渠的关键在于坡度。水渠的好坏在于管护。\n"
    assert not any(words.startswith(("第一个", "我们会看到")) for words in kinds_in(text))


def test_sentences_of_like_build_are_asked_about_together() -> None:
    text = "在图书馆的讲话\n\n同志们：\n书架连着农家的灯光。书架连着孩子的明天。书架连着山里的盼头。\n服务的根本在于方便读者。\n"
    (asked,) = [question.text for question in questions(text) if "并列" in question.text]
    assert "“书架连着农家的灯光”“书架连着孩子的明天”“书架连着山里的盼头”" in asked
    english = "Remarks\n\nTo the clerks who stayed, we owe our thanks. To the readers who waited, we owe our care. To the friends who doubted, we owe our word.\nWe must keep our word. We must train the young.\n"
    assert any("what do they say together" in question.text for question in questions(english))


def test_fewer_good_questions_rather_than_more() -> None:
    text = "谈服务\n\n服务的根本在于方便群众。窗口的好坏在于人。\n"
    made = discussion(text, count=12)
    assert 2 <= len(made) <= 8
    assert not any("起什么作用" in question.text for question in made)


def test_a_part_of_exercises_is_not_asked_about() -> None:
    body = "图书室的关键不在书多，而在有人管。书再多，没有人开门，读者就进不来。管书的人要懂书，也要懂读者。"
    text = (
        f"图书室学习资料\n\n一、管好图书室\n{body}\n二、随堂检查\n1．图书室的关键在（　　）。\nA．书多　　B．有人管\n"
        f"【解析】没有人开门，读者就进不来。\n三、办好读书会\n{body}\n"
    )
    speech = read_text(text)
    found = make_study(speech, load_layout("handout-a4").plain)
    assert found.questions
    assert not any("随堂检查" in each.text or "解析" in each.text for each in found.questions)
    assert not any("解析" in each.text for each in found.summary.sentences)
