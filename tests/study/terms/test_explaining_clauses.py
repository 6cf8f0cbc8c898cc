"""Clauses that explain a name without a verb of defining, and clauses beside a name that do not."""

from __future__ import annotations

import pytest

from pipeline.layout import load_layout
from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study import make_study
from pipeline.study.analysis import analyse
from pipeline.study.terms.definitions import find_definitions


def defined(text: str) -> dict[str, str | None]:
    return {each.term: each.text for each in find_definitions(analyse(read_text(text), StudySpec()))}


@pytest.mark.parametrize(("text", "term", "meaning"), [
    # right behind the name
    ("它采用了现代编导手法——用舞蹈表现一切，减少哑剧。", "现代编导手法", "用舞蹈表现一切，减少哑剧"),
    ("我做了一个叫 GateKeeper 的工具：大家自己设定一个门槛。", "GateKeeper", "大家自己设定一个门槛"),
    ("学校实行持证上岗制度，未取得证书的人员不得授课。", "持证上岗制度", "未取得证书的人员不得授课"),
    ("要建立健全首问负责制，第一位接待的人员必须负责到底。", "首问负责制", "第一位接待的人员必须负责到底"),
    ("可以搞揭榜挂帅，谁有本事谁就揭榜。", "揭榜挂帅", "谁有本事谁就揭榜"),
    ("实施“青苗计划”，每年选派一百名年轻干部挂职。", "青苗计划", "每年选派一百名年轻干部挂职"),
    # of what the text is about
    ("艺术个性不是孤立存在的，是表演者对技术的高度加工。艺术个性很宝贵。", "艺术个性", "表演者对技术的高度加工"),
    ("萎蔫点则是植物再也吸不上水的程度。到了萎蔫点，庄稼就死了。", "萎蔫点", "植物再也吸不上水的程度"),
    ("风险等级分为高、中、低三级。风险等级每年评一次。", "风险等级", "高、中、低三级"),
    # in the sentences after it
    ("⿻ 多元路径不一样。它是许多从内部长出的花园。多元路径很好。", "多元路径", "它是许多从内部长出的花园"),
    ("我们在 Lumora 上做了实验。这是一个平台，你先教给它自己的观点。", "Lumora", "一个平台，你先教给它自己的观点"),
    # before a name that comes last
    ("他们麻醉人民的精神，一个方面也不放松，这就是文化侵略政策。", "文化侵略政策", "他们麻醉人民的精神，一个方面也不放松"),
    ("让世界了解家乡，是对外文化交流的宗旨所在。对外文化交流很活跃。", "对外文化交流", "让世界了解家乡"),
    ("我们只对准通信领域这个“城墙口”冲锋。", "城墙口", "通信领域"),
    ("由家长驻校办公室（以下简称驻校办）值班。驻校办每周开放。", "驻校办", "家长驻校办公室"),
    ("职工享受地区津贴、岗位津贴、夜班津贴等津贴。", "津贴", "地区津贴、岗位津贴、夜班津贴"),
    ("实施“生态立县”战略，把绿水青山当作家底来守护。", "生态立县", "把绿水青山当作家底来守护"),
    ("见证数据单独放在一个地方，这叫“隔离见证”。", "隔离见证", "见证数据单独放在一个地方"),
    # in marks and brackets
    ("我们将准入规则称为“各节点自己设立的、高于共识的检验规则”。", "准入规则", "各节点自己设立的、高于共识的检验规则"),
    ("谈谈“锚点输出（anchor outputs）”。", "锚点输出", "anchor outputs"),
    ("这是有向无环图（DAG）的做法。", "DAG", "有向无环图"),
    ("它按激励兼容（也即手续费率最高）来排。", "激励兼容", "手续费率最高"),
    ("也叫“CPFP（子为父偿）”。", "CPFP", "子为父偿"),
    # whole names, and meanings that end where a phrase may end
    ("巡查规则是所有河长都必须遵守的规则。巡查规则很细。", "巡查规则", "所有河长都必须遵守的规则"),
    ("第一印象往往深刻。第一印象是外貌与谈吐相结合的产物。第一印象会变。", "第一印象", "外貌与谈吐相结合的产物"),
    ("“开放”的意思就是我们做的成果谁都可以使用。", "开放", "我们做的成果谁都可以使用"),
    ("我们还有“走读课”，也就是把教室搬到老街里。", "走读课", "把教室搬到老街里"),
])  # fmt: skip
def test_a_clause_explains(text: str, term: str, meaning: str) -> None:
    assert defined(text)[term] == meaning
    assert meaning in text


@pytest.mark.parametrize("text", [
    # what stands before a name, or how much it matters, is no meaning
    "要构建以社区为主体、上下联动的养老服务体系。对新建项目，实行能耗审查制度。我们注重土地、人口等要素红利。",
    "更优的营商环境是更高水平开放的关键变量。营商环境要优化。",
    "他提出的“以好作品鼓舞人”，就是对作者们提出的更高要求。要提倡多样化。即使是旧题材，也能出新。",
    "GDP（亿元）增长，CPI（同比）平稳，PM2.5（微克/立方米）下降，WHO（日内瓦）发布。",
    "李老师肯定是一个热爱劳动的实干家。李老师肯定来。造化与心源是一脉相承的。",
    "村民小组是落实政策的“最后一公里”。村民小组要建强，村民小组要有活力。",
    "违反规定，砍伐实行二级保护的古树的，处二十万元以上的罚款。支持采取政府和社会资本合作（PPP）模式。",
    "贯彻落实全会精神，加快构建服务体系，全面深化改革。",  # a demand in a row
    "要建立监测报告制度，会同有关部门检查。推行许可证制度，逐步完善标准。",
    "落实财政、税收等相关政策，发挥各方作用。",
    "健康中国建设要坚持实事求是、尊重科学的原则。",  # 是 within a word
    "毛主席肯定是一个勤于体力劳动的实干家。他肯定毛主席开辟的是指引我们前进的道路。",
    "工农兵是进行革命的主人翁。工农兵要团结。民主是新阶段中最本质的东西。民主要发扬，民主要集中。",
    "这就是我们说的“第三条路”：人们不只被圈住，它还给人一种",
    "他的最后一个基本原则就是“作品的美比生活更美”。基本原则不变。",
    "只有为劳动人及其武装服务（即为工农兵服务）才对。",
    "张丽：这个问题很好。任伟：那是别人说的做法。",
    "重大疾病是全人类的敌人。重大疾病要预防。好奇心是人的天性。好奇心很宝贵。",
    "有人叫他“老黄牛”。这样使用的系统叫做“甲乙丙”。",
    "负责人回答了问题。有关负责人表示满意。改编名著是选材的主要途径之一。",
    "水利是农业的命脉。水利要兴修，水利要管好。要做到事事让群众满意。事事要落实，事事要回音。",
    "统筹推进“四个全面”战略布局，文化是重要内容。",
    "违反安全规定造成生产安全事故（以下简称事故）的，要追责。事故要报告。",
    "王芳将材料交给主任。主管部门负责全县的管理工作。主管部门要负责。",
])  # fmt: skip
def test_a_clause_that_explains_nothing(text: str) -> None:
    assert defined(text) == {}


def test_traditional_script_has_the_same_clauses() -> None:
    text = "「慢學習」很好。慢學習是把一件事做到懂為止的學習方式。推動「一生一樹」計畫，每位新生認養一棵樹。"
    terms = make_study(read_text(text), load_layout().plain).terms
    expected = {"慢學習": "把一件事做到懂為止的學習方式", "一生一樹": "每位新生認養一棵樹"}
    assert {term.text: term.definition for term in terms} == expected
