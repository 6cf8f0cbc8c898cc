"""What can be asked about a text: what it demands, claims, sets against each other, defines, rules, aims at, asks.

A point is words of the text and the way a question may use them. Each comes from one sentence or one heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pipeline.language.numerals import chinese_number
from pipeline.language.quotation import match_quotes, outermost
from pipeline.language.script import fold
from pipeline.language.words import load_lines, load_words
from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.demands import demanded, is_past, plain_text
from pipeline.study.analysis.headings import shared_frame
from pipeline.study.analysis.roles import Role
from pipeline.study.analysis.shorten import clause_with
from pipeline.study.analysis.standing import POINTS_ELSEWHERE
from pipeline.study.results import Term

_DATA = Path(__file__).with_name("data")

Kind = Literal[
    "do", "demand", "claim", "contrast", "definition", "members", "target", "targets", "problem", "duty", "matter",
    "topic",    "group", "question", "quotation", "sentence",
]  # fmt: skip
LONGEST = 56  # characters of a sentence quoted in a question
_LONGEST_QUOTED = 44
_LONGEST_EN = 170
_LONGEST_TITLE = 28
_LEAST = 8
_ENOUGH = 3  # sentences of a part or a paragraph that says more than its main sentence
_MEMBERS = 48  # characters of the members of a group, all together
_DO_NOT_ASK = frozenset({"疑错别字", "疑重字", "疑缺标点", "标点不成对", "占位未填", "疑重复"})
_YES_OR_NO = re.compile(
    "[吗嗎]？?$|(?<!什)么？?$|是否|能否|可否|有无|有没有|是不是|要不要|能不能|会不会|对不对|行不行|好不好"
)
_ASKS = re.compile("怎样|怎么|如何|为什么|为何|什么|哪[些个里一几方种]|谁|多少|几[个点种条项]")
_REQUEST = re.compile(
    "^(?:首先，?|最后，?)?(?:请问?|麻烦)(?:您|你|各位)?(?:先|再|简要|简单|具体|重点|谈谈|谈一谈|介绍|说说|解读|讲讲|解释)*(?:一下|下)?[，,]?"
)
_CONTRAST = re.compile(
    "不是[^。]{1,40}而是|不是[^，。]{2,24}，?就?是|是[^，。]{1,30}，?而?不是|并非[^。]{1,40}而是|与其[^。]+不如|宁可[^。]+也"
)
_CONTRAST_EN = re.compile(r"\bnot [^.]{2,80}(?:\bbut\b|--|—|; )|\brather than\b", re.I)
_POINTS_EN = re.compile(
    r"^(?:[\w ]{0,20}, )?(?:this|these|those|it|they|he|she|that|and|but"
    r"|so|or|then|here|there|which|yes|no|well|okay)\b"
    r"|\b(?:this|these|those)\b|^I\b|^let us (?:be|look|turn|begin|see)\b"
    r"|\bit here\b|\babove\b|\bbelow\b|\bhere\b|\bI (?:think|guess|mean)\b|\b(?:he|she)\b",
    re.IGNORECASE,
)
_LEADS_EN = re.compile(
    r"^(?:(?:and so|and|but|so|first|second|third|fourth|fifth|finally"
    r"|therefore|remember|my (?:friends|neighbors))\b[,:]?\s+)+",
    re.I,
)
_NUMBER_EN = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten) \w+s$", re.I)
_TARGETS = re.compile("^(?P<name>[^，。：；]{0,16}目标(?:任务)?)(?:就?是|为)?：[^。]*；")
_PERSONAL = re.compile(
    "我(?!们|国|党|军|省|市|县|区|镇|乡|村|院|校|局|行|公司)|咱|您|今天|刚才|现在我|同志们|大家好|[吧嘛呢啊呀]|对吧"
)
# Texts whose demands are the reader's own; in others a demand is a view to be weighed.
_OFFICE = frozenset(("speech", "report", "policy", "minutes", "letter"))
_TIED = re.compile(
    "，这|提出|^(?:让我们|绝对是|据悉|据了解|另|那(?![么里])|这|《|今年|明年|去年|本[月周年]|当前|目前|现在|昨|而且|而(?!不)|但|却"
    "|如(?!果|何)|不但|不仅|不只|一定|也|就|可以说|难道|次一|并且|同时|此外|另外|所以|因此|当[^，]{2,20}[时，])"
)
_COUNTED = re.compile(r"\d|[百千万亿]")
_BINDS = re.compile("应当|必须|不得|禁止|[^适相对响反供呼]应(?![用急])|[^主重需]要")
_REFERS = re.compile("第[一二三四五六七八九十百]+[条款项]|前款|本条|下列|前项")
_LOOSE = ("a maxim of two like clauses", "what is needed", "a conclusion", "what the speaker holds")
_OTHERS: tuple[Role, ...] = (
    "direction", "ceremony", "bridge", "question", "example", "narrative", "quotation", "achievement", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """What a question asks about: words of the text, how a question may use them, what they rest on.

    `worth` orders the points of a text; `members`: names of its parts, for a group or a term that counts them.
    `answered`: the text says more about it, so that a question to read with has its answer there.
    """

    text: str
    kind: Kind
    units: tuple[Unit, ...]
    section: Section | None = None
    members: tuple[str, ...] = ()
    worth: float = 1.0
    answered: bool = True

    @property
    def number(self) -> str:
        """How many members it has, in Chinese."""
        count = len(self.members)
        return chinese_number(count) if count <= 10 else str(count)


def find_points(analysis: Analysis, terms: Sequence[Term]) -> list[Point]:
    """Return what can be asked about a text, in its order."""
    made = [*_of_headings(analysis), *_of_terms(analysis, terms), *_of_sentences(analysis)]
    seen: set[str] = set()
    points = []
    for point in sorted(made, key=lambda point: (point.units[0].index, -point.worth)):
        key = fold(point.text)
        if key not in seen:
            seen.add(key)
            points.append(point)
    return points


def _of_headings(analysis: Analysis) -> Iterator[Point]:
    level: Sequence[Section] = analysis.speech.sections
    while len(level) == 1 and level[0].children:
        level = level[0].children
    for section in (each for top in level for each in (top, *top.children)):
        point = point_of(section, analysis)
        if point is not None:
            yield point


def point_of(section: Section, analysis: Analysis) -> Point | None:
    """Return the point of a heading, None if it has no words fit for a question (too long, a slip, dull, past work)."""
    heads = tuple(analysis.heads(section))
    title = section.title.strip(" 　。．.；;，,：:！!、")
    flagged = any(set(unit.flags) & _DO_NOT_ASK for unit in heads)
    if not heads or flagged or not len(title) >= 3 or is_dull(title) or any(unit.role == "direction" for unit in heads):
        return None
    top = section.level == 1 or len(analysis.speech.sections) == 1
    read = _read_en(title) if analysis.speech.language == "en" else _read_zh(title, heads, analysis)
    if read is None:
        return None
    text, kind = read
    members = _members(section, analysis)
    if members and kind in ("do", "demand", "topic", "matter", "question"):
        text, kind = text.rstrip("？"), "group"
    worth = {"do": 3.0, "demand": 2.6, "question": 3.2, "group": 3.2, "claim": 2.6, "contrast": 2.6}.get(kind, 1.6)
    if kind == "matter":
        worth = 2.4
    worth = 0.9 if heads[0].role == "achievement" and kind == "topic" else worth
    answered = len(analysis.inside(section)) >= _ENOUGH - 1
    return Point(text, kind, heads, section, members, worth + 0.3 * top, answered)


def is_dull(title: str) -> bool:
    """Return whether a heading only says what a part is: 总体要求, 2021年工作回顾."""
    dull = load_words("dull_titles", _DATA)
    plain = fold(title)
    return plain in dull or plain.endswith(tuple(word for word in dull if len(word) > 3)) or plain.lower() in _dull_en()


@lru_cache(maxsize=1)
def _dull_en() -> frozenset[str]:
    return frozenset(load_lines("dull_titles_en", _DATA))


def _read_zh(title: str, heads: Sequence[Unit], analysis: Analysis) -> tuple[str, Kind] | None:
    """Return the words of a heading and how a question may use them."""
    plain = fold(title)
    if (request := _REQUEST.match(plain)) is not None and request.end() < len(title):
        title, plain = title[request.end() :], plain[request.end() :]
        wanted = title.rstrip("？?。")
        if not _ASKS.search(plain):
            return (wanted, "matter") if 4 <= len(wanted) <= 40 and not _YES_OR_NO.search(plain) else None
    if plain.endswith(("？", "?")) or (analysis.kind == "interview" and _ASKS.search(plain) and len(title) > 8):
        fit = _ASKS.search(plain) and not _YES_OR_NO.search(plain) and len(title) <= 60 and not _PERSONAL.search(plain)
        return (title.rstrip("？?。") + "？", "question") if fit else None
    if heads[0].role == "achievement" or is_past(heads[0], analysis):
        return (title, "topic") if len(title) <= _LONGEST_TITLE and "，" not in title else None
    bare = re.sub("^(?:关于|關於)?(?:(?:抓好|做好|搞好)(?=坚持|推进|加强))?", "", title)
    _, colon, rest = bare.rpartition("：")
    if re.match("为什么|怎样|怎么|如何|为何|到哪", bare_plain := fold(bare)) and not _PERSONAL.search(bare_plain):
        return bare.rstrip("。") + "？", "question"  # 为什么要调查研究: asked without its mark
    asks = analysis.kind in _OFFICE or analysis.kind == "essay"  # whose headings may call on its readers
    for form in ((bare, rest) if colon else (bare,)) if asks else ():
        if phrase := demanded(form, "zh"):
            return _as_demand(phrase)
    if _CONTRAST.search(plain) and not re.search("——|：|[（(]", plain):
        return title, "contrast"
    if heads[0].role in ("claim", "definition") and len(title) <= 40 and not re.search("——|：|[（(]", title):
        return title, "claim"
    if heads[0].role == "demand" and analysis.kind in _OFFICE and _LEAST <= len(title) <= 40:
        return bare, "demand"
    if not 3 <= len(bare) <= _LONGEST_TITLE or re.search("——|；|[（(]", bare) or bare.count("“") != bare.count("”"):
        return None
    return bare, "matter" if analysis.kind == "statute" else "topic"


def _as_demand(phrase: str) -> tuple[str, Kind]:
    """Return a verb phrase, quoted whole where it begins with what it is done with (以…的勇气查找)."""
    if re.match("[以用把将將]", phrase):
        return phrase, "demand"
    return re.sub("^(?:着力|著力)(?=.{4})", "", phrase), "do"


def _read_en(title: str) -> tuple[str, Kind] | None:
    if title.endswith("?"):
        asks = re.match(r"(?:what|why|how|which|who|where|when)\b", title, re.I)
        return (title, "question") if asks else None
    return (title, "topic") if 2 <= len(title.split()) <= 10 else None


def _of_terms(analysis: Analysis, terms: Sequence[Term]) -> Iterator[Point]:
    for term in terms:
        if term.kind == "user" or (term.definition is None and not term.members):
            continue
        ref = term.definition_ref or term.ref
        units = tuple(analysis.unit(each) for each in ref.sentences)
        if not units or any(set(unit.flags) & _DO_NOT_ASK for unit in units):
            continue
        name = _in_running_text(term.text, analysis) if analysis.speech.language == "en" else term.text
        if analysis.kind == "statute" and "的" in name:
            continue  # 交流的方式: what the law lists, not a word it explains
        counts = bool(term.members) or term.kind == "number" or _NUMBER_EN.match(name) is not None
        yield Point(name, "members" if counts else "definition", units, units[0].section, term.members, 2.9)


def _in_running_text(name: str, analysis: Analysis) -> str:
    """Return an English term as it stands inside a sentence: public service, but Sia."""
    lower = name[0].lower() + name[1:]
    return lower if any(f" {lower}" in unit.text for unit in analysis.units) else name


def _of_sentences(analysis: Analysis) -> Iterator[Point]:
    english = analysis.speech.language == "en"
    for unit in analysis.units:
        if not unit.spoken or set(unit.flags) & _DO_NOT_ASK:
            continue
        found = _point_en(unit, analysis) if english else _point_zh(unit, analysis)
        if found is not None:
            text, kind, worth = found
            answered = kind not in ("do", "demand", "duty") and len(unit.paragraph.sentences) >= _ENOUGH
            yield Point(text, kind, (unit,), unit.section, (), worth + 0.8 * unit.weight, answered)


def _point_zh(unit: Unit, analysis: Analysis) -> tuple[str, Kind, float] | None:
    role = unit.role
    if role == "quotation":
        return _quoted(unit) if analysis.kind not in ("lecture", "transcript") else None
    if role == "question":
        return _own_question(unit) if analysis.kind in ("interview", "transcript") else None
    duty = unit.does("duty") and analysis.kind in ("statute", "policy") and not unit.does("definition")
    if (role in _OTHERS and not duty) or unit.narrative or unit.does("narrative", "example"):
        return None
    if is_past(unit, analysis) or _leans(unit):
        return None
    text = plain_text(unit)
    if targets := _TARGETS.match(fold(text)):
        return text[: targets.end("name")], "targets", 3.2
    if role == "demand" and analysis.kind in _OFFICE and (phrase := demanded(text, "zh")):
        phrase, kind = _as_demand(phrase)
        return phrase, kind, 1.9
    quoted = _fit(text, unit)
    if quoted is None:
        return None
    plain = fold(quoted)
    if _PERSONAL.search(plain) or POINTS_ELSEWHERE.search(plain) or _TIED.search(plain) or _REFERS.search(plain):
        return None
    return _kind_of(quoted, plain, duty, unit, analysis)


def _kind_of(quoted: str, plain: str, duty: bool, unit: Unit, analysis: Analysis) -> tuple[str, Kind, float] | None:
    """Return a sentence that is quoted whole with what it does in the text and what it is worth."""
    role = unit.role
    if _CONTRAST.search(plain) and role in ("claim", "demand") and 10 < len(quoted) <= _LONGEST_QUOTED:
        return quoted, "contrast", 2.5
    if duty:
        return (quoted, "duty", 2.0) if _BINDS.search(plain) else None
    if role == "demand" and analysis.kind in _OFFICE | {"interview"} and not re.search("要[^，]+就", plain):
        return quoted, "demand", 1.7
    if role in ("claim", "demand"):
        if re.search(r"\d", plain):
            return None  # a figure is a fact to know, not a view to weigh
        weak = unit.roles[0].why in _LOOSE or unit.particular or _COUNTED.search(plain)
        return quoted, "claim", 1.0 if weak else 2.2 if role == "claim" else 1.8
    if role == "target":
        return quoted, "target", 2.6 if "目标" in plain else 1.6
    if role == "problem":
        return (quoted, "problem", 1.4) if not unit.particular else None
    if role == "statement" and not unit.particular and not _COUNTED.search(plain):
        return quoted, "sentence", 0.5
    return None


def _leans(unit: Unit) -> bool:
    return any(not why.startswith(("item of a list", "no end mark")) for why in unit.leans)


def _fit(text: str, unit: Unit) -> str | None:
    """Return a sentence if it is short enough to be read aloud, else its clauses that say the main thing."""
    if len(text) > LONGEST:
        words = [found.words for found in unit.roles if found.role == unit.role]
        form = clause_with(text, words, LONGEST) or ""
        text = form if text.startswith(form) else ""  # from its beginning, or it has lost its subject
    balanced = all(text.count(left) == text.count(right) for left, right in ("“”", "「」", "《》", "（）"))
    return text if len(text) >= _LEAST and balanced and "：" not in text and "？" not in text else None


def _quoted(unit: Unit) -> tuple[str, Kind, float] | None:
    quotes = outermost(match_quotes(unit.text).pairs)
    if len(quotes) != 1:
        return None
    start, stop = quotes[0]
    words = unit.text[start + 1 : stop].rstrip("。.！!，, ")
    most = _LONGEST_QUOTED if "一" <= words[:1] <= "鿿" else _LONGEST_EN
    if start == 0 or not _LEAST <= len(words) <= most or words.endswith(("？", "?")):
        return None
    return words, "quotation", 2.0


def _own_question(unit: Unit) -> tuple[str, Kind, float] | None:
    """Return a question that the text itself asks, as it stands, from the clause that asks on."""
    if unit.sentence.stop < len(unit.paragraph.text.rstrip()):
        return None  # who asks others lets them speak; who asks himself goes on
    text = plain_text(unit).rstrip("？?呢").rpartition("：")[2]
    plain = fold(text)
    if leads := re.match(".*(?:就是|[问想]一?下[^，]{0,8}，)(?=.{8})", plain):
        text, plain = text[leads.end() :], plain[leads.end() :]
    if re.match("你们(?=为|怎|如|会)", plain):
        text, plain = text[2:], plain[2:]
    if re.match("如果|但|所以|难道|又|还|那么", plain) or re.search("[这那][股种个些次]", plain):
        return None
    told = _PERSONAL.search(plain) or POINTS_ELSEWHERE.search(plain.replace("你们", ""))
    if not 8 <= len(text) <= 60 or not _ASKS.search(plain) or _YES_OR_NO.search(plain) or told:
        return None
    return text + "？", "question", 2.6


def _point_en(unit: Unit, analysis: Analysis) -> tuple[str, Kind, float] | None:
    if unit.role == "quotation":
        return _quoted(unit)
    text = _LEADS_EN.sub("", unit.text.strip()).rstrip(". ")
    if unit.role in _OTHERS or is_past(unit, analysis) or (len(text.split()) < 6 and unit.role != "demand"):
        return None
    office = analysis.kind in _OFFICE
    if unit.role in ("demand", "duty") and office and (phrase := demanded(unit.text, "en")):
        return phrase, "do", 2.2
    if not len(text.split()) >= 4 or len(text) > _LONGEST_EN or _POINTS_EN.search(text) or text.endswith(("?", ":")):
        return None
    if any(mark in text for mark in '“”"') or unit.narrative:
        return None
    text = text[0].upper() + text[1:]
    if _CONTRAST_EN.search(unit.text):
        return text, "contrast", 2.6
    kinds: dict[str, tuple[Kind, float]] = {
        "demand": ("demand", 2.0) if office else ("claim", 1.6), "claim": ("claim", 2.2),
        "problem": ("problem", 1.6), "target": ("target", 2.2),
        "duty": ("duty", 2.0),
    }  # fmt: skip
    if unit.role in kinds:
        kind, worth = kinds[unit.role]
        return text, kind, worth
    if unit.role == "statement" and not unit.leans and not unit.particular and not re.search(r"\d", text):
        return text, "sentence", 0.8
    return None


def _members(section: Section, analysis: Analysis) -> tuple[str, ...]:
    """Return short names of a heading's three to eight parts, without the words they share; () if there are none."""
    children = section.children
    flagged = any(set(unit.flags) & _DO_NOT_ASK for child in children for unit in analysis.heads(child))
    if not 3 <= len(children) <= 8 or flagged or analysis.speech.language == "en":
        return ()
    prefix, suffix = shared_frame(children)
    own = [child.title[len(prefix) : len(child.title) - len(suffix) or None].strip("，、。； ") for child in children]
    tails = [name.rpartition("的")[2] for name in own]
    for names in (tails, own) if all("的" in name for name in own) else (own,):
        fit = all(2 <= len(name) <= 16 and not re.search("[，。；：、“”]", name) for name in names)
        if fit and len(set(names)) == len(names) and sum(map(len, names)) <= _MEMBERS:
            return tuple(names)
    return ()
