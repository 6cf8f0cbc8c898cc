"""What is printed on a page but is not the speech: page numbers, pasted contents, web headers, captions, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reader.draft import Draft
from pipeline.reader.web import is_of_page, is_web_line, mark_web_edges

_PAGE_NUMBER = re.compile(
    r"(?:[-—–─~～·.•]+ ?\d{1,4} ?[-—–─~～·.•]+"
    r"|第 ?\d{1,4} ?[页頁](?: ?[,，/共of]* ?\d{1,4} ?[页頁]?)?|\d{1,3} ?/ ?\d{1,3}"
    r"|[Pp]age \d{1,4}(?: of \d{1,4})?|[Pp]\.? ?\d{1,4})"
)
_TOC_HEAD = re.compile(r"(?:目[ \u3000]*[录錄次]|[Cc]ontents|CONTENTS|[Tt]able of [Cc]ontents)[：:]?")
_TOC_LINE = re.compile(
    r".{1,80}?(?:[.．。·…⋯\-—_ \u3000\t]{2,}|[\t\u3000 ])(?:第?[ ]?\d{1,4}[ ]?页?|[（(]\d{1,4}[）)])"
)
_CAPTION = re.compile(
    r"[（(]?(?:[▲△■●]|图为|圖為|左图|右图|上图|下图|资料图|資料圖|[图圖表](?:表)?[ ]?\d{1,3}[-—.:：、，\s]|"
    r"(?:Figure|Fig\.|Table|Photo(?: by)?)[ :]?\d*)|.{0,400}(?:新华社|本报|人民视觉|中新社|记者|記者|通讯员|視覺中國)"
    r"[^。]{0,30}[/／ \u3000]?(?:摄|攝|发|發|供图|報導圖)[）)]?$"
)
# The same run into the last paragraph, and a note on the whole text that ※ announces.
_CREDIT_END = re.compile(
    r"(?<=[。！？”…])[ \u3000]*(?:[（(](?:新华社|本报|中新社|人民日报|据)[^（）()。]{2,30}[电讯訊電道][）)]\s*"
    r"(?:《 ?[^《》 ]{2,10} ?》 ?[（(][^（）()]{6,40}[）)])?"
    r"|《 ?[^《》 ]{2,10} ?》 ?[（(][^（）()]{6,40}[版期] ?[）)]|[※＊][^。※＊]{4,100}。?)$"
)
_FOOT, _SHORT = 16, 60  # lines below a text at most, and how short they are
_NOTE_MARK = re.compile(
    r"(?:[⑴-⒇①-⑳]|\[\d{1,3}\]|［[\d０-９①-⑳＊*]{1,4}］|[＊*※]|注释?[：:]|註[：:]|〔\d{1,3}〕|\d{1,3}\.?[ \u3000])"
)
_NOTES_HEAD = re.compile(r"(?:注[ \u3000]*释|註[ \u3000]*釋|注[：:]|参考文献|參考文獻|Notes|Footnotes)[：:]?$")


def is_page_number(text: str) -> bool:
    """Return whether a line is a page number: — 3 —, 第 3 页, 3/12."""
    return len(text) < 24 and _PAGE_NUMBER.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Return whether a paragraph is the caption of a picture or table."""
    return len(text) < 400 and _CAPTION.match(text) is not None and (text[-1] not in "。！？" or len(text) < 60)


def mark_furniture(drafts: list[Draft]) -> None:
    """Give roles to page numbers, pasted contents, web lines, captions and the notes at the end.

    A source credit at the end of the last paragraph becomes a paragraph of its own.
    """
    _cut_credit(drafts)
    _mark_toc(drafts)
    for draft in drafts:
        if draft.role != "body" or draft.level is not None:
            continue
        if is_page_number(draft.text) or is_web_line(draft.text):
            draft.role = "page" if is_of_page(draft.text) else "note"
        elif is_caption(draft.text):
            draft.role = "caption"
    mark_web_edges(drafts)
    _mark_notes(drafts)


def _cut_credit(drafts: list[Draft]) -> None:
    """Cut a credit off the paragraph that ends the text; below it only a foot of short lines may stand."""
    for index in range(len(drafts) - 1, max(len(drafts) - _FOOT, 0) - 1, -1):
        draft = drafts[index]
        if draft.role != "body" or draft.level is not None or draft.is_body or is_web_line(draft.text):
            continue
        credit = _CREDIT_END.search(draft.text, max(len(draft.text) - 160, 1))
        if credit:
            speech, note = draft.cut([credit.start()])
            note.role = "note"
            drafts[index : index + 1] = [speech, note]
        if credit or len(draft.text) > _SHORT:
            return


def _mark_toc(drafts: Sequence[Draft]) -> None:
    headed = any(_TOC_HEAD.fullmatch(draft.text) for draft in drafts)
    keys = [_key(draft.text) if headed and len(draft.text) < 100 else "" for draft in drafts]
    last = {key: index for index, key in enumerate(keys)}
    head: int | None = None
    index = 0
    while index < len(drafts):
        if _TOC_HEAD.fullmatch(drafts[index].text):
            head = index
            stop = index + 1
            while stop < len(drafts) and _in_toc(drafts[stop].text, keys[stop], last, stop):
                stop += 1
            if stop > head + 2:
                for draft in drafts[head:stop]:
                    draft.role = "toc"
                index = stop
                continue
        elif _leader_line(drafts[index].text):
            stop = index
            while stop < len(drafts) and _leader_line(drafts[stop].text):
                stop += 1
            if stop - index >= 3:
                for draft in drafts[index:stop]:
                    draft.role = "toc"
            index = max(stop, index + 1)
            continue
        index += 1


def _leader_line(text: str) -> bool:
    return len(text) < 100 and _TOC_LINE.fullmatch(text) is not None and re.search(r"[.．·…⋯]{3,}", text) is not None


def _in_toc(text: str, key: str, last: dict[str, int], index: int) -> bool:
    return len(text) < 100 and (_TOC_LINE.fullmatch(text) is not None or (bool(key) and last[key] > index))


def _key(text: str) -> str:
    bare = re.sub(r"[.．·…⋯\s\u3000\t_-]*[（(]?\d{0,4}[）)]?$", "", text)
    return re.sub(r"[\s\u3000]", "", bare)


def _mark_notes(drafts: Sequence[Draft]) -> None:
    """Mark what stands below 注释 at the end, when each paragraph begins with a note mark."""
    for index in range(len(drafts) - 1, max(len(drafts) - 200, len(drafts) // 3), -1):
        if _NOTES_HEAD.match(drafts[index].text):
            tail = drafts[index + 1 :]
            if tail and sum(1 for d in tail if _NOTE_MARK.match(d.text)) >= 0.6 * len(tail):
                for draft in drafts[index:]:
                    draft.role = "note"
            return
