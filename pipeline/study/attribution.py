"""Who said it: the speaker or work that the words around a quotation give for it, and nothing more.

The gravest mistake in this trade is a leader's name under words that are not the leader's. So a name counts only
where it is the subject of a verb of reporting whose object is this quotation; where the grammar leaves a doubt,
there is no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.study.people import (
    alternatives,
    find_people,
    fold,
    is_plain_name,
    match_people,
    may_name_others,
    name_after_role,
)
from pipeline.study.words import load_words

QUOTED = "\ue000"  # stands for each character of an earlier quotation in the words before a quotation
WORK = "\ue001"  # and of a 《work》
ASIDE = "\ue002"  # and of a （remark）

# 小说 听说 据说 演讲 描写 学问 名称 知道 发言 are no verbs of saying.
_NOT_BEFORE = {
    "说": "小学传据听游虽", "讲": "演宣听", "写": "描编抄听特", "称": "名简职号统自俗人宣声通", "道": "知街渠报轨频隧管赤人难味厚",
    "问": "学访疑慰顾", "言": "发语方谣宣格寓而", "谈": "访座会面", "云": "风白乌", "答": "应", "喊": "呐", "叹": "感",
}  # fmt: skip
_NEVER_BEFORE = "的"
_CLAUSE = re.compile(f"[，；：,;:。！？—{QUOTED}]")
_TIME = (
    r"(?:早?在|从|到|自)?(?:公元前?)?(?:[\d一二三四五六七八九十〇零]{2,4}年代?|上?个?世纪|[\d一二三四五六七八九十]{1,3}[月日号]|\d+多?年前|"
    r"[一二三四五六七八九十百千两几数]+多?年前|初|末|底|春|夏|秋|冬|上午|下午|晚上|、|[至到]){1,8}"
)
_PREPOSITION = (
    "在(?!于)|就|对|向|针对|围绕|谈到|谈及|提到|讲到|说到|论及|回顾|总结|关于|通过|从|给|为|面对|当|于|写给|致|同|与|和|用|以|把|将|到|"
    "视察|考察|调研|主持|出席|参加|会见|看望|接见|参观|听取|致信|发表|作|一|每|第|年轻时|晚年|生前|临终|病重|率|赴|代表|根据|出任|担任|接受|借"
)
_WORK_PLACE = f"(?:{WORK}+(?:{ASIDE}+)?(?:第?[一二三四五六七八九十]?[卷章篇册])?(?:一文|一书|这篇文章|这本书|序言|导言|中|里|上|内|中就|开篇|、|和|等)*)"
_OBJECT = (
    r"(?:全党|全国|我们|大家|人们|世人|后人|众人|同志们|广大[\u4e00-\u9fff]{1,6}|青年|青年人|年轻人|他|她|他们|我|他的[\u4e00-\u9fff]{1,4}|学生|弟子|全军|全党全国|各级[\u4e00-\u9fff]{2,4}|记者|世界)"
)
_MESSAGE = (
    r"(?:这样|如此|那)?(?:的?(?:一|两|三|几)(?:句|段|番|首|点|条|个)[\u4e00-\u9fff]{0,14}?(?:话|名言|诗|诗句|誓言|警句|心声|问题|论断|要求|论述|疑问|感慨|豪言|文字)?"
    r"(?:很[\u4e00-\u9fff]{1,4})?|说|道|过|了|着|的|得好|得很好|得非常好|得很清楚|得很明白|得很深刻|得透彻|到|称|曰|指出|强调)"
)


class Cue(NamedTuple):
    """What brings a quotation in.

    `verb` as written; `mark` the mark between it and the quotation (：，or ""); `speaker`, `work` None if the text
    gives none; `reported`: words of the quoted sentence stand between the verb and the quotation; `carried`: the
    subject is the previous quotation's; `why` for people.
    """

    verb: str
    mark: str
    speaker: str | None
    work: str | None
    reported: bool
    carried: bool
    hypothetical: bool
    why: str


class Context(NamedTuple):
    """The text before a cue that a pronoun or a subject left out may refer to: the paragraph up to its sentence."""

    before: str
    last_speaker: str | None


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    long = alternatives(word for word in load_words("reporting_verbs") if len(word) > 1)
    short = "|".join(
        f"(?<![{_NOT_BEFORE.get(verb, '')}{_NEVER_BEFORE}]){verb}" for verb in sorted(load_words("reporting_verbs_short"))
    )
    near = "[过道到]?(?:得很?好)?|[过了](?:这样|这么)?(?:一|这|几)[个句段番][^，。；]{0,12}"
    return re.compile(f"(?:{long})(?=(?P<tail>.*)$)|(?:{short})(?=(?P<near>{near})$)", re.DOTALL)


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?:{_MESSAGE})*(?:{_OBJECT})?(?:{_MESSAGE})*")


@lru_cache(maxsize=1)
def _adverbs() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_words('reporting_adverbs'))})+$")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(f"(?:(?:{alternatives(load_words('connectives'))}|{_TIME})[，,]?)+")


@lru_cache(maxsize=1)
def _body() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff\\d]{{0,22}}(?:{alternatives(load_words('bodies'))})")


@lru_cache(maxsize=1)
def _middle() -> re.Pattern[str]:
    """What may stand between the subject and the verb: adverbs, a place, a time, the work."""
    adverbs = alternatives(load_words("reporting_adverbs"))
    return re.compile(f"\\s*(?:$|[，,]|{adverbs}|{_TIME}|{_PREPOSITION}|的?{WORK}|[\u4e00-\u9fff]{{2,6}}地)")


_OF_SPEECH = re.compile(
    f"的(?:一[篇次首封个]|这[篇次首封个])?[\u4e00-\u9fff]{{0,4}}(?:讲话|报告|著作|文章|名言|诗句|诗|词|话|信|回信|贺信|贺词|论述|教导|遗嘱|演讲|发言|题词|{WORK}+)[中里上]?"
)
_WORDS_OF = re.compile(
    r"(?:(?:曾|曾经|所|生前)?(?:说过?|讲过?|写下?|留下)?的|有过?)(?:这样|那样|如此)?(?:一|那|这|两)?(?:句|段|番|首)?(?:著名|经典|有名)?的?"
    r"(?:话|名言|诗|诗句|教导|论断|警句|格言|名句)(?:来)?(?:说|讲|形容|概括)?(?:[，,]?(?:就是|即|那就是))?$"
)
_TITLED = re.compile("(?:[的家者员长、]|主席|书记|总理|总统|领袖|导师|诗人|教授|先生|同志|院士|领导人|司令|代表)$")
_CITES = re.compile(r"(?:引用|援引|引述|套用|借用)[了过]?\s*")
_CALLED = re.compile(r"(?:叫做?|名叫|名为)(?P<name>[\u4e00-\u9fff·]{2,12}?)的?$")


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
        return Cue("说", mark, head[cited[0] : cited[1]], None, False, False, False, f"“{head[cited[0]:]}”引出")
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
    hypothetical = _is_hypothetical(rest)
    subject = None if hypothetical else _subject(rest, context)
    speaker, carried, why = subject if subject else (None, False, "")
    return Cue(verb, mark, _exact(head, context, speaker), _work(head, rest), reported, carried, hypothetical, why)


def _words_of(text: str) -> tuple[int, int] | None:
    """Return the span of the person in 用X的话说, 我想起X的一句话, if it is the only one in the clause."""
    clause = _last_clause(text)
    cited = _CITES.search(text, clause)
    if cited and (author := match_people(text, cited.end())) is not None and author.stop == len(text):
        return author.start, author.stop
    match = _WORDS_OF.search(text, clause)
    if match is None:
        return None
    people = [person for person in find_people(text[clause : match.start()])]
    if len(people) != 1 or clause + people[0].stop != match.start():
        return None
    if re.search(r"[和与、对向给]$", text[: clause + people[0].start]):
        return None
    return clause + people[0].start, clause + people[0].stop


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
        if tail is None or _tail().fullmatch(tail):
            best = match.span()
            break
        if mark == "：" and len(tail) <= 6 and "的" not in tail:
            loose = match.span()
    best = best or loose
    if best is None:
        return None
    while match_next := _verb().match(text, best[1]):  # 强调指出: the verb is all of it
        best = (best[0], match_next.end())
    return best


def _verb_of_report(text: str) -> tuple[int, int] | None:
    """Return the verb of 列宁说过，无产阶级“…: it is followed by ，and a piece of the quoted sentence without a verb of its own."""
    match = re.search(r"[，,：:](?P<said>[^，；：。！？]{2,24}[，,]?)$", text)
    if match is None:
        return None
    said = match.group("said")
    if _verb().search(said) or QUOTED in said or find_people(said):
        return None
    return _verb_at_end(text[: match.start()], "")


def _last_clause(text: str) -> int:
    last = 0
    for match in _CLAUSE.finditer(text):
        if match.end() < len(text):
            last = match.end()
    return last


def _is_hypothetical(rest: str) -> bool:
    bare = re.search(r"[\u4e00-\u9fff]*$", rest)
    word = bare.group() if bare else ""
    return any(word.endswith(item) for item in load_words("hypothetical"))


def _work(head: str, rest: str) -> str | None:
    """Return the 《work》 that the cue names as the source, if there is just one."""
    clause = rest[_sentence_part(rest) :]
    spans = [(m.start(), m.end()) for m in re.finditer(f"{WORK}+", clause)]
    if len(spans) != 1:
        return None
    start, stop = spans[0]
    before, after = clause[:start], clause[stop:]
    if not re.search(r"(?:^|[在的自出从]|[，。；])$", before) and not re.match(f"(?:中|里|上|一文|一书|序言|$)", after):
        return None
    offset = len(rest) - len(clause)
    return head[offset + start : offset + stop]


def _sentence_part(rest: str) -> int:
    """Return where the words about this quotation begin: after an earlier quotation in the sentence."""
    return rest.rfind(QUOTED) + 1


_Subject = tuple[str, bool, str]  # name, carried over from the previous quotation, why


def _subject(rest: str, context: Context) -> _Subject | None:
    """Return the subject of the verb that follows `rest`, None if it is in doubt or names nobody."""
    since = _sentence_part(rest)
    clauses = [clause for clause in re.split(r"[，；：,;:]", rest[since:])]
    own = _strip_adverbs(clauses[-1])
    pronoun = _pronoun(own)
    if pronoun:
        return _sole_person(rest[: len(rest) - len(clauses[-1])], context, pronoun)
    named = _clause_subject(own)
    if named == "":
        return None
    if named:
        return named, False, f"主语“{named}”"
    if not _is_bare(own):
        return None
    return _earlier_subject(clauses[:-1], rest[:since], context)


def _earlier_subject(clauses: Sequence[str], before: str, context: Context) -> _Subject | None:
    """Return the subject of an earlier clause of the sentence, for a verb without one: X多次作出论述，反复强调“…”."""
    for number in range(len(clauses) - 1, -1, -1):
        clause = _strip_opening(clauses[number])
        if not clause:
            continue
        if (pronoun := _pronoun_at_start(clause)) is not None:
            return _sole_person(before, context, pronoun)
        person = match_people(clause)
        if person is not None:
            if clause[person.stop : person.stop + 1] == "的" and not _OF_SPEECH.match(clause, person.stop):
                return None
            words = "，".join(clauses)
            others = any(other.text not in person.text for other in find_people(words))
            return None if others or may_name_others(words, [person.text]) else (person.text, False, f"同句主语“{person.text}”")
        body = _body_at_start(clause)
        if body:
            return body, False, f"同句主语“{body}”"
        if not _is_bare(clause):
            return None
    if QUOTED in before and context.last_speaker and not clauses_have_subject(clauses):
        return context.last_speaker, True, "承上一处引文的主语"
    if not before and context.last_speaker and not clauses_have_subject(clauses):
        return context.last_speaker, True, "承上句引文的主语"
    return None


def clauses_have_subject(clauses: Sequence[str]) -> bool:
    """Return whether any clause has words that are more than adverbs and settings."""
    return any(not _is_bare(_strip_opening(clause)) for clause in clauses if clause)


def _clause_subject(own: str) -> str | None:
    """Return the subject within the verb's own clause; "" if there is one that names nobody; None if there is none."""
    clause = _strip_opening(own)
    if not clause:
        return None
    if _names_nobody(clause):
        return ""
    if named := _CALLED.search(clause):
        return named.group("name")
    person = match_people(clause)
    if person is not None:
        after = _OF_SPEECH.match(clause, person.stop)
        if after or _middle().match(clause, person.stop):
            return person.text
    adjacent = _adjacent_person(clause)
    if adjacent is not None:
        return adjacent
    if re.fullmatch(f"的?{_WORK_PLACE}", clause):
        return ""
    body = _body_at_start(clause)
    if body:
        return body
    if person is not None:
        return ""
    bare = re.split(f"(?:{_PREPOSITION}|{WORK}|{ASIDE})", clause)[0]
    bare = _strip_adverbs(bare)
    if bare in load_words("speaking_roles") or is_plain_name(bare):
        return bare
    return None if _is_bare(clause) else ""


def _adjacent_person(clause: str) -> str | None:
    """Return the person named after a title or an opening: 批评家X在《…》中曾说, 中央军委主席X在会上强调."""
    people = find_people(clause)
    for person in people:
        before = clause[: person.start]
        if not (_middle().match(clause, person.stop) or not _strip_adverbs(clause[person.stop :])):
            continue
        if re.search(r"[对向给同跟与和、被把由让使请为]$", before) or (len(people) > 1 and person is not people[0]):
            return None
        rest = clause[person.stop :]
        if _strip_adverbs(rest) and not _TITLED.search(before):
            continue
        return person.text
    return name_after_role(_strip_adverbs(re.sub(f"在?{_WORK_PLACE}$", "", clause)))


def _body_at_start(clause: str) -> str | None:
    match = _body().match(clause)
    if match is None or not _middle().match(clause, match.end()):
        return None
    if match_people(clause) or any(word in match.group() for word in ("的讲话", "我们", "在")):
        return None
    return match.group()


def _names_nobody(clause: str) -> bool:
    words = load_words("anonymous")
    bare = re.split(f"(?:{_PREPOSITION}|{WORK})", clause)[0]
    bare = _strip_adverbs(bare)
    return bare in words or bool(re.match(r"(?:有|某)(?:一)?(?:位|名|个|些)|一(?:位|名|个|些)|不少|许多|很多|几位|我[在曾们就也还对]", clause))


def _pronoun(own: str) -> str | None:
    clause = _strip_opening(own)
    match = re.match(r"(他|她)(?!们)", clause)
    if match and (len(clause) == 1 or _middle().match(clause, 1)):
        return match.group(1)
    return None


def _pronoun_at_start(clause: str) -> str | None:
    match = re.match(r"(他|她)(?!们|的)", clause)
    return match.group(1) if match else None


def _sole_person(before: str, context: Context, pronoun: str) -> _Subject | None:
    """Return the one person named in the paragraph before a pronoun; None if there are none or several."""
    reach = fold(context.before) + before
    if re.search(r"(?:一|有|某|几|两|三)(?:位|名)|有个|一个(?:人|老|青年|同志|战士|农民|工人|学生)|他们|她们", reach):
        return None
    people: list[str] = []
    for person in find_people(reach):
        name = person.text
        if not any(_same_person(name, known) for known in people):
            people.append(name)
    if len(people) != 1 or may_name_others(reach, people):
        return None
    return people[0], False, f"“{pronoun}”只能指{people[0]}"


def _same_person(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or long.endswith(short):
        return True
    return len(short) > 2 and short[:2] == long[:2] and short[0] == long[0] and any(
        short.endswith(title) for title in load_words("person_titles")
    ) and long.startswith(short[:2])


def _strip_adverbs(text: str) -> str:
    while True:
        text = text.strip(" 　，," + ASIDE)
        match = _adverbs().search(text)
        if match and match.start() < len(text):
            person = next((p for p in find_people(text) if p.start < match.start() < p.stop), None)
            cut = max(match.start(), person.stop if person else 0)
            if cut < len(text):
                text = text[:cut]
                continue
        manner = re.search(r"(?:[\u4e00-\u9fff]{4}|[\u4e00-\u9fff]{2})地$", text)
        if manner:
            text = text[: manner.start()]
            continue
        return text


def _strip_opening(clause: str) -> str:
    clause = clause.lstrip(" 　，,、“‘" + ASIDE)
    match = _opening().match(clause)
    if not match:
        return clause
    person = match_people(clause)
    if person is not None and person.stop > match.end():
        return clause
    return clause[match.end() :].lstrip(" 　，,")


def _is_bare(clause: str) -> bool:
    """Return whether a clause has no subject of its own: nothing, adverbs, or a setting (在…上)."""
    clause = _strip_adverbs(_strip_opening(clause))
    if not clause:
        return True
    return bool(re.fullmatch(r"(?:在(?!于)|就|对|向|针对|围绕|谈到|谈及|关于|从|当|早在|为了?|面对|随着|通过|根据|按照)[^，]*", clause))
