"""The sentences of a text as points to ask about, each by what it does: claims, demands, rules, sets apart, aims at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.addressed import asks_hearers, is_for_the_state, is_plan, threatens
from pipeline.study.analysis.demands import demanded, is_past, is_verb_phrase, plain_text
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.quotable import (
    LONGEST_QUOTED,
    has_figures,
    is_clear,
    is_doubtful,
    leans,
    quotable,
    quotation_in,
)
from pipeline.study.analysis.roles import Role
from pipeline.study.questions.own_questions import own_question
from pipeline.study.questions.point import Kind, Point
from pipeline.study.questions.points_of_english import point_of_english

_ENOUGH = 3  # sentences of a paragraph that says more than its main sentence
_FIRST = 0.3  # what the sentence that opens a paragraph counts above the others
_TALK = 36  # characters of a sentence of talk that nobody wrote: longer ones lose their grammar
_TALK_CLAUSE = 24
_TAUGHT = frozenset(("transcript", "lecture"))  # what one must do there is how a thing is done, no programme
_SPOKEN = _TAUGHT | {"interview"}
_LOOSE_TALK = re.compile(" |的话[，。]|的话$")
_COLLOQUIAL = re.compile("先|下[来去]|起来|一下|点儿|别|搞定|弄")
_CALLS_TO = re.compile("^(?:大家|同[学學][们們]|各位)?[都也]?(?:一定)?[要请請]?[记記]住[，：]?(?=.{6})")
_CONTRAST = re.compile(
    "不是[^。]{1,40}而是|不是[^，。]{2,24}，?就?是|是[^，。]{1,30}，?而?不是|并非[^。]{1,40}而是|在于[^。]{1,30}，?而?不在于|不在于[^。]{1,30}而?在于|与其[^。]+不如|宁可[^。]+也"
)
_SPEAKS_OF_SOME = re.compile("我们|大家|说|有[些的人]")
_JUDGES = re.compile(
    "是|才|只有|没有|必|不能|不[可会应该得]|越|比|关键|重要|应该?|需要(?!的)|离不开|有利于|最|总|无|不如|胜|难|易|等于|取决|在于|来自|源于|[就都]会|可以|值得"
)  # a view that others may not share; the rest tells how things are
_STANDS = re.compile("面临|严峻|(?:风险|困难|挑战|矛盾)[^，]{0,6}(?:增多|加大|突出|上升)|依然存在|还不够")
_GOES_BY = re.compile("(?:按照|根据|依照|通过)[^，]*，")  # what is done so: by whom stands elsewhere
_FORESEES = re.compile("意味着|一定[能会]|必将|必定会|定能|将会")
_SAYS_WHAT = re.compile("(?<![就不还但可只于总或也])是(?!否|不是)")
_EITHER = re.compile("不是[^。]{1,40}就是")  # names what may be, rejects nothing
_TARGETS = re.compile("^(?P<name>[^，。：；]{0,16}目标(?:任务)?)(?:就?是|为)?：[^。]*；")
_BINDS = re.compile("应当|必须|[^适相对响反供呼]应(?![用急])|[^主重需]要")
_MODAL = re.compile("必须|务必|应当?该?|需要|(?<![主重需只想将快首])要")
# A clause whose subject must do something: 各国要守望相助, not 省委要我们注意, not 自己需要的.
_TELLS_WHO = re.compile(
    "(?:^|，)[^，的]{2,10}?(?<![主重需只想将快首])(?:必须|务必|应当|应该|要(?![我他她它你求么不是]))(?=[^，的]{2})"
)
_COMPARES = re.compile("要[我他她它你]|不同于|有别于|区别于")  # who asks whom, what differs: told, not asked for
_BANS = re.compile("不得|禁止|严禁|不准")
_BY_WHAT = re.compile(
    "(?:根据|按照|依照|依据|具备|符合)[^，]*"
)  # 根据…应当具备的能力: what a rule goes by binds nobody
_LOOSE = ("a maxim of two like clauses", "what is needed", "a conclusion", "what the speaker holds")
_OTHERS: tuple[Role, ...] = (
    "direction", "ceremony", "bridge", "question", "example", "narrative", "quotation", "achievement", "reason",
)  # fmt: skip


def points_of_sentences(analysis: Analysis, binding: bool) -> Iterator[Point]:
    """Yield the points of the sentences; `binding`: the demands of the text are for its readers to carry out."""
    english = analysis.speech.language == "en"
    for unit in analysis.units:
        if not unit.spoken or is_doubtful(unit):
            continue
        found = point_of_english(unit, analysis, binding) if english else _point(unit, analysis, binding)
        if found is not None:
            text, kind, worth = found
            answered = kind not in ("do", "demand", "call", "duty", "ban") and len(unit.paragraph.sentences) >= _ENOUGH
            worth += 0.8 * unit.weight + _FIRST * (unit.sentence.start == 0)
            yield Point(text, kind, (unit,), unit.section, (), worth, answered)


def is_contrast(plain: str) -> bool:
    """Return whether words (in simplified characters) reject one thing for another."""
    return _CONTRAST.search(plain) is not None and not _EITHER.search(plain)


def as_demand(phrase: str, binding: bool) -> tuple[str, Kind]:
    """Return a verb phrase: to be done by the reader, quoted where it begins with what it is done with, or weighed."""
    if not binding or is_for_the_state(fold(phrase)):
        return phrase, "call"
    if re.match("[以用把将將]", phrase):
        return phrase, "demand"
    return re.sub("^(?:着力|著力)(?=.{4})", "", phrase), "do"


def is_colloquial(phrase: str, analysis: Analysis) -> bool:
    """Return whether a demand is put as one talks (先把税减下来), so that it is no line to be quoted."""
    return analysis.kind in _SPOKEN and _COLLOQUIAL.search(fold(phrase)) is not None


def _point(unit: Unit, analysis: Analysis, binding: bool) -> tuple[str, Kind, float] | None:
    role = unit.role
    if role == "quotation":
        words = quotation_in(unit) if analysis.kind not in ("lecture", "transcript") else None
        return (words, "quotation", 2.0) if words else None
    if role == "question":
        question = own_question(unit) if analysis.kind in ("interview", "transcript") else None
        return (question, "question", 2.6) if question else None
    duty = unit.does("duty") and analysis.kind in ("statute", "policy") and not unit.does("definition")
    if (role in _OTHERS and not duty) or unit.narrative or unit.does("narrative", "example"):
        return None
    if is_past(unit, analysis) or leans(unit):
        return None
    text = plain_text(unit)
    if targets := _TARGETS.match(fold(text)):
        return text[: targets.end("name")], "targets", 3.2
    phrase = demanded(text, "zh") if role == "demand" and analysis.kind != "statute" else None
    if (
        phrase
        and not fold(phrase).startswith("要求")
        and (binding or not (analysis.kind in _TAUGHT or is_colloquial(phrase, analysis)))
    ):
        return *as_demand(phrase, binding and not is_plan(unit)), 1.9
    called = _CALLS_TO.match(text)
    quoted = quotable(text[called.end() :] if called else text, unit)
    if quoted is None or (analysis.kind == "transcript" and (role == "demand" or not _is_fluent(quoted))):
        return None
    plain = fold(quoted)
    if duty:
        return _rule(quoted, plain)
    if called and is_clear(plain) and not has_figures(plain):
        return quoted, "claim", 2.0  # 大家要记住，…: what is to be kept in mind
    return _view(quoted, plain, unit, analysis, binding) if is_clear(plain) else None


def _is_fluent(quoted: str) -> bool:
    """Return whether a sentence of talk keeps its grammar: short clauses, few of them, no mark missing between them."""
    clauses = re.split("[，、；]", quoted)
    return (
        len(quoted) <= _TALK
        and len(clauses) <= 3
        and max(map(len, clauses)) <= _TALK_CLAUSE
        and not _LOOSE_TALK.search(fold(quoted))
    )


def _rule(quoted: str, plain: str) -> tuple[str, Kind, float] | None:
    """Return what a paper lays down: what must not be done, or what has to be."""
    if not is_clear(plain):
        return None
    binds = _BINDS.search(_BY_WHAT.sub("", plain))
    if _BANS.search(plain) and not binds:
        return quoted, "ban", 2.0
    return (quoted, "duty", 2.0) if binds else None


def _view(quoted: str, plain: str, unit: Unit, analysis: Analysis, binding: bool) -> tuple[str, Kind, float] | None:
    """Return a sentence that is quoted whole with what it does in the text and what it is worth."""
    role = unit.role
    if is_contrast(plain) and role in ("claim", "demand") and 10 < len(quoted) <= LONGEST_QUOTED:
        return quoted, "contrast", 2.5
    if role == "demand":
        return _demand(quoted, plain, unit, analysis, binding)
    if role == "claim" or (role == "problem" and not binding):
        if has_figures(plain) or unit.particular or _GOES_BY.match(plain):
            return None
        if is_verb_phrase(quoted):
            return (quoted, "call", 1.4) if analysis.kind not in _TAUGHT else None
        if analysis.kind == "interview" and plain.startswith("我们"):
            return None  # of the house that is asked, whose view is not the readers'
        if not binding and _TELLS_WHO.search(plain):
            return quoted, "call", 1.6
        worth = 1.0 if unit.roles[0].why in _LOOSE or role == "problem" else 2.2
        if (
            _FORESEES.search(plain)
            or not _JUDGES.search(plain)
            or (analysis.kind in _TAUGHT and re.search("[A-Za-z]", plain))
        ):
            return quoted, "sentence", min(worth, 1.6)  # trust in what will be, how a thing works: to be understood
        return quoted, "claim", worth
    if role == "target":
        return (quoted, "target", 2.6 if "目标" in plain else 1.6) if binding else None
    if role == "problem":
        return (quoted, "problem", 1.4) if not unit.particular else None
    if role == "statement" and analysis.kind != "news" and not unit.particular and not unit.people:
        says = _SAYS_WHAT.search(plain) and not _SPEAKS_OF_SOME.match(plain) and has_predicate(unit.tokens)
        return (quoted, "sentence", -1.0) if says and not has_figures(plain) else None
    return None


def _demand(quoted: str, plain: str, unit: Unit, analysis: Analysis, binding: bool) -> tuple[str, Kind, float] | None:
    """Return a sentence that demands: of the readers, or of others, which they can only weigh."""
    if re.search("要[^，]+就", plain) or is_plan(unit) or has_figures(plain):
        return None
    threat = threatens(plain)
    if _STANDS.search(plain):
        return quoted, "sentence", 1.5  # how things stand, though it ends in what must be done
    if binding and asks_hearers(unit) and not threat:
        return quoted.removeprefix("要"), "demand", 1.7
    if binding and analysis.kind == "policy":
        return (quoted, "duty", 1.5) if threat or _BINDS.search(plain) else None
    weighed = _names_who(plain) and not _COMPARES.search(plain)
    if binding:
        return (quoted, "call", 1.5) if _names_who(plain) and not threat else None
    return (quoted, "call", 1.6) if weighed and analysis.kind not in _TAUGHT | {"statute"} else None


def _names_who(plain: str) -> bool:
    """Return whether a demand names what it speaks of (各国, 管好书), not what stands beside it (从表面看)."""
    modal = _MODAL.search(plain)
    before = plain[: modal.start()] if modal else ""
    words = cut_words(before.rpartition("，")[2] or before.partition("，")[0])
    if not words:
        return False
    acts = words[0].tag == "v" and len(words) > 1 and words[-1].tag[0] == "n"
    named = acts or words[0].tag[0] in "nramtbj" or any(word.text == "的" for word in words)
    return named and words[-1].tag[0] in "nrjvm"
