"""Whether a sentence can be read alone, away from the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.quotation import match_quotes, outermost
from pipeline.language.segmentation import Token
from pipeline.language.words import load_list, load_words
from pipeline.study.analysis.predicate import is_bare_name

_DATA = Path(__file__).with_name("data")

_OPENING_MARKS = re.compile(r"^[\s“‘「『（(《—…·*]+")
_LIST_ITEM = re.compile(
    r"^(?:第?[一二三四五六七八九十]+[是则要、，：]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[①-⑳]|[a-zA-Z][、.．)）]|[⑴-⒇]|首先|其一|一方面)"
)
_EXAMPLE = re.compile(r"比如|例如|譬如|举个例子|打个比方|为例[，。；]|\bfor (?:example|instance)\b", re.IGNORECASE)
_THANKS = re.compile(
    r"谢谢|感谢|致谢|致以.{0,12}(?:问候|祝愿|敬意|谢意)|拜年|祝(?:大家|各位|同志们|愿)|欢迎(?:大家|各位)|大家好|你们好"
    r"|请大家(?:批评|多)|批评指正|不当之处|\bthank (?:you|s)\b|\bthanks\b",
    re.IGNORECASE,
)
_BRIDGE = re.compile(
    r"(?:下面|接下来|今天|在此|现在|这里)，?(?:请|[我就想]{1,2}).{0,30}(?:谈|讲|说|汇报|交流|介绍|分享|强调|提)"
    r"|如下|以下(?:工作|[一二三四五六七八九十几]|方面|任务|问题|要求|意见|事项)"
    r"|(?:谈|讲|说|提)(?:一谈|一讲|一说)?.{0,6}(?:几点|几个|以下|如下|三点|两点|四点|五点|六点|一点).{0,8}"
    r"(?:意见|体会|看法|问题|认识|要求|想法|感受|建议|希望)[。：:]?$"
)
_REPORTS = re.compile(
    r"(?:指出|强调|说|道|写道|提出|要求|认为|讲|言|云|曰|告诫|宣告|宣布|号召|倡导|勉励|嘱托|叮嘱|回答|主张|明确|论述|称|批示|"
    r"题词|\bsaid|\bsays|\bwrote|\basked)"
)
_LABEL = re.compile(r"^(?:问|答|主持人|记者|[QA])[：:]")
_INNER = re.compile(
    "(?:就|正|便)?是这样|这样一[个种位条支]|上述|如前所述|前面(?:说|讲|提|谈)|刚才(?:说|讲|提|谈)|[前后]者"
    "|^(?:当|在)[^，]{0,40}(?:的时候|之时)[。！]?$"
)
# An answer to what somebody asked, or one half of a contrast: 不是，… / 困难的是：… / Please …
_ANSWER = re.compile(
    r"(?:不?是的?|[嗯哦噢喔欸哎]?对[啊呀吧]?|[好嗯哦噢喔欸哎]的?|没错|当然|可以|是啊|我是说|我直觉[^，]{0,6})[，,：:]|[^，：]{1,6}的是："
    r"|(?:please|let(?:['’]s| me| us)|the same|welcome|yes|no|okay|ok|well|so|right|sure|i (?:call|mean|guess))\b"
    r"|(?:i['’]m|we['’]re) going\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"[^，。；：]{0,12}(?:这[一两几些种个样次里时]|那[些种样]|[他她它]们(?!的?是[^，]{0,6}人民)|此[时种类])|就把|(?:第[二三四五]|另一)[种类个]"
)
# Words that point out of a sentence wherever they stand in it.
POINTS_ELSEWHERE = re.compile(
    "[这這那](?:[种個个些两兩样樣就里裡]|一)|[他她它牠你]|不是别的|上述|前述|刚才|如下|以下|前者|后者|此(?:外|种|类|举)"
)
_END = re.compile(r"[。！？!?.…][”’」』）)\]\"']*$|[”’」』；;]$")
_QUOTES = frozenset('“”‘’「」『』"')
_MOTTO_FOLLOWS = frozenset("的式等、之这和与及")
_FIRST_WORDS = 12  # of a sentence, within which the word that points back must end
_SHORT = 12  # characters under which a sentence is looked at for a verb
_STATEMENT = 14  # a quotation of at least so many characters is somebody's statement, not a term


@lru_cache(maxsize=4)
def _openings(language: str) -> re.Pattern[str]:
    words = load_list("leaning_openings_en" if language == "en" else "leaning_openings", _DATA)
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


def what_it_leans_on(text: str, tokens: Sequence[Token], language: str) -> tuple[str, ...]:
    """Return the reasons why `text` cannot stand alone, () if it can.

    An opening that points back (这, 因此, 比如), an item of a list, a question, a colon at its end, a quotation cut
    in half or without its speaker, an example, thanks, or words that only lead over to what comes next.
    """
    reasons: list[str] = []
    marks = _OPENING_MARKS.match(text)
    begin = marks.end() if marks else 0
    bare = text[begin:]
    if opening := _opening(bare, [token.stop - begin for token in tokens[:_FIRST_WORDS]], language):
        reasons.append(f"opens with {opening}")
    elif answer := _ANSWER.match(bare):
        reasons.append(f"answers: {answer.group()}")
    elif language == "zh" and (pointing := _POINTS.match(bare)):
        reasons.append(f"opens with {pointing.group()}")
    elif item := _LIST_ITEM.match(text) or _LIST_ITEM.match(bare):
        reasons.append(f"item of a list: {item.group()}")
    elif label := _LABEL.match(bare):
        reasons.append(f"item of a dialogue: {label.group()}")
    elif inner := _INNER.search(bare):
        reasons.append(f"opens with or holds {inner.group()}")
    if re.search(r"[？?][”’」』\"]*$", text):
        reasons.append("a question")
    if not _END.search(text):
        reasons.append("no end mark")
    if language == "zh" and len(text) < _SHORT and is_bare_name(tokens):
        reasons.append("a name without a verb")
    reasons += _quotation_faults(text)
    for reason, pattern in (("an example", _EXAMPLE), ("thanks or greetings", _THANKS), ("leads over", _BRIDGE)):
        if found := pattern.search(text):
            reasons.append(f"{reason}: {found.group()}")
    return tuple(reasons)


def is_habit(reason: str) -> bool:
    """Return whether a reason is only an opening that is a habit in unprepared talk (所以, 但是)."""
    return _points_loosely(reason) or reason.removeprefix("opens with ") in load_words("talk_habits", _DATA)


def _points_loosely(reason: str) -> bool:
    opening = reason.removeprefix("opens with ")
    return opening != reason and bool(_POINTS.fullmatch(opening))


def is_filler(reason: str, headed: bool) -> bool:
    """Return whether a reason is only an opening that talk is full of (那么, 其实); `headed`: has the text headings."""
    filler = reason.removeprefix("opens with ") in load_words("filler_openings", _DATA)
    return filler or (not headed and _points_loosely(reason))


def _opening(bare: str, stops: Sequence[int], language: str) -> str | None:
    """Return the word that points back at the start of `bare`; it must end where a word ends (故, not 故事)."""
    found = _openings(language).match(bare)
    if language == "zh" and bare[:1] in ("这", "那", "這"):
        return found.group() if found else bare[0]
    return found.group() if found and found.end() in stops else None


def opens_back(text: str, tokens: Sequence[Token], language: str = "zh") -> bool:
    """Return whether words begin as an answer or point back, in talk too."""
    stops = [token.stop for token in tokens[:_FIRST_WORDS]]
    return bool(_opening(text, stops, language) or _ANSWER.match(text) or _POINTS.match(text))


def _quotation_faults(text: str) -> list[str]:
    quotes = match_quotes(text)
    if any(text[at] in _QUOTES for at in quotes.stray):
        return ["half a quotation"]
    for start, stop in outermost(pair for pair in quotes.pairs if text[pair[0]] in '“「"'):
        around = text[:start] + text[stop + 1 :]
        if _is_statement(text, start, stop) and not _REPORTS.search(around):
            return ["a quotation without its speaker"]
    return []


def _is_statement(text: str, start: int, stop: int) -> bool:
    """Return whether the quotation is what somebody said, not a term or a motto (“只为成功想办法，…”的境界)."""
    inside = text[start + 1 : stop]
    follows = text[stop + 1 : stop + 2]
    if len(inside) < _STATEMENT or (follows and follows in _MOTTO_FOLLOWS):
        return False
    clauses = len(re.findall(r"[，；。！？,;.!?]", inside.rstrip("。！？.!?"))) + 1
    return start == 0 or inside[-1] in "。！？!?" or clauses > 1
