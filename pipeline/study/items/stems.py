"""What of a sentence makes the stem of an item: words that say something whole away from their neighbours.

A stem is always a stretch of the text, never altered: the sentence without its number or the connective before it; of
a long one the clauses around the answer, where they stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.language.quotation import match_quotes
from pipeline.language.script import fold
from pipeline.language.segmentation import Token
from pipeline.language.words import alternatives, load_list
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import TIED_END, Clause, may_begin, may_end, split_clauses
from pipeline.study.analysis.number_phrases import count_of, is_number_phrase
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.standing import what_it_leans_on

_DATA = Path(__file__).with_name("data")

_SHORTEST, _LONGEST = 8, 88  # characters of a Chinese stem
_SHORTEST_EN, _LONGEST_EN = 24, 230
_SEEN = 400  # characters of a sentence looked at
_LABEL = re.compile(
    r"第[一二三四五六七八九十百零〇\d]+条[\s　]*|第?[一二三四五六七八九十]+(?:、|，|是要?(?![否])|要(?=[^求]))|[（(][一二三四五六七八九十\d]+[）)]\s*"
    r"|\d{1,2}[.、．]\s*(?=\D)|[①-⑳⑴-⒇]\s*|(?:问|答|[QA])[：:]\s*|[—•·\s　]+"
)
_NOT_MATTER = ("direction", "ceremony", "bridge", "question", "example", "narrative")
_POINTS = re.compile(
    "[这那](?!时候起)|(?<![其])[他她它](?!人|国|们是)|(?<!尤|极|及)其(?!他|它|中|实|次)|其中(?=[^，。]{0,4}[，。]|的)|不是别的|上述|前述|如前|刚才|如下|以下(?:[几问要方工意各]|$)|^以下|前者|后者|此(?:外|种|类|举|时|次|后|前)|该(?=[^，。]{1,4})|本人|某"
)
_POINTS_LATER = re.compile(
    r"(?<!其)[他她]|上述|前述|刚才|如下|前者|后者|[这那](?:就?是|[么样次回些里边种类]|[\s一二三四五六七八九十两几\d])|此外|本人"
)
_ASKS = re.compile("难道|何必|岂|[吗呢吧嘛啊呀](?=[，。！；]|$)|[？?]")
_SPEAKER = re.compile("我(?![们国军党省市县区校院局])")
_YOU = re.compile("[你您]")
_POINTS_EN = re.compile(
    r"^(?:it|this|that|these|those|he|she|they|and|but|so|or|then|here|there|also|however|yes|no|which|i|let|if it|when it|now|well|okay)\b|\b(?:this|that one|these|those|that \d\S*|he|she|his|her|above|below|following)\b|\bi\b|\bi['’]m\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[\d+\]|〔\d+〕|[①-⑳⑴-⒇]|\*|`|http")
_LEANS_ALLOWED = ("item of a list", "item of a dialogue", "opens with ", "no end mark")


@dataclass(frozen=True, slots=True)
class Stem:
    """A stretch of a sentence, with what is said before it ("" or the words that its list hangs on)."""

    unit: Unit
    start: int
    stop: int
    folded: str  # the whole sentence in simplified characters
    lead: str = ""
    leans: bool = False  # its first clause needs the sentence before
    marked: bool = False  # has the mark of a note


def find_stems(analysis: Analysis) -> list[Stem]:
    """Return the sentences that can be asked about, each once, whole but for what may be left off before it."""
    series = name_series(analysis.speech)
    stems: dict[str, Stem] = {}
    for unit, lead in _with_leads(analysis, series):
        stem = _stem(unit, lead, analysis)
        if stem is not None:
            stems.setdefault(unit.text, stem)
    return list(stems.values())


def _with_leads(analysis: Analysis, series: Mapping[str, str]) -> Iterator[tuple[Unit, str]]:
    """Yield the sentences and what each hangs on: a heading on its series, a numbered line on 应当具备下列条件：."""
    lead = ""
    for unit in analysis.units:
        if unit.kind == "heading":
            lead = ""
            own = series.get(unit.section.id, "") if unit.section else ""
            yield unit, own
        elif unit.spoken:
            label = _LABEL.match(unit.text)
            numbered = label is not None and unit.text[0] in "（(0123456789①②③④⑤⑥⑦⑧⑨⑩"
            if unit.text.endswith(("：", ":")):
                cut = _LABEL.match(unit.text)
                lead = unit.text[cut.end() :] if cut else unit.text
                continue
            if not numbered:
                lead = ""
            yield unit, lead if numbered else ""


_IN_FORCE = re.compile("起(?:正式)?(?:施行|实施|执行|生效)")


def _stem(unit: Unit, lead: str, analysis: Analysis) -> Stem | None:
    english = analysis.speech.language == "en"
    text = unit.text
    if unit.flags or not (unit.spoken or unit.kind == "heading") or len(text) > _SEEN:
        return None
    folded = text if english else fold(text)
    told = unit.role == "narrative" and (unit.does("target", "duty") or analysis.kind in ("statute", "policy", "minutes"))
    if unit.role in _NOT_MATTER and not told and not _IN_FORCE.search(folded):
        return None
    start = _begin_english(text) if english else _begin(folded)
    if unit.kind == "heading" and not lead and not _is_sentence(unit, folded[start:]):
        return None
    if unit.leans and not all(reason.startswith(_LEANS_ALLOWED) for reason in unit.leans):
        return None
    end = len(folded.rstrip())
    if not re.search(r"[。！；.!;][”’」』）)\"]*$" if not lead else r"[。！；，.;]?$", folded[:end]):
        return None
    quotes = match_quotes(text)
    if quotes.stray or _furniture().search(folded):
        return None
    return Stem(unit, start, end, folded, lead, _leans(unit, folded, start, lead, analysis), bool(_NOTE.search(text)))


@lru_cache(maxsize=1)
def _furniture() -> re.Pattern[str]:
    return re.compile(alternatives(load_list("furniture", _DATA)))


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_list('stem_openers', _DATA))})")


def _begin(text: str) -> int:
    """Return where a sentence begins without the number and the connectives before it."""
    at = 0
    for _ in range(4):
        match = _LABEL.match(text, at) or _openers().match(text, at)
        if match is None or match.end() == at:
            break
        at = match.end()
    return at


_OPENERS_EN = re.compile(
    r"(?:(?:And|But|So|Now|Then|Well|Okay|Also|However|First|Second|Third|Finally|In fact|Basically|Actually|Again|Of course|Therefore|Thus|In other words)\b,? "
    r"|(?:I|We)(?: also)? (?:think|believe|would say|argue|know|say)(?: that)? |\(?\d+[.)] |[-*•] )*"
)


def _begin_english(text: str) -> int:
    match = _OPENERS_EN.match(text)
    return match.end() if match else 0


def _is_sentence(unit: Unit, text: str) -> bool:
    """Return whether a heading is a whole sentence that demands or claims something."""
    return text.rstrip().endswith(("。", "！")) and unit.does("demand", "claim", "target", "duty")


def _leans(unit: Unit, folded: str, start: int, lead: str, analysis: Analysis) -> bool:
    """Return whether the words from `start` need the sentence before."""
    if not unit.leans or lead:
        return False
    if start == 0:
        return True
    tokens = [Token(folded[t.start : t.stop], t.tag, t.start - start) for t in unit.tokens if t.start >= start]
    return bool(what_it_leans_on(folded[start:], tokens, analysis.speech.language))


def points_elsewhere(stem: Stem, start: int, stop: int, kind: str, english: bool) -> bool:
    """Return whether words of a stretch can only be understood from outside it.

    After the first clause 这, 它 and 其 may mean what stands before them in the stretch itself.
    """
    text = stem.unit.text[start:stop] if english else stem.folded[start:stop]
    own = re.sub("[“「《][^“”「」《》]*[”」》]", "", text)
    if english:
        return _POINTS_EN.search(own) is not None
    if (
        _ASKS.search(own)
        or _SPEAKER.search(own)
        or (kind not in ("lecture", "transcript", "letter") and _YOU.search(own))
    ):
        return True
    first, _, rest = own.partition("，")
    if _POINTS.search(first):
        return True
    return _POINTS_LATER.search(rest) is not None


def stretches(stem: Stem, first: int, last: int, english: bool) -> list[tuple[int, int]]:
    """Return the stretches of a stem around the words from `first` to `last` that stand alone, the best first.

    The whole sentence when it is short; else runs of clauses, those of a good length first. Empty if none is fit.
    """
    shortest, longest = (_SHORTEST_EN, _LONGEST_EN) if english else (_SHORTEST, _LONGEST)
    clauses = _clauses(stem)
    holds = [n for n, each in enumerate(clauses) if each.start < last and first < each.stop]
    if not holds:
        return []
    starts = [n for n in range(holds[0], -1, -1) if _may_start(stem, clauses, n, english)][:6]
    stops = [n for n in range(holds[-1], len(clauses)) if _may_stop(stem, clauses, n, english)][:6]
    found = {
        (max(clauses[a].start, stem.start), clauses[b].stop if b < len(clauses) - 1 else stem.stop)
        for a in starts
        for b in stops
    }
    good = longest * _GOOD
    fit = [each for each in found if shortest <= each[1] - each[0] + len(stem.lead) and each[1] - each[0] <= longest]
    whole = (stem.start, stem.stop)
    return sorted(
        fit,
        key=lambda each: (
            0 if each == whole and each[1] - each[0] <= good else 1,
            abs(each[1] - each[0] - good / 2),
            each,
        ),
    )


_GOOD = 0.7  # of the longest stretch: a sentence up to there is printed whole


def _clauses(stem: Stem) -> list[Clause]:
    text = stem.folded[: stem.stop]
    return [clause for clause in split_clauses(text) if clause.stop > stem.start]


# What binds a clause to the one before it.
_LINKED = re.compile(
    "(?:并|且|而|但|也|还|又|就|才|则|都|从而|以|使|让|进而|其|同时|特别是|尤其是|包括|更|比|占|约|达|共|或|及|和|与|不仅|于是|却|反而|便|即|因此|所以|归根|说到底|总的|总之|一般|否则|然后|再|最后|因|由于|甚至|如果|虽然|有的|另一|一种是|第[二三四五])"
)
# What leaves the clause after it unsaid: a condition, a concession, somebody's opinion, a time.
_OPEN = re.compile(
    "(?:如果|若|假如|假使|要是|只要|只有|除非|虽然|尽管|即使|即便|不管|无论|不论|由于|因为|当|随着|除|凡|每当|一旦|既然|既|不但|不仅|不是|并非|与其|有人|对于|根据|按照|为了|在|从|经|对|通过|自|到|据)"
)


# A sentence that says what something is, and not of what.
_NO_SUBJECT = re.compile(
    "(?:就|也|还|都|正|又|更|并)?(?:不|不仅|不只|不单|并非|而)?(?:是|靠|在于)|(?:其?(?:关键|重点|根本|目的|核心|前提|原因|理由|问题|任务|结果|意思|意义|特点|标志|主要|优点|缺点))(?:就?是|在于|：)"
)


def _may_start(stem: Stem, clauses: Sequence[Clause], number: int, english: bool) -> bool:
    """Return whether a stretch may begin with a clause: the first of what stands alone, or one with its own subject."""
    text = stem.folded
    if not english and _NO_SUBJECT.match(text, max(clauses[number].start, stem.start)):
        return False
    if number == 0:
        return not stem.leans
    before, clause = clauses[number - 1], clauses[number]
    if english:
        return before.mark == ";"
    words = text[clause.start : clause.stop].lstrip()
    if _LINKED.match(words) or _LABEL.match(words) or before.mark == "—":
        return False
    earlier = text[max(before.start, stem.start) : before.stop]
    if before.mark in "；;":
        return True
    if _OPEN.match(earlier) or TIED_END.search(earlier):
        return False
    if stem.unit.does("demand", "duty", "target") and may_begin(text, clauses, number):
        return True
    own = [token for token in stem.unit.tokens if clause.start <= token.start < clause.stop and token.text.strip()]
    return bool(own) and own[0].tag[0] in "njlb" and len(own) > 2 and has_predicate(own)


def _may_stop(stem: Stem, clauses: Sequence[Clause], number: int, english: bool) -> bool:
    if number == len(clauses) - 1 or clauses[number].mark in "；;":
        return True
    if english:
        return False
    text = stem.folded
    following = text[clauses[number + 1].start : clauses[number + 1].stop].lstrip()
    return may_end(text, clauses, 0, number) and not re.match("就|才|便|则|都|而是|也|却", following)


_QUOTED = re.compile("“([^“”]+)”")


def name_series(speech: Speech) -> dict[str, str]:
    """Return for each heading what its series is called, where the heading above says so: id → “五个坚持”中，.

    The number phrase above must count just as many headings as there are.
    """
    named: dict[str, str] = {}
    for section in speech.walk():
        phrases = [phrase for phrase in _QUOTED.findall(section.title) if is_number_phrase(phrase)]
        if len(phrases) == 1 and count_of(phrases[0]) == len(section.children) > 2:
            named |= {child.id: f"“{phrases[0]}”中，" for child in section.children}
    return named
