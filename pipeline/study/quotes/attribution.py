"""Who said it: the speaker or work that the words around a quotation give for it, and nothing more.

The gravest mistake in this trade is a leader's name under words that are not the leader's. So a name counts only
where it is the subject of a verb of reporting whose object is this quotation; where the grammar leaves a doubt,
there is no speaker.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import HAN, HAN_CLASS
from pipeline.language.script import fold
from pipeline.language.words import alternatives, load_words
from pipeline.study.analysis.people import find_people, match_people
from pipeline.study.quotes.clauses import QUOTED, WORK
from pipeline.study.quotes.pronouns import Context, pronoun_of, sole_person
from pipeline.study.quotes.subjects import after_quotation, find_subject, owner_of

_DATA = Path(__file__).with_name("data")

# 小说 听说 据说 演讲 描写 学问 名称 知道 发言 are no verbs of saying.
_NOT_BEFORE = {
    "说": "小学传据听游虽", "讲": "演宣听", "写": "描编抄听特", "称": "名简职号统自俗人宣声通",
    "道": "知街渠报轨频隧管赤人难味厚", "问": "学访疑慰顾", "言": "发语方谣宣格寓而留", "谈": "访座会面",
    "云": "风白乌", "答": "应", "喊": "呐", "叹": "感",
}  # fmt: skip
_CLAUSE = re.compile(f"[，；：,;:。！？—{QUOTED}]")
_OBJECT = (
    f"(?:全党|全国|我们|大家|人们|世人|后人|众人|同志们|广大{HAN}{{1,6}}|青年|青年人|年轻人|他|她|他们|我"
    f"|他的{HAN}{{1,4}}|学生|弟子|全军|全党全国|各级{HAN}{{2,4}}|记者|世界)"
)
_MESSAGE = (
    f"(?:这样|如此|那)?(?:的?(?:一|两|三|几)(?:句|段|番|首|点|条|个){HAN}{{0,14}}?"
    f"(?:话|名言|诗|诗句|誓言|警句|心声|问题|论断|要求|论述|疑问|感慨|豪言|文字)?(?:很{HAN}{{1,4}})?"
    "|(?:这样|如此|那样)的(?:话|句子|文字|诗|诗句|感慨|誓言)|说|道|过|了|着|的|得好|得很好|得非常好|得很清楚|得很明白|得很深刻|得透彻|到|称|曰|指出|强调|那样|的那样)"
)
_SETS_FORTH = frozenset(("提出", "阐述", "阐明", "论述", "总结", "概括", "强调"))
_SET_FORTH = re.compile(  # 提出了治水的三条原则：“…”
    "了?[^，。；：]{1,18}(?:原则|观点|论断|要求|主张|思想|论点|命题|道理|口号|因素|标准|性)"
)
_BRIEF_OBJECT = 14  # characters of what is spoken of: 这样形容他的写作：
_LONGEST_TAIL = 24  # characters between the verb and the mark


class Cue(NamedTuple):
    """What brings a quotation in.

    `verb` as written, "" where there is none (用X的话说); `mark` the mark between it and the quotation (：，or "");
    `speaker`, `work` None if the text gives none; `reported`: words of the quoted sentence stand between the verb
    and the quotation; `carried`: the subject is the previous quotation's; `hypothetical`: the words were not said
    (不能说); `why` for people.
    """

    verb: str
    mark: str
    speaker: str | None
    work: str | None
    reported: bool
    carried: bool
    hypothetical: bool
    why: str


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    words = load_words("reporting_verbs", _DATA) | load_words("reporting_verbs_weak", _DATA)
    long = alternatives(word for word in words if len(word) > 1)
    verbs = sorted(load_words("reporting_verbs_short", _DATA))
    short = "|".join(f"(?<![{_NOT_BEFORE.get(verb, '')}的]){verb}" for verb in verbs)
    near = "[过道到]?(?:得很?好)?|得[^，。；的]{1,6}|[过了](?:这样|这么)?(?:一|这|几)[个句段番][^，。；]{0,12}"
    return re.compile(f"(?:{long})(?=(?P<tail>.*)$)|(?:{short})(?=(?P<near>{near})$)", re.DOTALL)


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?:{_MESSAGE})*(?:{_OBJECT})?(?:{_MESSAGE})*")


_WORDS_OF = re.compile(
    r"(?:(?:曾|曾经|所|生前)?(?:说过?|讲过?|写下?|留下)?的|有过?)(?:这样|那样|如此)?(?:一|那|这|两)?(?:句|段|番|首)?(?:著名|经典|有名)?的?"
    r"(?:话|名言|诗|诗句|教导|论断|警句|格言|名句)(?:来)?(?:说|讲|形容|概括)?(?:[，,]?(?:就是|即|那就是))?$|的?那句$"
)
_NOUN_IS = re.compile(
    f"(?:的(?:{HAN}{{1,4}}的)?|有过?(?:[一两三几][句个条段])?)(?:著名|一贯|基本|最终|根本|{HAN}{{2}})?"
    "(?:回答|答复|答案|看法|观点|结论|主张|态度|见解|解释|判断|体会|感受|信条|座右铭|口头禅|原话|名言|格言|口号|心愿|遗言|遗嘱|嘱托|说法)(?P<is>就?是|为|(?=：$))"
)
_ADDRESSING = re.compile("告诫|告诉|提醒|勉励|叮嘱|嘱咐|嘱托|教导|教诲|要求|号召|劝告|训诫|呼吁")  # somebody
_BEQUEST = re.compile("告诫|提醒|勉励|叮嘱|嘱咐|嘱托|教导|教诲|要求|号召|劝告|训诫|寄语|评价|预言|解释|总结|回忆|感慨")
_SAID = re.compile(r"[，,：:](?P<said>[^，；：。！？]{2,24}[，,]?)$")
_RECALLS = re.compile("(?:引用|引述|借用|援引|套用|想起|记起|记得|重温|牢记|正如|[用如])了?$")
_ASKED_OF = re.compile(f"(?:问|告诉|嘱咐|叮嘱|提醒|勉励|劝)(?P<whom>[{HAN_CLASS}·]{{2,8}})$")  # X问Y：“…”
_CITES = re.compile(r"(?:引用|援引|引述|套用|借用)[了过]?\s*")


_SUPPOSES = re.compile("(?:^|[，。；])[^，。；]{0,4}(?:如果|假如|要是|倘若|假设|假定|试想)")


def find_cue(head: str, masked: str, context: Context) -> Cue | None:
    """Return the cue that ends `head`, the sentence up to the quotation.

    `masked` is the same with earlier quotations, 《works》 and （remarks） as QUOTED, WORK, ASIDE, letter for letter.
    """
    folded = fold(masked).rstrip()
    mark = ""
    if folded and folded[-1] in "：:，,":
        mark = "：" if folded[-1] in "：:" else "，"
        folded = folded[:-1].rstrip()
    if cited := _words_of(folded):
        return Cue("", mark, head[cited[0] : cited[1]], None, False, False, False, f"“{head[cited[0] :]}”引出")
    if noun := _NOUN_IS.search(folded + mark.replace("，", ""), _last_clause_start(folded)):
        name = _owner(folded, noun.start(), context)
        if name is not None:
            return Cue(
                noun.group(), mark, _exact(head, context, name), None, False, False, False, f"“{name}”{noun.group()}"
            )
        folded = folded[: noun.start("is")]
    found = _verb_at_end(folded, mark)
    reported = False
    if found is None and not mark.startswith("："):
        found = _verb_of_report(folded + mark)
        reported = found is not None
    if found is None:
        return None
    start, stop = found
    verb = head[start:stop]
    rest = folded[:start]
    if rest.endswith("的") and _BEQUEST.fullmatch(verb):  # 袁隆平一生记着父亲的叮嘱：“…” is the father's
        clause = rest[_last_clause_start(rest) : -1]
        owner = owner_of(clause) or ""
        name = owner if clause == owner else None
        why = f"“{name}”的{verb}" if name else ""
        return Cue(verb, mark, _exact(head, context, name), _work(head, rest), reported, False, False, why)
    hypothetical = _is_hypothetical(rest)
    cites = _CITES.match(folded, start) is not None  # who cites is not who said it
    subject = None if hypothetical or cites else find_subject(rest, context)
    speaker, carried, why = subject if subject else (None, False, "")
    hypothetical = hypothetical or (speaker is None and _SUPPOSES.search(rest[after_quotation(rest) :]) is not None)
    return Cue(verb, mark, _exact(head, context, speaker), _work(head, rest), reported, carried, hypothetical, why)


def _owner(text: str, stop: int, context: Context) -> str | None:
    """Return whose saying the last clause is about, by name or by 他 and 她, where those can mean only one."""
    start = _last_clause_start(text)
    clause = text[start:stop]
    if (pronoun := pronoun_of(clause)) is None:
        return owner_of(clause)
    subject = sole_person(text[:start], context, pronoun)
    return subject.name if subject else None


def _words_of(text: str) -> tuple[int, int] | None:
    """Return the span of the person in 用X的话说, 我想起X的一句话, if it is the only one in the clause."""
    clause = _last_clause(text)
    cited = _CITES.search(text, clause)
    if cited and (author := match_people(text, cited.end())) is not None and author.stop == len(text):
        return author.start, author.stop
    match = _WORDS_OF.search(text, clause) or _ASKED_OF.search(text, clause)
    if match is None:
        return None
    if match.re is _ASKED_OF and match_people(match.group("whom")) is None:
        return None
    people = find_people(text[clause : match.start()])
    if not people or clause + people[-1].stop != match.start():
        return None
    before = text[: clause + people[-1].start]
    if re.search(r"[和与、对向给]$", before) or (len(people) > 1 and not _RECALLS.search(before)):
        return None
    return clause + people[-1].start, clause + people[-1].stop


def _exact(head: str, context: Context, speaker: str | None) -> str | None:
    """Return the name with the characters of the text, where it was found in folded text."""
    if speaker is None:
        return None
    for source in (head, context.before):
        at = fold(source).rfind(speaker)
        if at >= 0:
            return source[at : at + len(speaker)]
    return speaker


def _verb_at_end(text: str, mark: str) -> tuple[int, int] | None:
    """Return the span of the reporting verb whose object follows: 说, 指出, 告诫全党, 说过这样一段话."""
    clause = _last_clause(text)
    best: tuple[int, int] | None = None
    loose: tuple[int, int] | None = None
    for match in _verb().finditer(text, clause):
        tail = match.group("tail")
        if tail is None or (len(tail) <= _LONGEST_TAIL and _tail().fullmatch(tail)):
            best = match.span()
            break
        thus = text[: match.start()].endswith(("这样", "如此", "这么")) and len(tail) <= _BRIEF_OBJECT
        brief = thus or (len(tail) <= 6 and "的" not in tail)
        sets_forth = match.group() in _SETS_FORTH and _SET_FORTH.fullmatch(tail) is not None
        if mark == "：" and (sets_forth or brief or (len(tail) <= 14 and _ADDRESSING.fullmatch(match.group()))):
            loose = match.span()
    best = best or loose
    if best is None:
        return None
    while match_next := _verb().match(text, best[1]):  # 强调指出: the verb is all of it
        best = (best[0], match_next.end())
    return best


def _verb_of_report(text: str) -> tuple[int, int] | None:
    """Return the verb of 列宁说过，无产阶级“…: after it ，and a piece of the quoted sentence without such a verb."""
    match = _SAID.search(text, max(0, len(text) - 30))
    if match is None:
        return None
    said = match.group("said")
    if _verb().search(said) or QUOTED in said or find_people(said):
        return None
    return _verb_at_end(text[: match.start()], "")


def _last_clause_start(text: str) -> int:
    """Return where the last clause begins; a quotation in it does not end one (对“…”的回答是)."""
    return max(text.rfind(mark) for mark in "，；：。！？,;:") + 1


def _last_clause(text: str) -> int:
    last = 0
    for match in _CLAUSE.finditer(text):
        if match.end() < len(text):
            last = match.end()
    return last


def _is_hypothetical(rest: str) -> bool:
    bare = re.search(rf"{HAN}*$", rest)
    word = bare.group() if bare else ""
    return any(word.endswith(item) for item in load_words("hypothetical", _DATA))


def _work(head: str, rest: str) -> str | None:
    """Return the 《work》 that the cue names as the source, if there is just one."""
    clause = rest[after_quotation(rest) :]
    spans = [(m.start(), m.end()) for m in re.finditer(f"{WORK}+", clause)]
    if len(spans) != 1:
        return None
    start, stop = spans[0]
    before, after = clause[:start], clause[stop:]
    if not re.search(r"(?:^|[在的自出从]|[，。；])$", before) and not re.match("中|里|上|一文|一书|序言|$", after):
        return None
    offset = len(rest) - len(clause)
    return head[offset + start : offset + stop]
