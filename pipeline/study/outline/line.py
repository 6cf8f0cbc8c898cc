"""One sentence as a line of the outline: what stands alone of it and says what the whole says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN_CLASS
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.language.words import alternatives, load_list
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import bare, begins_with_verb, is_opener, may_begin, may_end, split_clauses
from pipeline.study.analysis.demands import plain_text
from pipeline.study.analysis.garbled import stumbles
from pipeline.study.analysis.roles import Role, find_roles
from pipeline.study.analysis.shorten import POINTS_BACK, clause_with, says_something, short_sentence
from pipeline.study.analysis.standing import what_it_leans_on
from pipeline.study.outline.english import english_line, without_english_opening
from pipeline.study.outline.whole import ends_in_a_name, is_setting, is_whole, is_whole_in_english

# What makes a sentence a point; a failing is one only where the text is about it.
SAYS: tuple[Role, ...] = ("claim", "demand", "target", "duty", "definition", "problem")
ROOM = 1.5  # lines that what stays whole may take: a cut loses something of what it says
_UNPREPARED = ("transcript", "interview")
_SHORTEST = 6  # characters of a sentence that is a line
_JOINS_ONLY = re.compile("opens with(?! or holds)|answers|item of a (?:list|dialogue)|no end mark$")
_SPEAKER = re.compile(rf"(?![^：]{{0,12}}[的是说我你了请要在就这那])[{HAN_CLASS}·A-Za-z .]{{2,12}}：\s*")
_DEMANDS = re.compile("(?:我们|大家|同志们)?(?:都|还|更|也)?(?:要(?![求点素害领])|必须|应当|应该|务必|需要|不能|不要)")
_CONDITION = re.compile("(?:^|，)(?:为了?|如果|若|既然|因为|由于|当|虽然|尽管|只有|只要|随着|通过|经过)(?![他她们])")
_ASKS_AT_ONCE = re.compile(rf"[^，。：；]{{0,12}}?{_DEMANDS.pattern}")
# In what setting something is asked; what is asked follows.
_SETTING = re.compile(
    rf"(?:{_DEMANDS.pattern})?(?:紧紧|牢牢|主动|积极|始终)?(?:(?:立足|围绕|按照|着眼|顺应|结合|根据|针对|适应|对标|瞄准|依托)[^，]+"
    "|在[^，]+(?:同时|基础上|过程中|前提下)|集[^，]+之力)$"
)
_FORBIDS = re.compile("不[能要得可宜应该]|严禁|防止|避免|反对|克服|纠正")
_OF_ONESELF = re.compile(
    "我(?![们国市省县区校院厂军党村镇乡局]|[愿想在此再次郑重诚恳]{0,4}(?:提议|建议|倡议|呼吁|希望|主张|号召))|我们[^，]{0,4}(?:正在|刚才|今天)|(?:今天|咱们?今天)(?:是|我|聊|谈|讲)|各位[^，]{0,8}，|让我们|哈[咯喽囉啰罗]|嗨|你们?好|大家好|希望今天|.*[啊呀呢吧嘛哦]$"
)
# is what? and one half of a contrast (不是…，而是… is whole)
_WITHOUT_SUBJECT = re.compile("[：，、]|(?:绝对|根本|就|也|都|正|只|仅|才|便)?是(?!否)|不是(?!.*，(?:而是|就是|是))")
_QUOTES = re.compile("[讲说道言曰云写][：，]?[“「]")
_DANGLES = re.compile("让|使|把|将|[^，]{0,4}(?:[它他她]|[这那](?![次里]))")
_GENERIC = re.compile(
    "(?:以下|如下|下面|下列|几点|[几两二三四五六七八]个?方面|[几两二三四五六七八]项)[^，]{0,8}$|^(?:主要|具体)?(?:是|有|包括)$"
)
_KIND_OF = re.compile("问题|原因|教训|危害|条件|原则|义务|权利|职责|情形|经验|目标|政策|方针|标准|来源|体会")


def line_of(unit: Unit, analysis: Analysis, most: int) -> str | None:
    """Return a sentence's line, None where no part of it stands alone and says what the whole says.

    A sentence of up to a line and a half stays whole, without its number and what joins it to the one before; of a
    longer one the clauses that show what it does, else the longest run from its beginning that is complete.
    """
    if unit.flags or any(not _JOINS_ONLY.match(reason) for reason in unit.leans):
        return None
    around = _around(unit, analysis)
    if analysis.speech.language == "en":
        text = without_english_opening(unit.text)
        form = english_line(text, most) if _stands(unit, text, text, "en") else None
        return form if form and is_whole_in_english(form, around[1]) else None
    text = plain_text(unit)
    if analysis.kind in ("interview", "transcript") and (named := _SPEAKER.match(fold(text))):
        text = text[named.end() :]
    text = without_opening(text)
    plain = fold(text)
    if not _stands(unit, text, plain, "zh") or _QUOTES.search(plain):
        return None
    if _OF_ONESELF.match(plain) and not announces(unit):
        return None
    room = int(ROOM * most)
    talk = analysis.kind in _UNPREPARED
    if _SHORTEST <= len(text) <= room and not _points_back(plain):
        return text if is_whole(plain, plain, around) and not (talk and _is_talked(plain)) else None
    for form in _forms(unit, text, plain, most):
        short = fold(form)
        if _OF_ONESELF.match(short) or _WITHOUT_SUBJECT.match(short) or _hangs(form, plain, unit):
            continue
        if is_whole(short, plain, around) and not (talk and _is_talked(short)):
            return form if keeps_its_sense(form, unit, analysis) else None
    return None


def _is_talked(form: str) -> bool:
    """Return whether a line of unprepared talk has a fault of talk: it stumbles, or only names something at last."""
    return stumbles(form) or ends_in_a_name(form)


def _around(unit: Unit, analysis: Analysis) -> tuple[str, str]:
    """Return the sentences before and after one in its paragraph, in simplified characters; "" where there is none."""
    before, after = (
        next((fold(each.text) for each in units if each.paragraph is unit.paragraph), "")
        for units in (
            analysis.units[max(unit.index - 1, 0) : unit.index],
            analysis.units[unit.index + 1 : unit.index + 2],
        )
    )
    return before, after


def _forms(unit: Unit, text: str, plain: str, most: int) -> Iterator[str]:
    """Yield the forms of a long sentence, best first."""
    room = int(ROOM * most)
    marks = [found.words for found in unit.roles if found.role in SAYS]
    asked = _from_the_start(text, plain, room) if _ASKS_AT_ONCE.match(plain) else None
    for form in (asked, clause_with(text, marks, room), short_sentence(text, room), _from_the_start(text, plain, room)):
        if form:
            yield form
    if unit.sentence.start == 0 and (form := _before_the_colon(text, plain, room)):
        yield form
    topic = unit.sentence.start == 0 or unit.does("duty", "demand")
    if topic and (form := _from_the_start(text, plain, 2 * most)) and text.startswith(form):
        yield form  # with the long name of who must do it


def _hangs(form: str, sentence: str, unit: Unit) -> bool:
    """Return whether a clause from the middle of a sentence has its subject there, or is what 为了 or 如果 is about.

    Only what is asked goes without its subject.
    """
    plain = fold(form)
    before = sentence[: max(sentence.find(plain), 0)]
    verb = begins_with_verb(plain) or cut_words(plain)[0].tag == "v"
    if len(before) < 2 or not verb or _DEMANDS.match(plain):
        return False
    return not unit.does("demand", "duty", "target") or _CONDITION.search(before) is not None


def _from_the_start(text: str, plain: str, room: int) -> str | None:
    """Return the longest complete run of clauses from the beginning, past those that only say when, why or for whom."""
    clauses = split_clauses(plain)
    first = 0
    words = [plain[each.start : each.stop] for each in clauses]
    while first < len(clauses) - 1 and (is_opener(words[first]) or _is_setting(words[first])):
        first += 1
    if first and _is_setting(words[0]) and may_begin(plain, clauses, first):
        clauses, first = clauses[first:], 0
    later = (number for number in range(first + 1, len(clauses)) if may_begin(plain, clauses, number))
    for begin in dict.fromkeys((0, first, *later)):
        start = clauses[begin].start if clauses else 0
        for last in range(len(clauses) - 1, begin - 1, -1):
            fits = _SHORTEST <= clauses[last].stop - start <= room and may_end(plain, clauses, begin, last)
            form = text[start : clauses[last].stop]
            if fits and last >= first and says_something(form, text):
                return form
    return None


def _before_the_colon(text: str, plain: str, room: int) -> str | None:
    """Return what a paragraph opens with up to its colon, where that says something without what is told there."""
    colon = next((each for each in split_clauses(plain) if each.mark in ("：", ":")), None)
    form = text[: colon.stop] if colon else ""
    fits = _SHORTEST < len(form) <= room and not is_opener(fold(form)) and not _GENERIC.search(fold(form))
    return form if fits and says_something(form, form) else None


def _is_setting(clause: str) -> bool:
    """Return whether a clause only says in what setting something is asked; 要按照音乐编舞 has a verb at its end."""
    return _SETTING.match(clause) is not None and cut_words(clause)[-1].tag[0] != "v"


def _stands(unit: Unit, text: str, plain: str, language: str) -> bool:
    """Return whether a sentence without what was left off at its beginning can be read alone."""
    if not unit.leans or len(text) < _SHORTEST:
        return not unit.leans
    return all(why == "no end mark" for why in what_it_leans_on(plain, cut_words(plain, language), language))


def _points_back(text: str) -> bool:
    """Return whether a line's first clause has a word that only the sentence before it explains."""
    clauses = split_clauses(text)
    return bool(clauses) and POINTS_BACK.search(text, 0, clauses[0].stop) is not None


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    words = alternatives(load_list("line_openings", Path(__file__).with_name("data")))
    verbs = "认为|觉得|相信|坚信|以为|想说|愿?提议|建议|倡议|(?:还要?)?(?:特别|想)?强调"
    thinks = f"(?:所以)?(?:我|我们)(?:个人)?(?:始终|一直|也)?(?:{verbs})(?:的是)?"
    feels = "我(?:[^，。是的]{0,4}地)?(?:感到|感觉到?|体会到?|发现|想象)，"
    seen = "(?:如果|若)?(?:从[^，。；]{2,20}来看|把[^，。；]{2,20}起来[讲看说])，"
    laid_down = "《[^》]{1,20}》(?:也|还|进一步)?(?:规定|明确|要求|提出|明确提出)，"
    follows = "(?=[^是也就又的才，].{4})"  # what may begin a sentence
    conjunctions = "所以说|但是|但|所以|因此|而且|然而|可是|不过|于是|况且|何况|并且|可见"
    says = "(?:再|先|来|就|还|也)?(?:要|想)?(?:接[着著])?(?:补充|说|讲|谈|强调)(?:一下|几句|一点|两句|的是)?"
    speaks = f"(?:那|然后|好)?我{says}，|(?:那|然后)，|那(?=我|大家|如果|其实|现在)"
    joins = f"{speaks}|[啊嗯哦唉哎对好呃]，|(?:{conjunctions})，?|而(?![且是言已])"
    return re.compile(
        f"^(?:(?:{words})，|{joins}|{thinks}，?|{feels}|{seen}|{laid_down}|{_announced()}[，：]){follows}"
    )


@lru_cache(maxsize=1)
def _announced() -> str:
    nouns = alternatives(load_list("announced_points", Path(__file__).with_name("data")))
    which = "我们?的|最|总体|总的|主要|真正|唯一|首要|根本|另一[个种]|第[一二三四五六]+[个种]|还有一[个种]|想要的"
    point = f"(?:{which})[^，。；]{{0,10}}?(?:{nouns})[^，。；]{{0,2}}?"
    is_one = f"[^，。；]{{0,10}}一[个条种](?:{nouns})[^，。；]{{0,4}}，那?就是"
    return f"(?:(?:[^，。：]{{0,8}}，)?[^，。：]{{0,8}}?{point}，?(?:就|正)?(?:是|在于)|{is_one})"


@lru_cache(maxsize=1)
def _announces() -> re.Pattern[str]:
    return re.compile(_announced())


def announces(unit: Unit) -> bool:
    """Return whether the speaker calls what he says here his point: 我的主要建议是，…; 最重要的一点是，…."""
    return "是" in unit.text and _announces().match(fold(unit.text)) is not None


def names_a_speaker(unit: Unit) -> bool:
    """Return whether a sentence begins with the name of who speaks (主任：…)."""
    return unit.sentence.start == 0 and _SPEAKER.match(fold(unit.text)) is not None


def without_opening(text: str) -> str:
    """Return a sentence without what joins it to the one before (因此，) or says that it is his view (我认为)."""
    plain = fold(text)
    start = 0
    while opening := _opening().match(plain[start:]):
        start += opening.end()
    return text[start:]


def keeps_its_sense(form: str, unit: Unit, analysis: Analysis) -> bool:
    """Return whether the line of a sentence about a failing still tells a failing, or what must not be."""
    if form == bare(unit.text) or unit.role != "problem":
        return True
    plain = fold(form)
    roles = {found.role for found in find_roles(plain, (), analysis.kind, analysis.speech.language)}
    return bool(roles & {"problem", "demand"} or _FORBIDS.search(plain))


def intro_line(intro: str) -> str | None:
    """Return the words before a list as its line, None where they only say that a list follows (做好以下工作)."""
    words = without_opening(intro).strip(" ，：:")
    plain = fold(words)
    return (
        None
        if len(words) < 4
        or is_setting(plain)
        or _DANGLES.match(plain)
        or (_GENERIC.search(plain) and not _KIND_OF.search(plain))
        else words
    )
