"""What a heading asks for, in a form that a question can take up: to do something, that something is so, a matter.

要在A中B → 在A中B (怎样…, 为什么要…); X是Y → 为什么说X是Y; A：B → B; a noun phrase stays itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pipeline.language.numerals import chinese_number
from pipeline.language.segmentation import cut_words
from pipeline.language.words import alternatives, load_list, load_words
from pipeline.speech import Section
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.headings import shared_frame
from pipeline.study.analysis.shorten import shorten
from pipeline.study.results import OutlineItem

_DATA = Path(__file__).with_name("data")

Kind = Literal["do", "is", "topic", "question", "sentence"]
LONGEST = 32  # characters of a point within a question
_LEAST = 8  # characters of a sentence that is a point
_MEMBERS = 48  # characters of the members of a group, all together
_MUST = re.compile(
    r"^(?:(?:我们|全党|大家|同志们|全体党员|广大党员干部|各级党委|各级党组织|各级领导干部|党员干部|机关干部)(?:就是)?)?"
    r"(?:(?:就|还|更|都|也|才|一定|务必|坚决)?(?:必须要?|要|需要|应当|应该|务必)|始终(?=坚持|保持|做到))(?![求点领素害义])"
)
_YES_OR_NO = re.compile("[吗嗎]？$|(?<!什)么？$|是否|能否|可否|有无|有没有|是不是|要不要|能不能|会不会|对不对|行不行")
_JUDGES = re.compile("(?<![还但可只总别其凡于的不])(?:是|在于|离不开|决定着|关系着|事关|源于)(?=.{2,})")
_SETTING = re.compile("作为|随着|对于|根据|由于|当|因为|如果|我|你|他|她|它|这|那")
_LABEL_WORDS = re.compile(r"^(?:关于|谈谈|浅谈|论)")
_REQUEST = re.compile(
    "(?:请|麻烦)(?:您|你|各位)?(?:先|再|简要|具体|重点|谈谈|介绍|说说|解读|讲讲|解释)+(?:一下|下)?(?:[，,])?"
)
_ADVERBIAL = re.compile(
    "^(?:充分|深刻|深入|全面|切实|积极|努力|大力|进一步|准确|正确|着力|加快|持续|科学|高度)+(?=.{3,})"
)
_MIXED = re.compile("[和与](?:做好|加强|推进|搞好|抓好|开展|落实)")
_DO_NOT_ASK = frozenset({"疑错别字", "疑重字", "疑缺标点", "标点不成对", "占位未填", "疑重复"})


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the speech: its words, how a question may use them, the heading they come from (None: no heading).

    `sentences` are the ids of those that a point without a heading rests on.
    """

    text: str
    kind: Kind
    section: Section | None
    members: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()

    @property
    def quoted(self) -> str:
        """The words in quotation marks, the marks within them made single."""
        return "“" + self.text.replace("“", "‘").replace("”", "’").rstrip("。！？?") + "”"

    @property
    def number(self) -> str:
        """How many members it has, in Chinese."""
        count = len(self.members)
        return chinese_number(count) if count <= 10 else str(count)


def point_of(section: Section, analysis: Analysis) -> Point | None:
    """Return the point of a heading, None if it has no words fit for a question (too long, a suspected slip)."""
    if "占位未填" in _flags(section, analysis) or not section.title:
        return None
    title = _unflagged(section, analysis)
    if title is None or _is_dull(title):
        return None
    point = _read(title)
    if point is None:
        return None
    text, kind = point
    return Point(text, kind, section, _members(section, analysis))


def point_of_sentence(line: OutlineItem) -> Point | None:
    """Return the point of a weighty sentence in its short form, for a speech without headings."""
    if len(line.short) < _LEAST or _YES_OR_NO.search(line.short):
        return None
    must = _MUST.match(line.short)
    begins = must or _verbs().fullmatch(cut_words(line.short)[0].text)
    wanted = line.short[must.end() if must else 0 :]
    states = _JUDGES.search(wanted) or re.match("[说看想讲知记][，：道到住]", wanted)
    if len(line.short) <= LONGEST and begins and not states and not _is_named(wanted):
        return Point(wanted, "do", None, (), line.ref.sentences)
    return Point(line.short, "sentence", None, (), line.ref.sentences)


def _is_dull(title: str) -> bool:
    """Return whether a heading only says what a part is: 总体要求, 2021年工作回顾."""
    dull = load_words("dull_titles", _DATA)
    return title in dull or title.endswith(tuple(word for word in dull if len(word) > 3))


def _flags(section: Section, analysis: Analysis) -> set[str]:
    return {kind for unit in analysis.heads(section) for kind in unit.flags} & _DO_NOT_ASK


def _unflagged(section: Section, analysis: Analysis) -> str | None:
    """Return the title, or what of it stands after the colon when the suspected slip stands before."""
    if not _flags(section, analysis):
        return section.title
    _, colon, rest = section.title.rpartition("：")
    if not colon:
        return None
    slips = [finding for finding in analysis.findings if finding.kind in _DO_NOT_ASK and finding.line == section.line]
    start = section.column + section.text.find(rest)
    return rest if all(finding.column < start for finding in slips) else None


def _read(title: str) -> tuple[str, Kind] | None:
    """Return the words of a heading and their kind."""
    title = title.strip(" 　。．.；;，,：:！!、")
    if (request := _REQUEST.match(title)) is not None:
        wanted = title[request.end() :].rstrip("？?")
        return (wanted, "topic") if 3 <= len(wanted) <= LONGEST else None
    if title.endswith(("？", "?")):
        return None if _YES_OR_NO.search(title) or len(title) > LONGEST + 8 else (title, "question")
    head, colon, rest = title.partition("：")
    if colon and rest:
        parted = _read_parted(head, rest)
        if parted is not None:
            return parted
        title = rest
    must = _MUST.match(title)
    about = _LABEL_WORDS.match(title) is not None
    bare = _LABEL_WORDS.sub("", title[must.end() :] if must else title)
    bare = re.sub("^(?:抓好|做好|搞好)(?=坚持|推进|加强|用.+武装)", "", bare)
    if len(bare) > LONGEST:
        bare = shorten(bare, LONGEST) or ""
    if not 3 <= len(bare) <= LONGEST or bare.count("“") != bare.count("”"):
        return None
    having = re.fullmatch("(?:有|具有|树立|保持|蕴含着|体现着|激励着|彰显着|意味着)(.{4,}的.{2,})", bare)
    if having and (must or "着" in bare[:4]):
        return having.group(1), "topic"
    if must and not _is_named(bare):
        return bare, "do"
    if re.search("——|；|（|“[^”]*$", bare) or _SETTING.match(bare) or re.match("具?有(?![效序力利])", bare):
        return bare, "topic"
    if _JUDGES.search(bare, 2):
        return bare, "is"
    if _begins_with_verb(bare) and not _is_named(bare):
        return bare, "do"
    mixed = about and _MIXED.search(bare)
    return "关于" + bare if mixed else bare, "topic"


def _is_named(text: str) -> bool:
    """Return whether what begins with a verb is a noun phrase all the same: 召开大会的设想, 割据地区的现势, 请….

    A verb that no list of demands has, before 的 and a noun; or a noun that names a matter (背景, 意义, 打算) behind
    the 的, unless the verb is one of grasping or solving it (充分认识…的意义).
    """
    if text.startswith("请") or "请介绍" in text:
        return True
    core = _ADVERBIAL.sub("", text)
    demands = _verbs().match(text) is not None or _verbs().match(core) is not None
    ends = text.endswith(load_list("matter_nouns", _DATA)) and not re.search("[，；]", text)
    if ends and ("的" in text or not demands):
        return not re.match(alternatives(load_words("grasping_verbs", _DATA)), core)
    setting = re.match("在.{2,24}(?:中|上|下)|[以用把将].{2,}", text)
    if setting is not None or demands:
        return False
    last = cut_words(text)[-1]
    return "的" in text or len(text) < 6 or last.tag[0] == "v" or re.search("无法|不能|可以", text) is not None


def _read_parted(head: str, rest: str) -> tuple[str, Kind] | None:
    """Return A：B as the statement AB where B says something of A (科技创新：是第一动力), else None."""
    if re.search("——|[（(]", head):
        return None
    says = re.match("(?:是|就是|蕴含着|体现着|激励着|彰显着|意味着|事关|关乎)", rest)
    if says and len(head) + len(rest) <= LONGEST + 8:
        return head + rest, "is"
    return None


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_list('outline_verbs'))})")


def _begins_with_verb(text: str) -> bool:
    """Return whether a heading begins with what is to be done: a verb, 充分认识, 在…中实现, 以…推动."""
    if re.match("在.{2,24}(?:中|上|下)(?=.)", text) or re.match("[以用把将].{2,}", text):
        return True
    core = _ADVERBIAL.sub("", text)
    if core != text and _verbs().match(core):
        return True  # 大力|发展
    first, *rest = cut_words(text)
    if rest and rest[0].text == "的":
        return False  # 前进的道路
    if first.tag in ("v", "vd"):
        return True
    if first.tag in ("ad", "d", "a") and rest and rest[0].tag in ("v", "vd", "vn", "l", "i"):
        return True
    if first.tag[0] in "li" and len(first.text) == 4 and cut_words(first.text[2:])[0].tag[0] == "v":
        return True  # 正确处理, 大力发展: an idiom to the dictionary
    return _verbs().match(text) is not None and (first.tag[0] in "vli" or _verbs().fullmatch(first.text) is not None)


def _members(section: Section, analysis: Analysis) -> tuple[str, ...]:
    """Return short names of a heading's three to eight parts, without the words they share; () if there are none."""
    children = section.children
    if not 3 <= len(children) <= 8 or any(_flags(child, analysis) for child in children):
        return ()
    prefix, suffix = shared_frame(children)
    own = [child.title[len(prefix) : len(child.title) - len(suffix) or None].strip("，、。； ") for child in children]
    tails = [name.rpartition("的")[2] for name in own]
    for names in (tails, own) if all("的" in name for name in own) else (own,):
        fit = all(2 <= len(name) <= 16 and not re.search("[，。；：、“”]", name) for name in names)
        if fit and len(set(names)) == len(names) and sum(map(len, names)) <= _MEMBERS:
            return tuple(names)
    return ()
