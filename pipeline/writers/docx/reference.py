"""The names that the office's own Word file may have for our styles."""

from __future__ import annotations

import difflib

from pipeline.document import STYLE_NAMES
from pipeline.errors import PipelineError, Problem
from pipeline.layout.model import DocumentLayout
from pipeline.writers.docx.roles import ROLES

# What Chinese Word and WPS show for built-in names.
SHOWN = {
    "正文": "normal", "标题": "title", "副标题": "subtitle", "正文文本": "body text", "页眉": "header",
    "页脚": "footer", "题注": "caption", "脚注文本": "footnote text", "列表段落": "list paragraph",
    "列出段落": "list paragraph",
    "引用": "quote", "称呼": "salutation", "结束语": "closing", "签名": "signature", "要点": "strong",
    "目录标题": "toc heading", "toc 标题": "toc heading",
    **{f"标题 {level}": f"heading {level}" for level in range(1, 10)},
    **{f"目录 {level}": f"toc {level}" for level in range(1, 10)},
}  # fmt: skip


def wanted_names(layout: DocumentLayout) -> dict[str, list[str]]:
    """Return for each of our style names the names to look for in the office's file, the best first.

    Raises PipelineError when `word.roles` names a role that there is not.
    """
    names = {style.name: [style.name.lower()] for style in ROLES.values()}
    names["Body Text"].append("normal")  # offices write their text in 正文
    for role, name in layout.word.roles.items():
        if role not in STYLE_NAMES:
            close = difflib.get_close_matches(role, STYLE_NAMES, 1)
            hint = f"did you mean {close[0]!r}?" if close else "the roles are those of styles:"
            raise PipelineError(Problem(layout.path, None, None, f"word.roles: unknown role {role!r}", hint))
        own = next(style for key, style in ROLES.items() if key == role)
        names[own.name].insert(0, SHOWN.get(name.lower(), name.lower()))
    return names
