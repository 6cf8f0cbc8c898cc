"""Who said it, when the words after the quotation tell: “…”，X说。 “…”——X 这是X的一句名言。"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import HAN
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_words
from pipeline.study.analysis.people import is_plain_name, match_people
from pipeline.study.quotes.attribution import find_cue
from pipeline.study.quotes.pronouns import Context

_DATA = Path(__file__).with_name("data")

_WORK = r"《[^《》]{1,30}》"
_VOLUME = "(?:(?:第[一二三四五六七八九十百〇零0-9]{1,4}|[上中下])[卷册集辑])?"  # 《…》第一卷
_WORDS = "(?:话语|话|名言|名句|诗句|诗|论断|论述|教导|教诲|嘱托|格言|词句|警句|誓言|遗言|心声|题词)"
_SOURCE = re.compile(
    rf"[，,。]?(?:这?句?话?)?(?:语?出自?|出于|见于?|载于|引自|摘自|选自)(?P<who>[^，。；（）《》]{{0,14}}?)的?(?P<work>{_WORK}{_VOLUME})"
)
_DASH = re.compile(
    rf"\s*(?:——|—|--)\s*(?P<who>[^，。；：！？“”《》（）]{{0,16}}?)(?:(?P<work>{_WORK}{_VOLUME})[^。“”]{{0,12}})?[。]?\s*$"
)
_ASIDE = re.compile(
    r"[（(](?:见|自|引自|出自|摘自|选自|语出|参见)?(?P<who>[^，。；：（）《》]{0,12}?)(?P<said>语)?[：:，]?"
    rf"(?:(?P<work>{_WORK}{_VOLUME})[^（）]{{0,24}})?[）)]"
)
_THIS_IS = re.compile(
    rf"[。，,]?\s*(?:——)?(?:这(?:句话|段话|番话|些话)?|此话)(?:就?是|正是|便是)(?P<who>[^，。；：“”]{{1,40}}?)(?:的|所?(?:说|讲|写|写下|留下|讲述|指出)过?的)"
    rf"(?:一?[句段番首个]|著名|经典|重要)*(?:{_WORDS}|$|[，。])"
)
_TASK = re.compile(
    r"[。，,]?\s*(?:——)?这(?:就?是|正是|便是)(?P<who>[^，。；：“”]{1,40}?)(?:提出|发出|作出|立下|给出|寄予|许下)?的"
    r"[^，。；：“”]{0,12}?(?:要求|希望|期望|期许|号召|嘱托|论断|指示|誓言|寄语|教诲|告诫|叮嘱)[。，！]"
)
_WHOSE = re.compile(
    r"[。，,]?\s*(?P<who>[^，。；：“”《》]{2,20}?(?:《[^《》]{1,20}》[中里]?)?)(?:的?(?:这|那)(?:一|几|两|三|四)?(?:句|段|番|首|个|些)?|的(?:谆谆|殷殷|殷切|铿锵|深情)"
    "|(?:语重心长|铿锵有力|掷地有声|饱含深情|情真意切|振聋发聩)的)"
    rf"(?:重要|著名|经典|铿锵|殷切)?的?{_WORDS}"
)
_OWN = re.compile(  # “…”是X的一个结论
    rf"\s*(?:就?是|正是|便是|乃)(?P<who>[^，。；：“”]{{2,12}}?)(?:最?[常爱]说|留下|提出|得出|讲过|说过)?的(?:一?[句条个段]|那[句条段个])?{HAN}{{0,2}}?"
    rf"(?:{_WORDS}|结论|观点|主张|看法|体会|口头禅|座右铭|信条|判断|说法|感悟)(?=[，。；！]|$)"
)
_CLAUSE = re.compile(r"[，,]?\s*(?P<clause>[^“”「」『』\"。！？；：:，,]{2,40})(?:[。！]|$|[，,：:](?=[“「\"]))")
_THUS = re.compile(
    r"[，,]\s*(?P<clause>[^“”「」『』\"。！？；：:，,]{2,30}(?:这样|如此|如是)(?:说|讲|写|说过|写道|讲过))[，,]"
)
_POINTS_BACK = re.compile(
    rf"(?P<verb>提出|作出|做出|发出|阐述|阐明|说出|喊出|道出|写下|留下)了?(?:这|那|上述|以上)(?:一|个|番|句|段|样的)*{HAN}{{0,6}}?(?:论断|观点|要求|号召|论述|名言|主张|思想|论点|命题|判断|口号|誓言|话语|话)$"
)
_CITED = re.compile("引用|援引|引述|引过|借用|化用|转述|提到|诵读|吟诵|抄录|题写|书写|喜欢|喜爱|推崇|赞赏|欣赏|评价")
_ENDS_IN_VERB = re.compile(
    "(?:说|道|讲|指出|强调|表示|写|云|曰|问|答|感慨|感叹|告诫|叮嘱|嘱托|勉励|疾呼|回忆)[道过说]?$"
)


class After(NamedTuple):
    """What the words after a quotation say of it; `cue` is the verb, "" for a dash or 出自.

    `points_back`: they call it somebody's (提出这一论断), so that it is a quotation however short.
    """

    speaker: str | None
    work: str | None
    cue: str
    why: str
    points_back: bool = False


def find_after(tail: str, next_sentence: str, context: Context) -> After | None:
    """Return the attribution in `tail`, the rest of the quotation's sentence, or in `next_sentence`."""
    if not tail.strip():
        tail = next_sentence if next_sentence[:1] in "—-（(" else tail
    folded = fold(tail)
    return (
        _by_pattern(_DASH, tail, folded, "破折号后署名")
        or _by_source(tail, folded)
        or _by_aside(tail, folded)
        or _by_clause(tail, folded, context)
        or _by_own(tail, folded)
        or _by_this_is(tail, next_sentence)
        or _by_sentence(next_sentence, context)
    )


def _by_pattern(pattern: re.Pattern[str], tail: str, folded: str, why: str) -> After | None:
    match = pattern.match(folded)
    if match is None:
        return None
    who, work = match.group("who"), match.group("work")
    if not who and not work:
        return None
    speaker = _whole_person(who)
    if who and speaker is None:
        return None
    return After(_exact(tail, speaker), work, "", why)


def _by_source(tail: str, folded: str) -> After | None:
    match = _SOURCE.match(folded)
    if match is None:
        return None
    return After(_exact(tail, _whole_person(match.group("who"))), match.group("work"), "出自", "注明出处")


def _by_aside(tail: str, folded: str) -> After | None:
    match = _ASIDE.match(folded)
    if match is None or not (match.group("work") or match.group("who")):
        return None
    speaker = _whole_person(match.group("who"))
    if match.group("work") is None and speaker is None:
        return None
    if match.group("who") and speaker is None:
        return None
    return After(_exact(tail, speaker), match.group("work"), "", "括注出处")


def _by_clause(tail: str, folded: str, context: Context) -> After | None:
    """“…”，毛泽东同志说。 and the split quotation “…，”他说，“…”"""
    match = _THUS.match(folded) or _CLAUSE.match(folded)
    if match is None:
        return None
    if match.group().endswith(("：", ":")) and not tail.startswith(("，", ",")) and match.group()[0] not in "，,":
        return None
    return _verb_closes(match.group("clause"), tail, context, "引文后的说明")


def _by_sentence(sentence: str, context: Context) -> After | None:
    """“…”。2017年6月，X在…上强调。"""
    stripped = fold(sentence).strip()
    if not stripped.endswith(("。", "！")) or re.search(r"[“”「」『』\"]", stripped):
        return None
    return _verb_closes(stripped[:-1], sentence, context, "下一句说明")


def _verb_closes(clause: str, written: str, context: Context, why: str) -> After | None:
    """Return the attribution of a clause that ends in a verb of saying; `written` has it before folding."""
    back = _POINTS_BACK.search(clause)
    clause = clause[: back.start("verb")] + "提出" if back else clause
    bare = re.sub(rf"(?:如是|这样|如此|这么)(?:(?:对|向|跟)[^，]{{1,10}})?(?={HAN}{{1,2}}$)", "", clause)
    cue = find_cue(bare, bare, context)
    if cue is None or cue.reported or cue.carried or cue.hypothetical or cue.speaker is None:
        return None
    if not back and not _ENDS_IN_VERB.search(bare):
        return None
    verb = back.group("verb") if back else cue.verb
    return After(_exact(written, cue.speaker), cue.work, verb, f"{why}：{cue.why}", back is not None)


def _by_this_is(tail: str, next_sentence: str) -> After | None:
    for text in (tail, next_sentence):
        folded = fold(text)
        match = _THIS_IS.match(folded) or _TASK.match(folded) or _WHOSE.match(folded)
        if match is None:
            continue
        speaker = _leading_person(match.group("who"))
        if speaker:
            return After(_exact(text, speaker), None, "", f"其后“{match.group()[:16]}”")
    return None


def _by_own(tail: str, folded: str) -> After | None:
    match = _OWN.match(folded)
    if match is None:
        return None
    speaker = _whole_person(match.group("who")) or _leading_person(match.group("who")) or _full_name(match.group("who"))
    return After(_exact(tail, speaker), None, "", f"其后“{match.group()[:16]}”", True) if speaker else None


def _full_name(who: str) -> str | None:
    """Return a name of three characters of which none make a word: 林邑轩, not 高一生."""
    sure = len(who) == 3 and is_plain_name(who) and len(cut_words(who)) in (1, 3)
    return who if sure else None


def _leading_person(who: str) -> str | None:
    """Return the person with whom `who` begins, if the rest is a place or time: 毛泽东同志1945年在七大上."""
    person = match_people(who)
    if _CITED.search(who):
        return None  # 毛泽东同志曾引用过的话
    if person is None:
        known = who in load_words("speaking_roles", _DATA) or re.fullmatch(rf"{HAN}{{2,4}}(?:人民|群众|百姓)", who)
        return who if known else None
    rest = who[person.stop :]
    if not rest or re.match(r"(?:《|在|于|当年|曾|同志|生前|[\d一二三四五六七八九]|早年|晚年|对|为)", rest):
        return person.text
    return None


def _whole_person(who: str | None) -> str | None:
    if not who:
        return None
    who = who.strip(" 　[]〔〕【】（）")
    person = match_people(who)
    if person is not None and person.stop == len(who):
        return person.text
    return who if who[0] in load_words("surnames_sure") and is_plain_name(who) else None


def _exact(text: str, name: str | None) -> str | None:
    if name is None:
        return None
    at = fold(text).find(name)
    return text[at : at + len(name)] if at >= 0 else name
