"""Lines of the web page, the account or the newspaper around a text: furniture.

What tells of the text (来源, 编辑, the agency) is a note; what only serves the page (打印 关闭,
阅读 1.2万) is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.language.words import load_pattern
from pipeline.reader.draft import Draft

_DATA = Path(__file__).with_name("data")
_WEB = re.compile(
    r"(?:来源|來源|责任编辑|責任編輯|责编|編輯|编辑|發布時間|发布时间|发布日期"
    r"|版权所有|转载请注明|原标题|微信公众号|审核|審核|校对"
    r"|美编|监制|终审|初审|复审|[一二三]审|值班编辑|排版|供稿|供图|投稿邮箱|稿源|信息来源|文章来源)[：:>＞】\s].*|https?://\S+"
    r"|[（(](?:讲话|发言|报告)?(?:全文|节选|摘要|摘编|根据录音整理|未经本人审阅|此件.{2,10})[）)]"
)  # fmt: skip
_PAGE = re.compile(
    r"(?:浏览次数|[点點][击擊]数?|字号|分享到|打印|关闭窗口|扫一扫|阅读原文|【[大中小 ]+】|[當当]前位置"
    r"|您的位置|首页)"
    r"[：:>＞】\s].*"
    r"|.{0,30}(?:请关注|敬请关注|关注).{0,10}(?:微信)?公众号.{0,20}"
    r"|扫一扫.{0,16}(?:打开|查看|分享|阅读).{0,12}"
)
_TELLS = re.compile(
    r"^(?:编辑|责编|审核|校对|作者|撰文|记者|通讯员|图|文|《|[#＃])|来源|[12]\d{3}[-年./]"
)  # who, whence, when
_AGENCY = re.compile(
    r"[（(](?:新华社|本报|中新社|人民日报|央视|据).{2,30}[电讯訊電道][）)]|《 ?\S{2,10} ?》 ?[（(].{6,40}[）)]"
)
_COPIED = re.compile(load_pattern("web_lines", _DATA))
_WORDS = re.compile(load_pattern("web_words", _DATA))
_TAIL = re.compile(f"[^\\w\\s]{{0,4}}\\s*(?:{load_pattern('web_tails', _DATA)})[\\s：:>》]*[^\\w\\s]{{0,4}}")
_PICTURE = "\U0001f000"  # from here on emoji stand; ★ and ※ may part a text
_FIRST, _LAST = 6, 15  # lines of a document among which words of the page stand
_LONGEST_LINK = 60
_MOST_LINKS = 40


def is_web_line(text: str) -> bool:
    """Return whether a line comes from the web page or newspaper around the speech."""
    if len(text) >= 120:
        return False
    return any(pattern.fullmatch(text) for pattern in (_WEB, _PAGE, _AGENCY, _COPIED)) or is_emblem(text)


def is_of_page(text: str) -> bool:
    """Return whether a line from around the text only serves its page and says nothing of the text."""
    if len(text) >= 120 or _TELLS.search(text):
        return False
    pictures = is_emblem(text) and all(char >= _PICTURE or char.isspace() for char in text)
    return any(pattern.fullmatch(text) for pattern in (_PAGE, _COPIED)) or pictures


def is_emblem(text: str) -> bool:
    """Return whether a line is only pictures: 👇👇👇."""
    return all(ord(char) >= 0x2190 and not char.isalnum() and not "\u2500" <= char <= "\u33ff" and char < "\U000e0000"
               and not "\ufe00" <= char <= "\uffef" for char in text if not char.isspace())  # fmt: skip


def mark_web_edges(drafts: Sequence[Draft]) -> None:
    """Mark 关注, 分享 and the like among the first and last lines, and the short lines that follow 往期推荐."""
    for draft in (*drafts[:_FIRST], *drafts[max(len(drafts) - _LAST, _FIRST) :]):
        if draft.role == "body" and draft.level is None and len(draft.text) <= 40 and _WORDS.fullmatch(draft.text):
            draft.role = "page"
    for index in range(len(drafts) - 1, max(len(drafts) - _MOST_LINKS, 0), -1):
        if len(drafts[index].text) > _LONGEST_LINK:
            return
        if _TAIL.fullmatch(drafts[index].text):
            for draft in drafts[index:]:
                if draft.role in ("body", "note") and draft.level is None:
                    draft.role = "page"
