"""The headings of a text as points to ask about: what they demand, claim or ask, or the matter that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN
from pipeline.language.script import fold
from pipeline.language.words import load_lines, load_words
from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.addressed import binds_readers, is_plan
from pipeline.study.analysis.demands import demanded, is_past
from pipeline.study.analysis.headings import shared_frame
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.quotable import LEAST, PERSONAL, is_balanced, is_doubtful
from pipeline.study.questions.own_questions import asks, is_answered_yes_or_no, is_fit_heading, request_in
from pipeline.study.questions.point import Kind, Point
from pipeline.study.questions.points_of_sentences import as_demand, is_colloquial, is_contrast

_DATA = Path(__file__).with_name("data")

_LONGEST_TITLE = 28
_LONGEST_SENTENCE = 40
_MEMBERS = 48  # characters of the members of a group, all together
_ASKED = frozenset(("interview", "transcript"))
_LEAST_DEMAND = 6  # 不要在楼道充电
_ACCOUNT = 3  # sentences with facts in a part that can be asked for its facts
_WORTH: dict[Kind, float] = {
    "do": 3.0, "demand": 2.6, "call": 2.6, "question": 3.2, "group": 3.2, "parts": 2.8, "claim": 2.6, "contrast": 2.6,
    "matter": 2.4,
}  # fmt: skip
_TOPIC = 1.7
_DONE = 0.9
# Furniture before what a heading says: 关于…, 抓好坚持…
_BEFORE = re.compile("^(?:关于|關於)?(?:我[们們](?:将|將))?(?:(?:抓好|做好|搞好)(?=坚持|推进|加强))?")
_ASKS_UNMARKED = re.compile("^(?:为什么|怎样|怎么|如何|为何|到哪|什么是)|为什么|是什么$")
# The title of another text in the same file is no heading of this one.
_DOCUMENT = re.compile(
    "^在.{2,}(?:讲话|致辞|发言|报告)$|(?:管理|实施|试行|暂行|工作)(?:办法|条例|规定|细则)$|答记者问$|的通知$"
)
_ARTICLE = re.compile("第[一二三四五六七八九十百零〇\\d]+条")
# What a demand has that is no name of a matter (高温露天作业): a modal, a denial, or what it is done with.
_CALLS = re.compile("要(?!求|点|素|领)|必须|应当|应该|不|严禁|禁止|切勿|杜绝|^[以用把将]|，|人人")
# What goes on while one speaks, or two lines read as one: no name of a matter (第八届年会 正在举行).
_PASSING = re.compile(f"正在|即将|本次|今晚|(?<={HAN}) +(?={HAN})")
_LASTS = re.compile(r"\s*[（(][~～约約]?\s*\d+\s*(?:min(?:ute)?s?|分钟|分鐘|分)\s*[)）]\s*$", re.I)  # 选型（5分钟）
_BIDS = re.compile("必须|务必|应当|^要(?!点|素|求)")
_INVITES = re.compile("(?<![申邀聘提])请(?![示求])")
_BRACKETED = re.compile("——|：|[（(]")


def points_of_headings(analysis: Analysis, binding: bool) -> Iterator[Point]:
    """Yield the points of the headings of the two highest levels; `binding`: the text's demands are the reader's."""
    level: Sequence[Section] = analysis.speech.sections
    while len(level) == 1 and level[0].children:
        level = level[0].children
    for section in (each for top in level for each in (top, *top.children)):
        point = point_of(section, analysis, binding)
        if point is not None:
            yield point


def point_of(section: Section, analysis: Analysis, binding: bool | None = None) -> Point | None:
    """Return the point of a heading, None if it has no words fit for a question (too long, a slip, dull)."""
    binding = binds_readers(analysis) if binding is None else binding
    heads = tuple(analysis.heads(section))
    title = _LASTS.sub("", section.title).strip(" 　。．.；;，,：:！!、")
    if not heads or any(is_doubtful(unit) or unit.role == "direction" for unit in heads):
        return None
    if _holds_exercises(section, analysis):
        return None
    if len(title) < 3 or is_dull(title) or _DOCUMENT.search(fold(title)):
        return None
    read = _read_en(title) if analysis.speech.language == "en" else _read_zh(title, heads, analysis, binding)
    if read is None:
        return None
    text, kind = read
    members = members_of(section, analysis)
    if members and kind in ("do", "demand", "call", "topic", "matter", "question", "done"):
        kind = "group" if kind in ("do", "demand") else "parts"
        text = text.rstrip("？")
    inside = analysis.inside(section)
    if kind == "topic" and sum(unit.does("achievement", "example", "narrative") for unit in inside) >= _ACCOUNT:
        kind = "account"
    past = any(is_past(unit, analysis) for unit in heads)
    low = past and kind in ("topic", "account", "done")
    worth = _DONE if low else _WORTH.get(kind, _TOPIC)
    top = section.level == 1 or len(analysis.speech.sections) == 1
    return Point(text, kind, heads, section, members, worth + 0.3 * top, len(inside) > 1)


def _holds_exercises(section: Section, analysis: Analysis) -> bool:
    """Return whether nothing but exercises stands below a heading."""
    below = analysis.speech.paragraphs[section.start.paragraph + 1 : section.stop.paragraph]
    return any(paragraph.role == "exercise" for paragraph in below) and not analysis.inside(section)


def is_dull(title: str) -> bool:
    """Return whether a heading only says what a part is: 总体要求, 2021年工作回顾."""
    dull = load_words("dull_titles", _DATA)
    plain = fold(title)
    if plain.isascii():
        words = set(re.findall("[a-z]+", plain.lower()))
        return plain.lower() in _dull_en() or (bool(words) and words <= load_words("furniture_en", _DATA))
    parts = [part.strip() for part in re.split("[和与及、&]", plain)]
    return all(part in dull for part in parts) or plain.endswith(tuple(word for word in dull if len(word) > 3))


@lru_cache(maxsize=1)
def _dull_en() -> frozenset[str]:
    return frozenset(load_lines("dull_titles_en", _DATA))


def _read_zh(title: str, heads: Sequence[Unit], analysis: Analysis, binding: bool) -> tuple[str, Kind] | None:
    """Return the words of a heading and how a question may use them."""
    if (analysis.kind in _ASKED or title.endswith(("？", "?"))) and (wanted := request_in(title)) is not None:
        title, plain = wanted, fold(wanted)
        if not asks(plain):
            wanted = wanted.rstrip("？?。")
            return (wanted, "matter") if 4 <= len(wanted) <= 40 and not is_answered_yes_or_no(plain) else None
    plain = fold(title)
    if plain.endswith(("？", "?")) or (analysis.kind == "interview" and asks(plain) and len(title) > LEAST):
        return (title.rstrip("？?。") + "？", "question") if is_fit_heading(plain) else None
    bare = _BEFORE.sub("", title)
    if heads[0].role == "achievement" or is_past(heads[0], analysis):
        return _as_done(bare, heads)
    if _ASKS_UNMARKED.search(bare_plain := fold(bare)) and not PERSONAL.search(bare_plain):
        return bare.rstrip("。") + "？", "question"  # 为什么要调查研究: asked without its mark
    _, colon, rest = bare.rpartition("：")
    if analysis.kind not in ("statute", "news"):
        for form in (bare, rest) if colon else (bare,):
            phrase = demanded(form, "zh")
            if phrase and (binding or not is_colloquial(phrase, analysis)):
                return as_demand(phrase, binding and not is_plan(heads[0]))
    if is_contrast(plain) and not _BRACKETED.search(plain):
        return title, "contrast"
    if heads[0].role in ("claim", "definition") and len(title) <= _LONGEST_SENTENCE and not _BRACKETED.search(title):
        return title, "claim"
    asked = bool((heads[0].role == "demand" and _CALLS.search(plain)) or _INVITES.search(plain))
    asked = asked and not is_plan(heads[0])
    if asked and binding and not _BRACKETED.search(bare) and _LEAST_DEMAND <= len(title) <= _LONGEST_SENTENCE:
        return bare, "demand"
    if not 3 <= len(bare) <= _LONGEST_TITLE or re.search("——|；|，|[（(]", bare) or not is_balanced(bare):
        return None
    if _PASSING.search(fold(bare)):
        return None
    if _BIDS.search(fold(bare)):
        return bare, "demand" if binding else "call"
    return bare, "matter" if analysis.kind == "statute" and _has_articles(heads[0], analysis) else "topic"


def _has_articles(head: Unit, analysis: Analysis) -> bool:
    """Return whether there are articles below a heading of a law: a speech bound with it has none."""
    inside = analysis.inside(head.section) if head.section else ()
    return any(_ARTICLE.match(unit.text) for unit in inside)


def _as_done(title: str, heads: Sequence[Unit]) -> tuple[str, Kind] | None:
    """Return a heading that tells of past work: a statement to be borne out, or the name of a part."""
    if len(title) > _LONGEST_TITLE or "，" in title or _BRACKETED.search(title) or not is_balanced(title):
        return None
    states = heads[0].role == "achievement" and has_predicate(heads[0].tokens) and not title.endswith(("情况", "成就"))
    return title, "done" if states else "topic"


_POINTS_EN = re.compile(r"\b(?:you|your|this|that|these|those|it|they|then|he|she)\b", re.I)


def _read_en(title: str) -> tuple[str, Kind] | None:
    if title.endswith("?"):
        asked = re.match(r"(?:what|why|how|which|who|where|when)\b", title, re.I)
        return (title, "question") if asked and not _POINTS_EN.search(title) else None
    return (title, "topic") if 2 <= len(title.split()) <= 10 else None


def members_of(section: Section, analysis: Analysis) -> tuple[str, ...]:
    """Return short names of a heading's three to eight parts, without the words they share; () if there are none."""
    children = section.children
    flagged = any(is_doubtful(unit) for child in children for unit in analysis.heads(child))
    if not 3 <= len(children) <= 8 or flagged or analysis.speech.language == "en":
        return ()
    prefix, suffix = shared_frame(children)
    prefix = prefix.rstrip("以把用在从向对为")  # 以新立办: the member keeps what it is done with
    own = [child.title[len(prefix) : len(child.title) - len(suffix) or None].strip("，、。； ") for child in children]
    tails = [name.rpartition("的")[2] for name in own]
    for names in (tails, own) if all("的" in name for name in own) else (own,):
        fit = all(2 <= len(name) <= 16 and not re.search("[，。；：、“”？?]", name) for name in names)
        if fit and len(set(names)) == len(names) and sum(map(len, names)) <= _MEMBERS:
            return tuple(names)
    return ()
