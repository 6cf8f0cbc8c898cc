"""Numbers before headings: 一、 （一） 1. 第一， 一是 第一章 首先 —— in their many spellings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pipeline.language.measures import AFTER_FIGURE
from pipeline.language.numerals import NUMERAL_CHARS, parse_numeral
from pipeline.language.words import load_pattern


class Label(NamedTuple):
    """A number as written (`text`, with its mark), its form (`family`), its value, and where the words begin."""

    text: str
    family: str
    value: int | None
    stop: int


_SIGNS = "▍▎▌▋▉█▊▐■◆●★☆▼◇□◎○▪▶►◢◤"  # before a number of an account's post: ▍01
_N = f"[{NUMERAL_CHARS}]{{1,5}}"
_D = "[0-9０-９]{1,3}"
_GAP = "[ \u3000\u00a0\t]*"
# What parts are counted by besides 章 节 条 部分: 第三件　…, 第二种：… Each word is a form of its own.
_PARTS = load_pattern("counted_parts", Path(__file__).with_name("data"))

# One row a form: family, pattern with the number in `n`. The first that fits wins. Ranks: see ranks.py.
FORMS: tuple[tuple[str, str], ...] = (
    ("议题一", f"(?:议题|議題|议程|事项|事項|提案|话题|板块|案例|篇章){_GAP}(?P<n>{_N}|{_D}){_GAP}[：:、]"),
    ("01", f"[{_SIGNS}]{_GAP}(?P<n>{_D}|{_N})(?:[.、．]|(?=[ \u3000\t])){_GAP}"),
    ("第一章", f"第{_GAP}(?P<n>{_N}|{_D}){_GAP}[章篇编編]"),
    ("第一节", f"第{_GAP}(?P<n>{_N}|{_D}){_GAP}[节節]"),
    ("第一条", f"第{_GAP}(?P<n>{_N}|{_D}){_GAP}[条條](?![例约約件理规規])"),
    ("第一部分", f"第{_GAP}(?P<n>{_N}|{_D}){_GAP}(?:部分|讲|講|课|課|单元|單元|专题|專題)"),
    ("第一个", f"第(?P<n>{_N})(?:个|個|大)?(?:方面|问题|問題|点|點|层|層|种|種|类|類|条|條)(?:是|[，,：:、。])"),
    ("第一件", f"第{_GAP}(?P<n>{_N}|{_D}){_GAP}(?P<w>{_PARTS})(?:[ \u3000\t]+|[：:，,、])"),
    ("第一", f"第(?P<n>{_N}|{_D}){_GAP}(?:[，,、：:．]|[.](?![0-9]))"),
    ("第一", f"第(?P<n>{_N})(?:——|――)[^—―。！？：\n]{{1,16}}(?:——|――)"),  # 第二——最要紧的——
    ("第一 ", f"第(?P<n>{_N})[ \u3000]"),
    ("其一", f"其(?P<n>{_N}){_GAP}[，,、：:]"),
    ("一是", f"(?P<n>{_N})(?:是|则|則)(?!否)"),
    ("一要", f"(?P<n>{_N})要"),
    ("（一）", f"[（(〔]{_GAP}(?P<n>{_N}){_GAP}[）)〕][、．.，,:：]?"),
    ("（一）", "(?P<n>[\u3220-\u3229])[、．.]?"),
    ("（1）", f"[（(]{_GAP}(?P<n>{_D}){_GAP}[）)][、．.，,]?"),
    ("（1）", "(?P<n>[\u2474-\u2487])[、．.]?"),
    ("①", "(?P<n>[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\u2776-\u277f])[、．.]?"),
    ("（a）", "[（(](?P<n>[a-zA-Z])[）)]"),
    ("1.1", r"(?P<n>[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})[.．、]?(?=[ \u3000\t]|[^0-9０-９.．%％])(?![年月日元万亿])"),
    ("1）", f"(?P<n>{_D})[）)]"),
    ("1.", f"(?P<n>{_D})(?:[．、]|{_GAP}[.](?![0-9０-９])|[，,](?![0-9０-９]))"),
    ("1.", "(?P<n>[\u2488-\u249b])"),
    ("1 ", f"(?P<n>[0-9]{{1,2}})[ \u3000\t]+(?=[^\\s0-9A-Za-z年月日/.:-])(?!{AFTER_FIGURE})"),
    ("一、", f"(?P<n>{_N}){_GAP}(?:[、．：:﹑。]|[.](?![0-9])|[，,])"),
    ("一、", f"(?P<n>{_N})[ \u3000\t]+"),
    ("I.", "(?P<n>[\u2160-\u216b]|[IVX]{1,5})(?:[、．：:]|[.](?= )|[ \u3000\t]+(?=[^a-z]))"),
    ("a.", r"(?P<n>[a-zA-Z])(?:[、．]|[.](?= ?[^a-zA-Z.\s]|\s))"),
    ("——", "(?P<n>)(?:——|――|──|—|–|－{2})(?![—–])"),
    ("首先", "(?P<n>)(?P<w>首先|其次|再次|再者|最后|最後)[，,、：:]"),
)  # fmt: skip
ENGLISH_FORMS = frozenset({"01", "1.", "1.1", "I.", "（1）", "1）", "Part", "（a）", "a."})
_ENGLISH_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
)  # fmt: skip
_ENGLISH_FIRST = (
    "First",
    f"(?P<n>)(?P<w>(?:{'|'.join(_ENGLISH_ORDINALS)})(?:ly| of all)?|Finally|Last(?:ly| but not least)?)[,:]",
)
_ENGLISH_PART = (
    "Part",
    r"(?P<n>(?i:part|chapter|section|(?:agenda )?item)\s+(?:[0-9]{1,2}|[IVX]{1,5}|[Oo]ne|[Tt]wo|[Tt]hree))\b[.:]?",
)
_ORDINAL_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": None, "最後": None}
# A number of an account's post alone on its line, its title below: ▍01, PART 02, 【03】, 04.
_SIGNED = re.compile(
    f"(?P<sign>[{_SIGNS}【「\\[/|｜#＃ ]*)(?P<part>(?:PART|Part|NO|No|CHAPTER|议题|議題|板块|话题|案例)?[.． ]*)"
    f"(?P<n>[0-9]{{1,2}}|{_N})[{_SIGNS}】」\\]/|｜ ]*"
)

_COMPILED = tuple((family, re.compile(pattern)) for family, pattern in FORMS)
_COMPILED_ENGLISH = (
    *((family, pattern) for family, pattern in _COMPILED if family in ENGLISH_FORMS),
    *((family, re.compile(pattern)) for family, pattern in (_ENGLISH_PART, _ENGLISH_FIRST)),
)
_STARTS = re.compile(
    f"[{_SIGNS}议議事提话板案篇"
    f"第其首再最然同—–―─－（(〔①-⓿\u2776-\u277f\u3220-\u3229\u3251-\u32bf\u2160-\u216b0-9０-９A-Za-z{NUMERAL_CHARS}]"
)
_WHOLE = re.compile(f"第{_GAP}(?:{_N}|{_D}){_GAP}(?:[章篇编編节節条條]|部分|{_PARTS})[：:]?")
# Words that begin like a number and are none.
_NO_LABEL = re.compile(
    "第一(?:书记|書記|线|線|时间|時間|次|位|名|届|屆|批|期|季|代|流|手|属性|任务|要务|责任人|资源|生产力|动力)"
    "|一(?:是一|是非|要不|要么)"
)  # fmt: skip


def read_label(text: str, start: int = 0, english: bool = False) -> Label | None:
    """Return the number that `text` begins with at `start`, or None."""
    if start >= len(text) or not _STARTS.match(text, start) or _NO_LABEL.match(text, start):
        return None
    for family, pattern in _COMPILED_ENGLISH if english else _COMPILED:
        match = pattern.match(text, start)
        if match:
            return _label(family, match, text)
    return None


def read_bare_number(text: str) -> Label | None:
    """Return the number when `text` is nothing else: 一, （一）, 1., 第一章, 第三条, Ⅱ; None otherwise."""
    if len(text) > 40:
        return None
    signed = _SIGNED.fullmatch(text) if len(text) <= 12 else None
    if signed and (signed.group("sign") or signed.group("part") or text[0] == "0"):
        value = parse_numeral(signed.group("n"))
        return Label(text, "01", value, len(text)) if value else None
    whole = _WHOLE.fullmatch(text)
    if whole:
        label = read_label(f"{text}\u3000")
        return label and Label(text, label.family, label.value, len(text))
    core = text.strip(" \u3000、．.")
    if len(core) > 6:
        return None
    bare = core.strip("（）()〔〕")
    value = parse_numeral(bare)
    if value is None or value > 99:
        return None
    if bare != core:
        family = "（一）" if not bare[0].isascii() else "（1）"
    elif bare.isdecimal():
        return None if len(core) > 2 or core == text else Label(text, "1.", value, len(text))
    else:
        family = "一、"
    return Label(text, family, value, len(text))


def _label(family: str, match: re.Match[str], text: str) -> Label | None:
    written = match.group()
    stop = match.end()
    while stop < len(text) and text[stop] in " \u3000\u00a0\t":
        stop += 1
    if family == "首先":
        word = match.group("w")
        return Label(written, family, _ORDINAL_WORDS.get(word), stop)
    if family == "First":
        word = next((each for each in _ENGLISH_ORDINALS if match.group("w").startswith(each)), None)
        return Label(written, family, _ENGLISH_ORDINALS.index(word) + 1 if word else None, stop)
    number = match.group("n")
    if family == "——":
        return Label(written, family, None, stop)
    if family == "1.1":
        parts = re.split("[.．]", number)
        return Label(written, f"1{'.1' * (len(parts) - 1)}", int(parts[-1]), stop)
    if family in ("a.", "（a）"):
        return Label(written, family, ord(number.lower()) - 96, stop)
    if family == "Part":
        return Label(written, family, None, stop)
    if family == "第一件":
        family = f"第一{match.group('w')}"
    value = parse_numeral(number)
    if value is None or value > 300:
        return None
    return Label(written, "第一" if family == "第一 " else family, value, stop)
