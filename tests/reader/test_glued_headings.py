"""Headings that lost their line end: numbered, counted by bare numbers, unnumbered; and prose that has none."""

from __future__ import annotations

import pytest

from pipeline.reader import read_text

JUDGEMENTS = (
    "把冬修水利抓到底\n"
    "　　秋收已经结束，各乡都在安排冬修。趁今天大家都在，我把看到的几件事说一说，说得不对的请批评。\n"
    "　　水渠清淤是今年冬修的头等大事乡里的干部要带头下到渠底去。去年有三条支渠淤了半米，开春放水的时候水走不动，下游两个村的麦子晚浇了十天，减产不少。\n"
    "　　管护责任要落到每一个村民小组上个月县里抽查了十二座小水库，有四座找不到看护的人。牌子挂在墙上，电话打过去没人接，这样的责任等于没有责任。\n"
    "　　用好每一笔维修资金维修资金来得不容易，是从别的项目里一点一点挤出来的。账目每季度贴在村口，谁家出了工、买了多少水泥，都写明白。\n"
    "　　让年轻人学会看水测水老水管员今年都过了六十岁，手里的本事不能带走。每个乡挑两名年轻人跟着学，学会看水位、测流量，学会了发证书。\n"
)
COUNTED = (
    "在全县教育工作座谈会上的讲话\n"
    "　　一关于过去一年的工作过去一年，全县教育战线的同志们做了大量工作，改建了十二所村小，新招了四十名年轻教师。\n"
    "　　二当前存在的主要困难我们也要看到，山区学校的师资还很薄弱，寄宿学生的伙食费还没有着落，有的教室冬天没有暖气。\n"
    "　　三今后三年的打算今后三年，县里准备每年拿出两百万元用于校舍维修，由教育局和财政局共同管理，逐所验收，逐年公布。\n"
)
NUMBERS_ALONE = (
    "写作杂谈\n"
    "　　一今天想先说说为什么要写。很多年轻人问我，写东西有什么用，我说没有什么用，可是不写就觉得日子白白过去了，心里不踏实。\n"
    "　　我年轻时在印刷厂排字，每天手里过几千个铅字，慢慢就觉得每个字都有分量。\n"
    "　　二写得慢不要紧，要紧的是写完以后肯放一放，过上半个月再拿出来看，自己都会觉得有几处地方脸红，那就是该改的地方了。\n"
    "　　三我常常劝学生读一点地方志，里头有旱灾、有修桥、有告状，都是活人的事情，比许多小说还有意思，读多了笔下就有了根。\n"
)
PROSE = (
    "一年的学习体会\n"
    "　　去年九月我来到这所学校，头一个月总是记不住学生的名字，只好把座位表贴在备课本上，一边讲课一边看，学生们都笑我。\n"
    "　　后来我想了一个办法，每天放学以后找两个学生聊天，问问家里几口人，走多远的路来上学，这样不到一个学期就都认得了。\n"
    "　　学生的作业我是当天改的，改完就发下去，让他们趁热再看一遍，有不明白的马上来问，问得多的学生进步往往也快一些。\n"
    "　　教书的道理其实很简单，把学生当成自己的孩子，该严的地方要严，该等的时候要等，不能今天种下去明天就想着收成。\n"
    "　　学校里的老教师给了我很多帮助，他们上课不用扩音器，声音不大却能让最后一排听清楚，这样的功夫要练很多年才有。\n"
)


def outline(text: str) -> list[str]:
    return [section.text for section in read_text(text).walk()]


def test_judgements_glued_to_their_paragraphs_are_cut_before_the_next_subject() -> None:
    found = outline(JUDGEMENTS)
    assert len(found) == 4
    assert found[:3] == ["水渠清淤是今年冬修的头等大事", "管护责任要落到每一个村民小组", "用好每一笔维修资金"]


def test_a_text_with_one_such_paragraph_has_no_glued_heading() -> None:
    title, first, heading, *_ = JUDGEMENTS.splitlines()
    assert outline("\n".join([title, first, heading, *PROSE.splitlines()[1:]])) == []


def test_prose_has_no_glued_headings() -> None:
    assert outline(PROSE) == []
    title, *body = PROSE.splitlines()
    assert outline("\n".join([title, *body * 8])) == []


def test_bare_numbers_glued_to_titles_and_bodies_are_counted() -> None:
    speech = read_text(COUNTED)
    assert [(s.label, s.text) for s in speech.walk()] == [
        ("一", "关于过去一年的工作"), ("二", "当前存在的主要困难"), ("三", "今后三年的打算")
    ]  # fmt: skip


def test_bare_numbers_glued_to_bodies_without_titles_are_the_headings() -> None:
    assert outline(NUMBERS_ALONE) == ["一", "二", "三"]


@pytest.mark.parametrize(
    "openings", [("一方面", "二是", "三来"), ("一些", "二战以后", "三中全会以后"), ("一个", "二十年来", "三年")]
)
def test_words_that_begin_like_numbers_count_nothing(openings: tuple[str, str, str]) -> None:
    bodies = PROSE.splitlines()[1:4]
    assert outline("\n".join(f"{opening}{body.strip()}" for opening, body in zip(openings, bodies, strict=True))) == []


def test_traditional_headings_are_cut_alike() -> None:
    text = (
        "一、回顧過去一年的工作一年來，各鄉修了三百公里水渠，種了兩萬畝樹，大家出了力，也有了經驗，這是很不容易的。\n"
        "二、當前存在的主要問題我們也要看到，山裡的道路還沒有修通，有四個村的學生每天要走兩個小時才能到學校。\n"
        "三、今後三年的工作安排今後三年，縣裡準備每年拿出兩百萬元用於修路，由各鄉共同管理，逐段驗收，逐年公布。\n"
    )
    assert outline(text) == ["一、回顧過去一年的工作", "二、當前存在的主要問題", "三、今後三年的工作安排"]
