"""What stands below the headings: articles, run-in headings, counted points, statements, turns."""

from __future__ import annotations

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.outline import make_outline
from tests.study.outline.printed import lines

STATUTE = """港城市图书馆管理条例

第一条 为了规范公共图书馆的管理，保障公众阅读的权利，根据有关法律，制定本条例。
第二条 本条例所称公共图书馆，是指向公众免费开放的图书馆。
第三条 公共图书馆应当提供下列服务：
（一）文献查询、借阅；
（二）阅览室开放；
（三）公益讲座。
第四条 读者损坏文献的，应当赔偿。
"""


def test_the_articles_of_a_statute_stand_with_their_themes_and_items() -> None:
    assert lines(STATUTE) == [
        "第一条　规范公共图书馆的管理，保障公众阅读的权利",
        "第二条　本条例所称公共图书馆，是指向公众免费开放的图书馆",
        "第三条　公共图书馆应当提供下列服务",
        "  （一）文献查询、借阅",
        "  （二）阅览室开放",
        "  （三）公益讲座",
        "第四条　读者损坏文献的，应当赔偿",
    ]


REPORT = """街道办事处工作报告

各位代表：
现在，我代表街道办事处，向大会报告工作，请予审议。
一、今年工作安排
今年街道发展的主要目标是：新增就业三百人以上；改造老旧楼道四十个；垃圾分类覆盖所有小区。
修好背街小巷。年内翻修小巷十二条。配齐路灯。
增设便民网点。引进菜店五家。办好老年食堂。
二、改进作风
（一）走下去。每名干部包联三十户居民，每月上门一次。
（二）记下来。居民反映的事一件一件记在本上，办结才能销号。
各位代表！
做好这些工作，要靠街道自身过硬。
严格依法办事。公开办事流程。接受居民监督。
厉行勤俭节约。压缩会议经费。管好公务用车。
各位代表！
让我们团结一心，为建设美好家园而努力奋斗！
"""


def test_run_in_headings_and_targets_of_a_report() -> None:
    made = lines(REPORT)
    assert made[:7] == [
        "一、今年工作安排",
        "  今年街道发展的主要目标是",
        "    新增就业三百人以上",
        "    改造老旧楼道四十个",
        "    垃圾分类覆盖所有小区",
        "  修好背街小巷",
        "  增设便民网点",
    ]


def test_a_part_that_a_new_address_opens_is_a_part_of_the_outline() -> None:
    made = lines(REPORT)
    assert made[-3:] == ["做好这些工作，要靠街道自身过硬", "  严格依法办事", "  厉行勤俭节约"]
    assert not any("奋斗" in line for line in made)


SAME = """同志们：
下面，我强调三点。
第一，管好仓库、守住底线，必须把每一次出入库都登记清楚。账物不符，就谈不上管理。
第二，管好仓库、守住底线，必须把钥匙交给两个人保管。一个人说了算，迟早要出事。
第三，管好仓库、守住底线，必须每个季度盘点一次。盘点不是走过场。
"""


def test_what_siblings_share_is_left_out_of_each_and_what_tells_them_apart_stays() -> None:
    spec = StudySpec()
    items = make_outline(analyse(read_text(SAME), spec), spec.outline).items
    assert {item.prefix for item in items} == {"管好仓库、守住底线，必须"}
    assert [item.short for item in items] == [
        "把每一次出入库都登记清楚", "把钥匙交给两个人保管", "每个季度盘点一次",
    ]  # fmt: skip


def test_failings_stay_failings() -> None:
    made = lines(
        "一、成绩和做法\n今年做了不少工作，也有一些体会。\n"
        "二、清醒看到存在的问题\n当前还有不少差距。一是学习不认真，满足于念稿子。二是服务不主动，群众多跑了路。\n"
        "三、下一步打算\n各科室要把学习同业务结合起来，不能只讲形式，回避问题。"
    )
    assert "  一是学习不认真，满足于念稿子" in made
    assert not any(line.strip().startswith("回避问题") or "学习认真" in line for line in made)


def test_causes_of_a_failure_stand_below_the_words_that_call_them_so() -> None:
    made = lines(
        "一、经过\n这次试种前后三个月，县里十分重视，专家来过两回。\n二、得失\n开头很顺。\n"
        "这次试种失败的原因是：（1）苗弱；（2）水迟；（3）无人看管。今后要先试后推。"
    )
    assert "  这次试种失败的原因是" in made
    assert made[made.index("  这次试种失败的原因是") + 1] == "    （1）苗弱"


def test_a_part_of_a_list_with_its_number_is_never_left_out_for_its_length() -> None:
    made = lines(
        "一、总的原则\n做到以下几点：一是把群众满意不满意作为检验一切工作成效的根本标准和最终依据。二是量力而行。\n"
        "二、组织领导\n各村要成立班子。各组要明确专人。"
    )
    assert "  一是把群众满意不满意作为检验一切工作成效的根本标准和最终依据" in made
    assert "  二是量力而行" in made


def test_what_follows_the_last_of_a_series_does_not_hang_under_it() -> None:
    point = "各村要组织人手上门走访，把困难户的情况摸清，逐户登记造册，报乡里备案。" * 3
    made = lines(
        f"同志们：\n第一，摸清底数。{point}\n第二，分类施策。{point}\n第三，压实责任。{point}\n"
        "实现共同富裕，关键在于产业。没有产业，就没有持续的收入。"
    )
    at = made.index("第三，压实责任")
    assert not any("产业" in line for line in made[at:] if line.startswith("  "))


def test_questions_of_the_host_open_the_parts_of_a_talk() -> None:
    made = lines(
        "好，那我们今天其实就聊聊合作社的事情。那第一个问题就是想问一下，你们为什么会想到种蓝莓呢？\n"
        "我觉得关键是土，对吧，我们这边的土是酸性的。种别的长不好，其实就蓝莓长得好。\n"
        "那第二个问题想问一下，你们是怎么卖出去的？\n"
        "其实就是靠老客户，对吧，一个带一个嘛。那个广告我们没有做过的。\n"
    )
    assert [line for line in made if not line.startswith(" ")] == ["你们为什么会想到种蓝莓", "你们是怎么卖出去的"]


def test_chatter_has_no_outline() -> None:
    assert lines("哎你们到了没有啊。\n到了到了，就是车不太好停。\n那进来吧，外面冷对吧。\n好的，那个，谢谢啊。") == []


def test_demands_of_a_speech_without_headings_are_its_lines() -> None:
    text = (
        "在护士节座谈会上的讲话\n同志们：\n"
        "要热爱护理事业。护理是一门学问，也是一份良心。\n"
        "要钻研护理技术。病人把身体交给我们，我们就要对得起这份信任。\n"
        "要关心病人疾苦。一句问候，有时比一片药更管用。\n"
    )
    assert lines(text) == ["要热爱护理事业", "要钻研护理技术", "要关心病人疾苦"]


def test_traditional_text_is_outlined_in_its_own_characters() -> None:
    made = lines(
        "社區講座\n\n一、為什麼要談\n長者照顧不是一家的事。照顧長者就是照顧未來的自己。\n"
        "二、接下來的安排\n中心會做好以下幾件事：一是開設血壓站；二是舉辦飯堂；三是招募義工。"
    )
    assert made[-3:] == ["  一是開設血壓站", "  二是舉辦飯堂", "  三是招募義工"]


def test_a_member_is_not_its_own_heading() -> None:
    made = lines(
        "老师们，同学们，大家好！\n今天呢我想聊聊读书这个事情，其实没有什么窍门的。\n"
        "读书首先是为了明理，明了理才会做人，对吧，这个大家都懂的嘛。\n"
        "所以我给大家三个建议吧。第一个呢，要读原著。第二个，要做笔记。第三个，要跟别人讨论。\n"
    )
    assert made[-3:] == ["第一个呢，要读原著", "第二个，要做笔记", "第三个，要跟别人讨论"]
    assert len(set(made)) == len(made)


SIDES = """全镇防汛工作方案解读
一、怎样防汛
在巡堤方面，镇里组织了三支队伍，沿河分段值守，遇到险情立即上报，夜间每两小时走一遍。
在备料方面，各村备足沙袋和木桩，放在堤脚的仓库里，由专人看守。
在转移方面，低洼处的住户分成四组，每组定一名带路人，走哪条路早就走熟了。
二、怎样救灾
救灾靠大家。
"""


def test_paragraphs_that_take_up_one_side_of_the_matter_after_another_are_points_in_a_row() -> None:
    made = lines(SIDES)
    assert [line.strip()[:5] for line in made[1:4]] == ["在巡堤方面", "在备料方面", "在转移方面"]


CAMP = """给新农人的话
一、难处
你可能想种果树，但是没有懂修剪的人，也没有多余的钱请人来教。
你可能想办民宿，但是房子还漏雨，修房的木料和工匠都要到县城去找。
你可能想卖山货，但是快递不进村，每天只有一趟班车从村口的桥头经过。
如果你是胆大的人，就先从一小块地做起，做坏了也不过是一季的收成，明年可以再来。
二、办法
办法总比难处多。
"""


def test_paragraphs_that_begin_alike_are_points_in_a_row_and_three_make_a_row() -> None:
    assert [line.strip()[:6] for line in lines(CAMP)][1:4] == ["你可能想种果", "你可能想办民", "你可能想卖山"]


HEADED_LATE = """水渠的事
修渠先要量地。量地不准，水就不肯走。我们去年量了三遍，每一遍都请老人来看。
修渠还要算账。一方土一个工，一段渠一笔账，账要贴在祠堂的墙上。
修渠也要讲公道。上游先用水，下游后用水，旱的时候要轮着来，谁也不能多占。
修渠更要年年管。渠里长草要割，渠边塌了要补，没有人管的渠三年就废。
一、轮灌的办法
轮灌按牌子走。牌子写明日期和时辰，牌到放水，牌走关闸。
二、关闸的办法
关闸要两个人在场。
"""


def test_what_stands_before_the_first_heading_has_lines_where_it_is_half_of_the_text() -> None:
    made = lines(HEADED_LATE)
    place = next(number for number, line in enumerate(made) if line == "一、轮灌的办法")
    assert place >= 2


ASKED = """Seed banks in short

Seed banks keep what farms no longer grow. They store it dry and cold.

How do you join one? You bring a bag of clean seed to the counter in autumn. The clerk weighs it and writes your name.

02:32 What happens to the seed? The clerk dries it for two weeks. Then it goes into a cold room under the hill.
"""


def test_english_paragraphs_that_open_with_the_question_they_answer_are_led_by_it() -> None:
    made = lines(ASKED)
    assert "How do you join one?" in made
    assert "What happens to the seed?" in made
