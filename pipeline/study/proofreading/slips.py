"""Suspected slips of the source: reported with their place, never corrected.

Only rules that are nearly always right: a proof that cries wolf is not read. Each rule takes the analysis and
yields findings; a new rule is a function and its line in RULES.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN, count_han
from pipeline.language.marks import CLOSERS, END_MARKS, QUOTE_OPENERS
from pipeline.language.quotation import match_quotes
from pipeline.language.segmentation import Token
from pipeline.language.words import load_list, load_words
from pipeline.layout.schema import StudySpec
from pipeline.speech import Paragraph, Speech
from pipeline.study.analysis import Analysis
from pipeline.study.proofreading.likeness import find_likely_substitutions
from pipeline.study.results import Finding
from pipeline.study.terms.terms import find_number_terms

_DATA = Path(__file__).with_name("data")

Rule = Callable[[Speech, Analysis, StudySpec], Iterator[Finding]]
_AROUND = 8  # characters shown on each side of a slip
_MANY = 3  # a habit is reported once, with its count, from so many cases on


def find_slips(speech: Speech, analysis: Analysis, options: StudySpec) -> tuple[Finding, ...]:
    """Return the suspected slips in text order."""
    rules = RULES if speech.language == "zh" else (_unmatched_marks, _repeated_text)
    found = {finding for rule in rules for finding in rule(speech, analysis, options)}
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.column, finding.kind, finding.text)))


def _at(paragraph: Paragraph, start: int, stop: int, kind: str, hint: str) -> Finding:
    line, column = paragraph.position(start)
    return Finding(line, column, kind, paragraph.text[max(0, start - _AROUND) : stop + _AROUND], hint)


def _unmatched_marks(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """Quotation marks and brackets without a partner; a quotation over several paragraphs opens each of them."""
    paragraphs = speech.paragraphs
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        for at in match_quotes(text).stray:
            mark = text[at]
            following = paragraphs[number + 1].text[:1] if number + 1 < len(paragraphs) else ""
            if at == 0 and mark in QUOTE_OPENERS and following == mark:
                continue
            if mark in "）)" and re.search(r"(?:^|[\s，；：。、])[\w一二三四五六七八九十]{1,3}$", text[:at]):
                continue  # 1) 2) a) 一）
            beside = text[max(0, at - 1) : at + 2]
            if mark in "'‘’" and (beside[-1].isdigit() or not re.search(HAN, beside)):
                continue  # ’96
            if mark in "<>{}[]（(" and "http" in text:
                continue
            side = "没有上引号" if mark in CLOSERS else "没有下引号"
            if mark not in '“”‘’「」『』"':
                side = "不成对"
            yield _at(paragraph, at, at + 1, "标点不成对", f"{mark} {side}")


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_list("sentence_openers", _DATA))))


def _missing_stops(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """A run of characters that goes straight on into the opening of a sentence: …奋斗宣言党的二十大以来，…"""
    for paragraph in speech.paragraphs:
        for match in _openers().finditer(paragraph.text):
            before = paragraph.text[max(0, match.start() - 12) : match.start()]
            run = re.search(f"{HAN}+$", before)
            if run is None or len(run.group()) < 2 or run.group()[-1] in _JOINS or run.group().endswith(_JOINING_WORDS):
                continue
            yield _at(paragraph, match.start(), match.start() + 2, "疑缺标点", f"“{match.group()}”之前似缺句号")


_JOINS = "出自从在对到是和与及的了着将把而并但其中为于以由这那即给向同至跟像按据因当各位位我你他亲大"
_JOINING_WORDS = (
    "广大", "全体", "各位", "亲爱的", "尊敬的", "特别是", "尤其是", "正如", "我们", "关于", "根据", "通过",
)  # fmt: skip


def _unended_paragraphs(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """A long paragraph of running text without a mark at its end, where nearly all others have one."""
    long = [p for p in speech.paragraphs if p.role == "body" and count_han(p.text) >= 40 and "，" in p.text]
    ends = END_MARKS | set("…：；:;—”’」』）)")
    open_ended = [paragraph for paragraph in long if paragraph.text[-1] not in ends]
    if len(long) >= 4 and len(open_ended) <= len(long) // 8:
        for paragraph in open_ended:
            if re.search(f"{HAN}$", paragraph.text):
                yield _at(paragraph, len(paragraph.text) - 1, len(paragraph.text), "疑缺标点", "段末没有标点")


def _doubled_words(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """The same word twice in a row: 党党始终, 我们我们; not 研究研究, 人人, 和和美美."""
    single = load_words("doubled", _DATA)
    for unit in analysis.units:
        coming = [*unit.tokens[2:], None]
        for left, right, after in zip(unit.tokens, unit.tokens[1:], coming, strict=False):
            if left.text != right.text:
                if after is not None and _restarts(left, right, after):
                    start = unit.sentence.start + right.start
                    yield _at(unit.paragraph, start, start + 1, "疑重字", f"“{left.text}”之后多一“{right.text}”")
                continue
            word = left.text
            pairs_on = unit.text[right.stop : right.stop + 2]
            wrong = word in single and not (len(pairs_on) == 2 and pairs_on[0] == pairs_on[1])
            wrong = wrong or (len(word) > 1 and left.tag[0] in "nrcp" and re.fullmatch(f"{HAN}+", word) is not None)
            if wrong:
                start = unit.sentence.start + left.start
                yield _at(unit.paragraph, start, start + 2 * len(word), "疑重字", f"“{word}”连写两次")


def _restarts(left: Token, right: Token, after: Token) -> bool:
    """Return whether a noun is begun again right after itself: 党中央党始终."""
    return (
        len(left.text) > 1 == len(right.text)
        and left.text[0] == right.text
        and left.tag[0] == right.tag[0] == "n"
        and after.tag[0] == "d"
    )


_HOLDER = (
    "书记|市长|省长|县长|区长|局长|主任|部长|处长|科长|同志|先生|女士|老师|校长|院长|总|"
    "省|市|县|区|镇|乡|村|局|厅|委|办|部门|单位|机关|公司|集团|学校|大学|医院|社区|街道|月|日|年"
)
_PLACEHOLDERS = (
    re.compile(f"(?<![A-Za-z0-9+×Xx])[XxＸ×]{{1,4}}(?={_HOLDER})"),
    re.compile(f"(?<={HAN})(?:[XＸ×]{{2,6}})(?={HAN}|[，。、；])"),
    re.compile(r"某某+(?=" + _HOLDER + ")"),
    re.compile(f"(?<![*＊A-Za-z0-9])[*＊](?={HAN})"),
    re.compile(f"(?<={HAN})[*＊]{{2,6}}(?={HAN})"),
    re.compile("【(?:待|请|此处|填|插入)[^】]{0,20}】|（(?:待补|待定|待核|略去|此处[^）]{0,10})）|[Tt][Bb][Dd]|TODO"),
)


def _placeholders(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """What was to be filled in and was not: *机关, X书记, ××市."""
    for paragraph in speech.paragraphs:
        text = paragraph.text
        for pattern in _PLACEHOLDERS:
            for match in pattern.finditer(text):
                if match.group()[0] in "*＊" and (text.count("*") + text.count("＊")) % 2 == 0:
                    continue  # *emphasis*
                yield _at(paragraph, match.start(), match.end(), "占位未填", f"“{match.group()}”似为未填的占位符")


def _wrong_words(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """Words that are always a slip: 迫不急待."""
    table = dict(entry.split("=") for entry in load_list("wrong_words", _DATA))
    pattern = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    for paragraph in speech.paragraphs:
        for match in pattern.finditer(paragraph.text):
            hint = f"“{match.group()}”疑为“{table[match.group()]}”"
            yield _at(paragraph, match.start(), match.end(), "疑错别字", hint)


def _variants(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """One word written in two ways in the same text; the rarer is reported, once."""
    pairs = [entry.split("=") for entry in load_list("variants", _DATA)]
    words = {word for pair in pairs for word in pair}
    places: dict[str, list[tuple[Paragraph, int]]] = {}
    pattern = re.compile("|".join(map(re.escape, sorted(words))))
    for paragraph in speech.paragraphs:
        for match in pattern.finditer(paragraph.text):
            places.setdefault(match.group(), []).append((paragraph, match.start()))
    for preferred, other in pairs:
        here, there = places.get(preferred, []), places.get(other, [])
        if here and there:
            rare, common = (preferred, other) if len(here) < len(there) else (other, preferred)
            paragraph, start = places[rare][0]
            hint = f"“{rare}”{len(places[rare])}处，“{common}”{len(places[common])}处，写法不一"
            yield _at(paragraph, start, start + len(rare), "写法不一", hint)


def _old_places(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """A place in 州 that is no town of today beside the town with the same first character: 衡州, 衡阳."""
    names = Counter(t.text for unit in analysis.units for t in unit.tokens if t.tag == "ns" and len(t.text) == 2)
    known = load_words("places_zhou", _DATA)
    pattern = re.compile(f"{HAN}州")
    for paragraph in speech.paragraphs:
        for match in pattern.finditer(paragraph.text):
            name = match.group()
            others = [other for other, times in names.items() if other[0] == name[0] and other != name and times > 1]
            if name not in known and len(others) == 1 and sum(p.text.count(name) for p in speech.paragraphs) == 1:
                hint = f"“{name}”1处，“{others[0]}”{names[others[0]]}处，地名不一"
                yield _at(paragraph, match.start(), match.end(), "写法不一", hint)


def _counts(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """A number phrase whose list in the text has another number of members."""
    for term in find_number_terms(analysis):
        if term.count is None or len(term.members) in (0, term.count):
            continue
        sentence = term.ref.sentences[0] if term.ref.sentences else None
        if sentence is None:
            continue
        unit = analysis.unit(sentence)
        offset = max(0, unit.text.find(term.text))
        start = unit.sentence.start + offset
        hint = f"“{term.text}”称{term.count}项，文中列出{len(term.members)}项"
        yield _at(unit.paragraph, start, start + len(term.text), "数目不符", hint)


_HALF = re.compile(f"(?<={HAN})[,;:?!](?={HAN})|(?<={HAN})\\.(?={HAN}|$)")
_FULL_OF = dict(zip(",;:?!.", "，；：？！。", strict=True))


def _half_width(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """Marks of Latin type between Chinese characters; a habit is reported once."""
    places: dict[str, list[tuple[Paragraph, int]]] = {}
    for paragraph in speech.paragraphs:
        for match in _HALF.finditer(paragraph.text):
            places.setdefault(match.group(), []).append((paragraph, match.start()))
    for mark, found in places.items():
        times = f"，共{len(found)}处" if len(found) >= _MANY else ""
        for paragraph, start in found[: 1 if len(found) >= _MANY else None]:
            yield _at(paragraph, start, start + 1, "半角标点", f"“{mark}”应为“{_FULL_OF[mark]}”{times}")


_DOUBLE_MARK = re.compile(r"[，、；：][，、；：。！？]|[。！？][，、；：]|。。(?!。)|(?<!。)。。。(?!。)|！。|？。")


def _double_marks(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """Two marks where one belongs: ，。"""
    for paragraph in speech.paragraphs:
        for match in _DOUBLE_MARK.finditer(paragraph.text):
            yield _at(paragraph, match.start(), match.end(), "标点重复", f"“{match.group()}”连用")


_COUNTED = re.compile("(?:^|[。；：，！？]|(?<=[”）]))(一|二|三|四|五|六|七|八|九|十)(是|要)(?![一二三四五六七八九十])")
_DIGITS = "一二三四五六七八九十"


def _inline_series(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """一是…二是…四是… in one paragraph: a number is missing or stands twice."""
    for paragraph in speech.paragraphs:
        last = {"是": 0, "要": 0}
        for match in _COUNTED.finditer(paragraph.text):
            number, word = _DIGITS.index(match.group(1)) + 1, match.group(2)
            expected = last[word] + 1
            if last[word] and number not in (expected, 1):
                label = match.group(1) + word
                hint = f"“{label}”之前没有“{_DIGITS[min(expected, 10) - 1]}{word}”"
                yield _at(paragraph, match.start(1), match.end(), "序号", hint)
            last[word] = number


def _numbering(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """What the reader noticed of the numbers of headings."""
    for line, column, text in speech.notices:
        yield Finding(line, column, "序号", text, text)


def _repeated_text(speech: Speech, analysis: Analysis, options: StudySpec) -> Iterator[Finding]:
    """Two or more sentences in a row that stood word for word before: a paragraph pasted twice."""
    first: dict[str, int] = {}
    run = 0
    units = [unit for unit in analysis.units if unit.spoken]
    for index, unit in enumerate(units):
        earlier = first.setdefault(unit.text, index)
        again = earlier < index
        run = run + len(unit.text) if again else 0
        ends = index + 1 == len(units) or first.get(units[index + 1].text, index + 1) > index
        if again and ends and run >= 60 and run > len(unit.text):
            start = unit.sentence.start
            hint = f"与第{units[earlier].paragraph.line}行文字相同，疑重复粘贴"
            yield _at(unit.paragraph, start, start + min(12, len(unit.text)), "疑重复", hint)


RULES: tuple[Rule, ...] = (
    _unmatched_marks, _missing_stops, _unended_paragraphs, _doubled_words, _placeholders, _wrong_words, _variants,
    _old_places, _counts, _half_width, _double_marks, _inline_series, _numbering, _repeated_text,
    find_likely_substitutions,
)  # fmt: skip
