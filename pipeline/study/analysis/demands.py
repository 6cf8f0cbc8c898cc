"""What a sentence asks for, as a verb phrase that can go on after 怎样 or "we must": the grammar of demands.

The roles say which sentences demand; here is what they demand, and whether it can be said of the reader. A phrase whose
grammar is not sure has none: it can still be quoted whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pipeline.language.labels import label_length
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.language.words import alternatives, load_list, load_words
from pipeline.study.analysis.analysis import Analysis
from pipeline.study.analysis.shorten import shorten
from pipeline.study.analysis.standing import POINTS_ELSEWHERE
from pipeline.study.analysis.unit import Unit

_DATA = Path(__file__).with_name("data")

LONGEST = 34  # characters of a demand within a question
_LEAST = 5
_LONGEST_EN = 90
_TOLD = re.compile(
    r"^(?!为|按照|根据|对照|围绕|结合|落实)[^，。：；“]{1,16}(?:指出|强调|(?<![的项])要求|提出|明确|认为)[，：](?!“)"
)  # who said it is not what was said
_NOTES = re.compile(r"[⑴-⒇①-⑳]|〔\d{1,3}〕|\[\d{1,3}\]|【\d{1,3}】")
_MODAL = (
    "(?:必须要?|务必|一定要|应当|应该|需要(?=[^的，。]{2})"
    "|(?<![主重需只首必紧次想将快不险越示我])要(?![求点领素害义么不是闻说职塞]))"
)
_OWN = (
    "(?:我们|我们大家|全党|大家|同志们|全体党员|广大党员干部|党员干部|机关干部"
    "|全体[^，]{2,6}|全[镇县市校院局厂村][^，]{0,4}|今后|下一步|因此|所以)"
)
_HEARERS = re.compile(f"{_OWN}?(?:都|更|还|也|就|又|首先|特别是)?")
_ADVERBS = re.compile(
    "^(?:充分|深刻|深入|全面|切实|积极|努力|大力|进一步|准确|正确|着力|加快|持续|科学|高度|认真|扎实"
    "|坚决|继续|主动|有效|严格|不断|及时"
    "|携手|共同|合力|协同|用心|稳步|统筹|广泛|逐步|自觉|带头|精心|牢牢|全力|重点|始终|毫不动摇地?|坚定不移地?)+(?=.{2,})"
)
_STATES = re.compile(
    "(?<![还但可只总别其凡于的不])(?:是(?!否)|在于|离不开|决定着|关系着|事关|源于|功在|利在)(?=.{2,})"
    "|才能|才会|就[会能是]|[^除为]了[，。的]|[^除为]了$|已经?|以来|(?:之后|以后|期间|同时)(?:，|$)"
)
_NOT = re.compile(
    "^(?:不|没|别|绝|决|严禁|禁止|防止|切忌|避免|让|使|.*(?<![申邀聘提])请(?![示教客假求])|希望|号召|呼吁|有[着了]|要(?![求点]))|^(?:着力"
    "|集中)?$|无法|不能"
)
_BAD_END = re.compile("(?:[的地得和与及或把被将对为在以]|如下|以下|要求|问题是)$")
# What begins like something to be done but tells of its outcome: 办理时限明显缩短, 所需经费列入预算.
_OUTCOME = re.compile(
    "^(?!确保|保证|保障|力争|争取|努力|实现|推动|促进|促使|带动|引导|[把将使让])[^，]{4,}?"
    "(?:(?:明显|显著|大幅|普遍|稳步|不断|持续)(?:提高|提升|缩短|降低|下降|增加|增长|增强|减少|改善|好转|扩大|加快)|列入|纳入|达到|超过|低于|控制在)"
)
_MANNERS = re.compile("(?:[^，]{2,5}，){2,}[^，]{2,5}")  # 立足当前，面向未来，同心同德: how, before what is cut away
_PLAIN_VERB = re.compile("[^是有在来去能会想看说叫像到]")
_WITH = re.compile("^[以用把将][^，]{2,}")
_IN = re.compile("在[^，]{2,24}(?:中|上|下|里)")
_PLACE_ENDS = re.compile("[中上下里]，?")
_PHRASE_EN = r"[a-z][^.;:!?“”\"]{3,}?(?=\s*(?:--|—)|[.;:!?]|, (?:and|but|so|or|because|for|as|which|not)\b|$)"
_WE = re.compile(
    r"\b(?:we|you|all of us|each of us|everyone) (?:all )?(?:must|should|need to|have to|ought to|shall) "
    rf"(?:also |all |therefore )?(?P<what>{_PHRASE_EN})|\blet us (?:also |all )?(?P<let>{_PHRASE_EN})",
    re.IGNORECASE,
)
_POINTS_EN = re.compile(
    r"\b(?:this|these|those|it|they|them|he|she|him|his|her|i|me|my|here|so|do (?:that|so))\b|\bthat[.,]?$|\bthen\b",
    re.I,
)
_NO_EN = re.compile(
    r"^(?:be able|be (?:clear|honest|sure)|not\b|never\b|also\b|say|look at|see\b|talk|move on|remember that)", re.I
)


def plain_text(unit: Unit) -> str:
    """Return a sentence without its number or label, who it says said it, its note marks and its end mark."""
    text = without_notes(unit.text).strip(" 　")
    text = text[label_length(text) :]
    told = _TOLD.match(fold(text))
    return (text[told.end() :] if told else text).strip(" 　").rstrip("。．.！!；;，,：: ")


def without_notes(text: str) -> str:
    """Return words without the marks of footnotes in them."""
    return _NOTES.sub("", text)


def is_past(unit: Unit, analysis: Analysis) -> bool:
    """Return whether a sentence tells what was done: by itself, or below a heading that says so."""
    return unit.role == "achievement" or (unit.section is not None and unit.section.id in analysis.past)


@lru_cache(maxsize=4096)
def demanded(text: str, language: str) -> str | None:
    """Return what a demand asks for, a verb phrase of the text's own words; None where the grammar is not sure.

    In Chinese it can follow 怎样 (学好业务), in English "we must" (keep our word).
    """
    return _demanded_en(text) if language == "en" else _demanded_zh(text)


def _demanded_en(text: str) -> str | None:
    match = _WE.search(text)
    if match is None:
        return None
    what = (match.group("what") or match.group("let")).strip(" ,")
    if not len(what.split()) >= 2 or len(what) > _LONGEST_EN or _POINTS_EN.search(what) or _NO_EN.match(what):
        return None
    return what


def _demanded_zh(text: str) -> str | None:
    text = re.sub("^[请請](?:大家|各位|您|你[们們]|同[学學][们們])?(?![问問])(?=.{4})", "", text)
    text = re.sub("^我[们們](?:[将將]|愿意?|願意?)(?=.{4})", "", text)
    plain = fold(text)
    modal = re.search(_MODAL, plain)
    start = modal.end() if modal else 0
    if modal and not _HEARERS.fullmatch(plain[: modal.start()].strip("，")) and not _is_task(plain[: modal.start()]):
        return None
    phrase = text[start:].strip("，、 　")
    if len(phrase) > LONGEST:
        short = shorten(phrase, LONGEST)
        phrase = short if short and phrase.startswith(short) and not _MANNERS.fullmatch(short) else ""
    return phrase if is_verb_phrase(phrase, surely=modal is not None) else None


def _is_task(before: str) -> bool:
    """Return whether what stands before 必须 only names the task that the demand serves: 做好今年工作，要…."""
    return before.endswith("，") and is_verb_phrase(before.rstrip("，"))


def is_verb_phrase(phrase: str, surely: bool = False) -> bool:
    """Return whether words are something to be done: they begin with a verb, state nothing and demand nothing twice.

    `surely`: 要 or 必须 before them says that a verb follows, be it of one character (列提纲).
    """
    plain = fold(phrase).strip()
    if not _LEAST <= len(plain) <= LONGEST or _NOT.search(plain) or _BAD_END.search(plain) or _STATES.search(plain):
        return False
    if (
        _OUTCOME.search(plain)
        or re.search(_MODAL, plain)
        or re.search("[；：？?！（(]|——", plain)
        or POINTS_ELSEWHERE.search(plain)
    ):
        return False
    if any(plain.count(left) != plain.count(right) for left, right in ("“”", "「」", "《》")):
        return False
    if surely and _IN.match(plain) and not is_named(plain):
        return True
    if surely and "的" not in plain and _PLAIN_VERB.match(plain) and cut_words(plain)[0].tag == "v":
        return True
    return _begins_with_verb(plain) and not is_named(plain)


def is_named(text: str) -> bool:
    """Return whether what begins with a verb is a noun phrase all the same: 促进措施, 继承与创新的统一, 召开大会的设想.

    Verbs joined by 与 or 和 before 的; a last word that names a matter (措施, 背景, 设想), unless the verb is one of
    grasping or solving it (充分认识…的意义); a verb that no list of demands has, before 的 and a noun.
    """
    core = _ADVERBS.sub("", text)
    if re.match("[^，、]{2,4}[和与及、][^，、的]{2}的[^，]{1,4}$", text) or re.search(
        "的(?:统一|结合|过程|发展|变化|提高)$", text
    ):
        return True
    ends = text.endswith(load_list("matter_nouns", _DATA)) and not re.search("[，；]", text)
    if ends and not re.match(alternatives(load_words("grasping_verbs", _DATA)), core):
        verb = _verbs().match(core)
        rest = core[verb.end() :] if verb else ""
        if "的" in text or verb is None or len(rest) <= 3:
            return True
    if _WITH.match(text) or _IN.match(text) or _verbs().match(text) or _verbs().match(core):
        return False
    last = cut_words(text)[-1]
    return "的" in text or len(text) < 6 or last.tag[0] == "v"


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives((*load_list('outline_verbs'), *load_list('demand_verbs', _DATA)))})")


def _begins_with_verb(text: str) -> bool:
    """Return whether words begin with what is to be done: a verb, 充分认识, 在…中实现, 以…推动."""
    if _WITH.match(text):
        return True
    if place := _IN.match(text):  # 在机关职责中|践行初心, not 在这些人口中|十分之九是…
        ends = _PLACE_ENDS.finditer(text, 3, place.end() + 1)
        return any(end.end() < len(text) and _begins_with_verb(text[end.end() :]) for end in ends)
    core = _ADVERBS.sub("", text)
    return _opens_with_verb(core, core != text) or (core != text and _opens_with_verb(text, False))  # 加快|体育强国建设


def _opens_with_verb(core: str, surely: bool) -> bool:
    """Return whether the first word is a verb; `surely`: adverbs before it say that one follows."""
    first, *rest = cut_words(core)
    listed = _verbs().match(core)
    if rest and rest[0].text == "的":
        return False  # 前进的道路
    if listed and (surely or listed.end() in (first.stop, len(core)) or len(first.text) >= 2 * listed.end()):
        return True  # 大力|发展, 建立|健全
    return first.tag in ("v", "vd") and len(first.text) > 1
