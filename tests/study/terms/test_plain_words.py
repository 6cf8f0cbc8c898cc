"""Definitions in plain words, in brackets and by attributes, and what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.terms.definitions import find_definitions


def defined(text: str) -> dict[str, str | None]:
    return {each.term: each.text for each in find_definitions(analyse(read_text(text), StudySpec()))}


@pytest.mark.parametrize(("text", "term", "meaning"), [
    ("所谓营商环境，是指企业活动的外部条件。", "营商环境", "企业活动的外部条件"),
    ("我们常说的“最后一公里”，指的是政策落到群众身上的最后一个环节。", "最后一公里", "政策落到群众身上的最后一个环节"),
    ("“枫桥经验”就是依靠群众就地化解矛盾的做法。", "枫桥经验", "依靠群众就地化解矛盾的做法"),
    ("我们把这种干部轮流驻村的办法叫做“蹲点工作法”。", "蹲点工作法", "干部轮流驻村的办法"),
    ("士兵从菜钱中节余一点作零用，名曰“伙食尾子”。", "伙食尾子", "士兵从菜钱中节余一点作零用"),
    ("把田边地头议事、当场表决公布，老百姓称之为“田头会”。", "田头会", "田边地头议事、当场表决公布"),
    ("严格执行“双公示”制度，即方案公示和结果公示。", "双公示", "方案公示和结果公示"),
    ("梯度下降是一种沿着最快方向调整参数的方法。梯度下降很常用。", "梯度下降", "一种沿着最快方向调整参数的方法"),
    ("它需要计数器。也就是一个只增不减的数字。计数器要保存。计数器不能重置。", "计数器", "一个只增不减的数字"),
    ("“一网统管”的核心是数据共享、一屏观全域。", "一网统管", "核心是数据共享、一屏观全域"),
    ("问：什么叫“合同节水”？\n答：就是企业与用户签订合同、从节约的水费中收回投资的模式。", "合同节水",
     "企业与用户签订合同、从节约的水费中收回投资的模式"),
    ("落实“双减”（减轻作业负担和校外培训负担）要靠学校。", "双减", "减轻作业负担和校外培训负担"),
    ("例如分叉引理（Forking Lemma）等。", "分叉引理", "Forking Lemma"),
    ("要部署加快做好区域全面经济伙伴关系协定（RCEP）有关工作。", "RCEP", "区域全面经济伙伴关系协定"),
    ("运行去中心化（decentralized）的节点。", "去中心化", "decentralized"),
])  # fmt: skip
def test_plain_words_define(text: str, term: str, meaning: str) -> None:
    assert defined(text)[term] == meaning
    assert meaning in text


@pytest.mark.parametrize("text", [
    "所谓割据，必须是武装的革命政权。",
    "现在民众普遍知道的“工农兵政府”，是指委员会，因为他们尚不认识代表会的权力。",
    "有分别地消灭封建制度，就是说，必须分别地主和富农的不同情况。",
    "“瘫痪”是《都柏林人》全书的主题。",
    "关键就是抓落实。问题的实质就是作风问题。目的是让群众满意。",
    "县委书记就是一线总指挥。绿水青山就是金山银山。",
    "青年是祖国的未来。青年是国家的希望。青年是社会的财富。",
    "会议在北京召开，即日起施行。他即将出任市长。",
    "帝国主义和封建主义，即两种人的统治，要推翻。",
    "村里有个组织，叫“互助会”，办得不错。",
    "张伟（市长）和马丁·布伯（Martin Buber）出席。北京市（含新区）先行。",
    "要建设信念坚定、业务精通、作风过硬的干部队伍。坚持公开、公平、公正的原则。",
    "习近平同志指出，要指导基层，发挥引导作用。",
    "其实“躺平”不是放弃。所谓困难，不过是借口罢了。",
])  # fmt: skip
def test_a_demand_a_mistake_an_image_or_a_remark_is_no_definition(text: str) -> None:
    assert defined(text) == {}


def test_a_definition_ends_before_the_reason_and_before_the_next_term() -> None:
    text = "“九加X”是指国家地表水监测模式，“五加X”是指国家地表水评价模式。所谓河长制，是指党政领导担任河长的制度，因为责任重大。"
    found = defined(text)
    assert found["九加X"] == "国家地表水监测模式"
    assert found["五加X"] == "国家地表水评价模式"
    assert found["河长制"] == "党政领导担任河长的制度"


def test_a_long_text_without_a_mark_takes_no_longer_than_its_length() -> None:
    assert defined("这里是一种制度即是所谓的就是把它叫做" * 3000) == {}
