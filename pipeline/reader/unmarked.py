"""Unnumbered headings glued to their body with no mark: 交易池规则你可能听过这样一句话，…

Only a whole document can show them: in one of ordinary prose hardly a paragraph has a break of this kind, in
one whose title lines lost their line ends many have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.glue import PairCounts, best_cut, speaker_start
from pipeline.reader.labels import read_label
from pipeline.reader.ownline import CUSTOMARY

_FEWEST, _SHARE = 4, 0.15  # glued headings a document must show, and their share of its longer paragraphs
_SHORTEST, _LONGEST = 2, 42
_PARAGRAPH = 60
_FLUSH = 0.34  # at most this share of the paragraphs stands flush, else it says nothing
# What begins a sentence and cannot follow the words of a title: pronouns, turns of speech, times.
_OPENS = re.compile(
    "我们|我們|我(?![们們国國党黨军軍省市县校院])|你们?(?!是)|妳|您|大家好|各位|但是，|不过，|然而，|总结一下|總結一下|希望|关于|關於"
    "|所以，|因此，|现在[，我]|現在[，我]|如果|假如|问[：:]|问[：:]|让我们|讓我們|这[是个里些次]|這[是個裡些次]|今年|去年|近年来|近年來|当前|當前"
    "|目前|改革开放以来|党的[一二三四五六七八九十]+大|新中国|众所周知|眾所周知|随着|隨著"
)
# How ordinary sentences begin: adverbs, connectives, prepositions, pronouns, numbers, marks.
_NO_HEAD = re.compile(
    "今|首先|其[次实實]|再|最[后後]|现在|現在|[刚剛]|所以|但|不过|不過|然[而后後]|因|如|假|[当當]|在|[从從]|由|[对對]|把|[将將]|那|[这這]|此|我|你"
    "|您|他|她|它|大家|另|第|一|有|[没沒]|也|[还還]|就|又|同|[于於]是|而|且|并|或|[与與]|和|除|[随隨]|[经經]|根据|根據|按|通过|通過|[关關]于|至于"
    "|事实上|事實上|实际|實際|[显顯]然|也许|可能|或许|比如|例如|譬如|[举舉]|[总總]|[换換]|接|下|上|[过過]去|以前|以后|[后後]来|目前|希望|[请請]|[谢謝]"
    "|感[谢謝]|很|非常|好|嗯|是|不|即|[尽儘]管|[虽雖]|既|[无無][论論]|只|要|每|某|[许許]多|[问問答]|声明|作者|完了|咱|等到|甚至|综上|可以|围绕|面[对對]"
    "|[0-9A-Za-z]*[：:]|[0-9“《（(\"'—＂「]|[^，。]{0,12}[同园校院部局市省][志长長]"
)
# After these words the sentence must go on: a title does not end in them.
_GOES_ON = re.compile(
    "(?:的|和|[与與]|或|及|在|[对對]|把|被|[让讓]|[给給]|[为為]|是|[说說]|想|[觉覺]得|[认認][为為]|知道|，|、|；|：|[过過]|了|[着著]|就|也|都|才|而|但|使|由"
    "|跟|像|比|向|[从從]|到|告[诉訴]|[请請]|[时時]|[后後]|前|中|里|[内內]|看|[话話]|以|之|其|[这這]|那|[该該]|[各每两兩几多要]|[会會]|能|[将將]|可|[应應須须]"
    "|不|[没沒]|没有|若|据|按|因|所|等|[谢謝]|感[谢謝]|[帮幫]助|支持|欢迎|提醒|希望|代表|年|月|日|天|次|[个個]|[种種]|些|位|且|故|有|去|[来來]|出|起|同|叫"
    "|指出|强调|表示|提出|[写寫]道|[问問]|看到|[发發][现現]|相信|期待|祝|愿|令|替|除|[关關]于|凡|更|最|很|太|[还還]|又|再|一|意味着|[刚剛]才|今天|[现現]在"
    "|目前|“|「|《|（|—|…|努力|[习習][惯慣]|政府|自|包括|通常|[一-鿿]{1,3}[长長]|先生|女士|同志|其[实實]|[综綜]上所述|宋人|主人)$"
)
_ASKED = re.compile("(?:问|問|答)[：:]")
_STOP = re.compile("[。！]")
_CUSTOMARY_START = re.compile(f"(?:{CUSTOMARY})(?=[\u4e00-\u9fff])")


def unmarked_candidates(drafts: Sequence[Draft], pairs: PairCounts) -> list[Candidate]:
    """Return the glued headings of a document that shows enough of them, else none."""
    paragraphs = [
        (index, draft)
        for index, draft in enumerate(drafts)
        if draft.role == "body" and not draft.is_body and draft.level is None and len(draft.text) >= _PARAGRAPH
    ]
    flush = [(index, draft) for index, draft in paragraphs if draft.indent < 1]
    if len(flush) >= 2 and len(flush) <= _FLUSH * len(paragraphs):
        return [c for index, draft in flush if (c := _flush_candidate(index, draft, pairs))]
    found = [_candidate(index, stop) for index, draft in paragraphs if (stop := _head_stop(draft.text))]
    return found if len(found) >= max(_FEWEST, _SHARE * len(paragraphs)) else []


def before_speakers(drafts: Sequence[Draft], labels: frozenset[str]) -> list[Candidate]:
    """Return the title lines that run into the label of a speaker, in a text of speakers: 社群與參與Solenne："""
    found: list[Candidate] = []
    for index, draft in enumerate(drafts):
        if draft.role == "body" and not draft.is_body and draft.level is None:
            stop = speaker_start(draft.text, labels)
            if stop and _SHORTEST <= stop <= _LONGEST and not _STOP.search(draft.text, 0, stop):
                candidate = Candidate(index, 0, stop, "glued", taken=True)
                candidate.why.append("a speaker's label follows without a mark between")
                found.append(candidate)
    return found


def _candidate(index: int, stop: int) -> Candidate:
    candidate = Candidate(index, 0, stop, "glued", taken=True)
    candidate.why.append("title words run into their paragraph without a mark, as in others here")
    return candidate


def _flush_candidate(index: int, draft: Draft, pairs: PairCounts) -> Candidate | None:
    """Return the heading of a paragraph that stands flush while nearly all others are indented."""
    if read_label(draft.text):
        return None
    start, stop = draft.spans[0]
    offset, score = best_cut(draft.text[start:stop], pairs)
    offset = _head_stop(draft.text) or offset
    if score < 1 and not _head_stop(draft.text):
        return None
    candidate = Candidate(index, 0, offset, "glued", taken=True)
    candidate.why.append("stands flush while the body is indented; runs into its paragraph without a mark")
    return candidate


def _head_stop(text: str) -> int | None:
    customary = _CUSTOMARY_START.match(text)
    if customary and (_ASKED.match(text, customary.end()) or not _GOES_ON.match(text[customary.end()])):
        return customary.end()
    if _NO_HEAD.match(text):
        return None
    limit = next((m.start() for m in re.finditer("[。！？!?]", text[: _LONGEST + 8])), _LONGEST + 4)
    for match in _OPENS.finditer(text, _SHORTEST, min(limit, _LONGEST + 6)):
        head = text[: match.start()]
        if not _GOES_ON.search(head) and len(head) <= _LONGEST:
            return match.start()
    return None
