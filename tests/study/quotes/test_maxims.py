"""The speaker's own maxims, in Chinese (both scripts) and in English."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.layout.schema import QuotesSpec, StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.quotes import find_quotes
from tests.samples import make_speech


def maxims(text: str, **options: Any) -> list[str]:
    """Return the maxims of some paragraphs (¶ between them); `options` are the study's."""
    speech = make_speech([("body", part) for part in text.split("¶")])
    spec = StudySpec(quotes=QuotesSpec(max_aphorisms=20), **options)
    return [quote.text for quote in find_quotes(analyse(speech, spec), spec.quotes) if quote.kind == "aphorism"]


@pytest.mark.parametrize(
    "text",
    [
        "走过的都是路，没走的才是考题。",
        "承诺好许，兑现最难。",
        "温水里练不出铁脚板，安乐窝里养不出挑夫。",
        "制度是用来照着做的，不是用来照着念的。",
        "老百姓的事，等不起、慢不得、坑不得。",
        "没有爱，就没有教育；没有责任，就办不好教育。",
        "教师讲得越满，学生想得越少。",
        "与其把知识灌满，不如把兴趣点燃。",
        "凡是轻易得到的，都容易轻易失去。",
        "谁亏待老师，谁就亏待孩子。",
        "宁可慢一点走正路，不要快一步走弯路。",
        "走得快的人未必走得远，走得稳的人才能走到底。",
        "读万卷书不难，难的是读懂一个人。",
        "困难面前有我们，我们面前没有困难。",
        "开放带来进步，封闭导致落后。",
        "基础研究是科技创新的源头。",
        "保护生态环境功在当代、利在千秋。",
        "流程一停，花園就會死。",
        "字典给的是骨头，译者给的是血肉。",
        "驻村不是镀金，是还债。",
        "放手比抓紧更难，相信比管教更久。",
        "分數會被忘記，習慣會留下來。",
        "报表可以做出来，人品做不出来。",
    ],
)
def test_a_maxim_is_found(text: str) -> None:
    assert maxims(f"会后各科室把材料交来。{text}") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "加强组织领导，压实工作责任。",
        "要突出重点任务，抓住关键环节。",
        "全年新建校舍十二栋，培训教师八百人。",
        "展览面积进一步扩大，成交额进一步提升。",
        "改革的任务更加艰巨，转型的任务更加繁重。",
        "一楼是服务大厅，二楼是档案库房。",
        "这不是他的错，而是我们的错。",
        "他们一停下来，大家就都停下来。",
        "难道重要的不是人，而是机器吗？",
        "扩大消费是下一步的重要着力点之一。",
        "有的人越干越好，有的人越干越差。",
        "音乐的段落和速度由编导决定。",
        "形成跨越国界、跨越时空的效果。",
        "帝国主义和中华民族的矛盾，封建主义和人民大众的矛盾。",
        "校长没有想法，校长没有规划，校长没有愿景。",
        "故我们决定不改。",
        "他们赞成联合，而不赞成压迫。",
        "可能越是困难，越要坚持。",
        "我找到的办法是最多只回三封。",
        "只有这样才能巩固成果。",
        "形成齐抓共管的格局，提升服务能力水平。",
        "如果选不准，即使花费很大精力，也很难做出成果。",
        "有研究表明，孩子的优势永远是好奇心。",
        "十年树木，百年树人。",
        "人才是第一资源。可是他们现在都走了。",
    ],
)
def test_tasks_facts_and_what_points_elsewhere_are_no_maxims(text: str) -> None:
    assert maxims(f"会后各科室把材料交来。{text}") == []


def test_a_brief_sentence_is_printed_whole_and_its_lead_left_off() -> None:
    assert maxims("一句话，校风就是家风，师德就是饭碗。") == ["校风就是家风，师德就是饭碗。"]
    assert maxims("中国是个大国，韧性强，潜力大，回旋余地大。") == ["中国是个大国，韧性强，潜力大，回旋余地大。"]


def test_statutes_have_no_maxims() -> None:
    text = "没有规矩，就没有方圆。"
    assert maxims(text) == [text]
    assert maxims(text, kind="statute") == []


def test_no_maxim_holds_a_quotation() -> None:
    assert maxims("古人说：“没有规矩，就没有方圆。”") == []


def english(text: str) -> list[str]:
    speech = read_text(f"A Talk\n\nFriends:\n{text}\nWe meet again in the spring, when the roads are dry.\n")
    assert speech.language == "en"
    spec = StudySpec(kind="speech")
    return [quote.text for quote in find_quotes(analyse(speech, spec), spec.quotes) if quote.kind == "aphorism"]


@pytest.mark.parametrize(
    "text",
    [
        "A library is not a warehouse of books but a workshop of minds.",
        "The more we share, the more we have.",
        "There is no freedom without learning, and no learning without patience.",
        "Passion is a spark; patience is the fire.",
        "It is better to light one lamp than to curse the whole night.",
        "Let us never teach out of habit. But let us never stop the habit of teaching.",
    ],
)
def test_an_english_maxim_is_found(text: str) -> None:
    assert english(text) == [text]


def test_an_english_maxim_is_taken_without_its_lead() -> None:
    assert english(
        "And so, my neighbors: ask not how the school can serve you -- ask how you can serve the school."
    ) == ["ask not how the school can serve you -- ask how you can serve the school."]


@pytest.mark.parametrize(
    "text",
    [
        "The bus for the reception leaves at four, and the gym closes at six.",
        "This is not a new idea but an old one.",
        "We remember those who taught us, and we thank those who are here today.",
        "If you have questions, write to the people team.",
        "The node is not a miner but a relay, as the slide shows.",
    ],
)
def test_english_facts_are_no_maxims(text: str) -> None:
    assert english(text) == []


def test_of_an_official_report_the_plain_short_claim_is_found_and_no_measure() -> None:
    text = (
        "今年以来，各部门统筹推进教育、卫生、文化等方面的重点工作，完善了制度，取得了新的进展。教育是民族的根基。"
        "要加强教师培训，完善评价机制，推进学校信息化建设，提升办学水平。"
    )
    assert maxims(text) == ["教育是民族的根基。"]


def test_the_name_before_an_answer_is_no_part_of_a_maxim() -> None:
    assert maxims("任正非：道路只会越走越宽，宽到你不敢想象。") == ["道路只会越走越宽，宽到你不敢想象。"]


def test_what_a_strong_turn_tells_or_opens_is_looked_at() -> None:
    text = "失去了源头的活水，就失去了下游的田地。渠长把这句话写在墙上，没有上游的树，就没有下游的粮。"
    assert maxims(text) == ["失去了源头的活水，就失去了下游的田地。", "没有上游的树，就没有下游的粮。"]
