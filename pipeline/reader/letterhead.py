"""What an office prints above and below a paper: its masthead, numbers, secrecy, rules; the names of offices."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.language.characters import HAN_CLASS
from pipeline.language.dates import DATE, DATE_LINE
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_pattern

_DATA = Path(__file__).with_name("data")

KIND = load_pattern("paper_kinds", _DATA)  # what a paper calls itself: 通知, 讲话, 方案
_ORGAN = f"[{HAN_CLASS}A-Za-z0-9×○〇（）()·“”]{{0,40}}?{load_pattern('organ_ends', _DATA)}"
_JOINT = re.compile(f"{_ORGAN}(?:[\\s、，]+{_ORGAN}){{0,7}}")
_NO_ORGAN = re.compile(f"关于|關於|在.{{1,30}}[上中]|的|^[论論谈談把让讓]|(?:{KIND})")
_NO_NOUN = frozenset(("v", "d", "ad", "p", "c", "r", "a"))  # 努力建设新农村, 走进社区 are no offices
DOC_NUMBER = re.compile(
    "[^，。：:]{1,20}[〔\\[［（(【][12][0-9]{3}[〕\\]］）)】][ ]?第?[0-9０-９×xX]{1,5}[ ]?[号號]"
    "(?:[\\s]+签[\\s]*发[\\s]*人[\\s]*[：:].{1,30})?|[〔\\[［（(][12][0-9]{3}[〕\\]］）)]第?[0-9]{1,5}[号號]|第[\\s]*\\d{1,4}[\\s]*[号號]"
)
_RULE = re.compile("(?P<mark>[-—―─━═＝=_＿*＊★☆◆◇■□·•.．~～※])(?:[\\s]*(?:(?P=mark)|[★☆◆])){2,}")
_PAPER = re.compile(load_pattern("letterhead", _DATA))
_EDITED = re.compile(
    f"(?P<organ>[^，。：:！？]{{2,40}}?)(?:[\\s]*(?:编印|编制|主办|主编|编发|编辑|印发|印制|编|印))?"
    f"(?:(?<=[编印办发辑制])|[\\s]+(?:{DATE_LINE.pattern}))(?:印发|印|编印)?|{DATE}[\\s]*(?:印发|编印|印)"
)
# The masthead: 青山市人民政府文件, 工作简报. Alone above a text the second is its title.
_MASTHEAD = re.compile(
    "[^，。：:！？]{2,40}(?:文件|令|函)"
    "|[^，。：:！？]{0,30}(?P<bulletin>简报|快报|专报|月报|周报|日报|动态|信息|通讯|情况反映|参阅件?|摘报|内参|要情|简讯|会议纪要|通报)"
)


def is_organ(text: str) -> bool:
    """Return whether a line is nothing but the name of an office, or of several: 某市财政局　某市教育局."""
    text = re.sub("[（(](?:盖章|签章|章|印章|代章)[）)]$", "", text)
    text = fold(text)
    if len(text) > 120 or _NO_ORGAN.search(text):
        return False
    return _JOINT.fullmatch(text) is not None and cut_words(text.lstrip("某×○"))[0].tag not in _NO_NOUN


def is_rule(text: str) -> bool:
    """Return whether a line is drawn: ————, ★ ★ ★."""
    return _RULE.fullmatch(text) is not None


def is_letterhead(text: str) -> bool:
    """Return whether a line is surely of a letterhead: a paper's number, its secrecy or issue, who edits it, a rule."""
    if len(text) > 60:
        return False
    text = fold(text)
    return bool(is_rule(text) or DOC_NUMBER.fullmatch(text) or _PAPER.fullmatch(text) or _is_edited(text))


def _is_edited(text: str) -> bool:
    match = _EDITED.fullmatch(text)
    if match is None:
        return False
    organ = match.group("organ")
    return organ is None or is_organ(organ)


def is_printed(text: str) -> bool:
    """Return whether a line says who printed a paper, or when: 某市办公室　2026年4月20日印发."""
    return (
        len(text) <= 60
        and text.endswith(("印发", "印", "印制", "編印", "编印"))
        and _EDITED.fullmatch(text) is not None
    )


def masthead(text: str) -> str:
    """Return "bulletin" for a masthead that may be a title (工作简报), "paper" for one that is none, "" for others."""
    if len(text) > 40 or text.startswith(("关于", "在", "《")):
        return ""
    found = _MASTHEAD.fullmatch(text := fold(text))
    if found is None:
        return "paper" if is_organ(text) else ""
    return "bulletin" if found.group("bulletin") else "paper"
