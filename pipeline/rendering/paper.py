"""How each line of a paper is set: what offices and GB/T 9704-2012 ask of a letterhead, an address and a foot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.document import StyleName
from pipeline.speech import Paragraph, Role

# How the roles of the source look; headings have their own styles.
STYLE_OF: Mapping[Role, StyleName] = {
    "title": "title", "subtitle": "subtitle", "speaker": "byline", "date": "byline", "occasion": "byline",
    "byline": "byline", "salutation": "salutation", "heading": "flush", "body": "body", "verse": "verse",
    "caption": "caption", "toc": "flush", "closing": "closing", "signature": "signature", "note": "hint",
    "label": "label", "meta": "meta", "table": "table", "picture": "caption", "page": "hint",
    "exercise": "flush",
}  # fmt: skip
HEAD: frozenset[Role] = frozenset(("title", "subtitle", "speaker", "date", "occasion", "byline"))
_OF_HEADS: frozenset[StyleName] = frozenset(("title", "subtitle", "byline", "meta", "hint"))
_ATTACHED = re.compile("附[ \u3000]*[件表图錄录]?[ \u3000]*[0-9一二三四五六七八九十]{0,2}[ \u3000]*[：:]")
_ITEM = re.compile("[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[）)]?[.．、 \u3000]")
_LABELLED = re.compile("[【［\\[〔]|[^：:]{1,16}[：:].")
_JOINT = re.compile("(?<=、)|(?<=[^ \u3000])(?=[ \u3000]{2,}[^ \u3000])")
_LONG = 24  # characters of a signature that one line holds


def styles_of(paragraphs: Sequence[Paragraph]) -> list[StyleName]:
    """Return the style of each paragraph.

    主送 is set as an address is (GB/T 9704, 7.3.2), attachments as the body (7.3.4), who signed and when to the right
    (7.3.5), a letterhead without labels in the middle; lines of a block of labels alike.
    """
    begin = next((i for i, each in enumerate(paragraphs) if each.role in ("body", "heading", "salutation")), 0)
    found: list[StyleName] = []
    attached = False
    for index, paragraph in enumerate(paragraphs):
        style = STYLE_OF[paragraph.role]
        text = paragraph.text
        if paragraph.role == "meta":
            attached = bool(_ATTACHED.match(text)) or (attached and bool(_ITEM.match(text)))
            if attached:
                style = "body"
            elif text[-1] in "：:":
                style = "salutation"
            elif index < begin and not _LABELLED.match(text):
                style = "byline"
        elif index < begin and paragraph.role in ("speaker", "date") and _in_block(paragraphs, index):
            style = "meta"
        elif index > begin and paragraph.role == "date":
            style = "signature"
        found.append(style)
    return found


def _in_block(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Return whether a line of the head is one of several with labels: 【作者】… between 【刊期】… and 【栏目】…"""
    around = [*paragraphs[max(index - 1, 0) : index], *paragraphs[index + 1 : index + 2]]
    labelled = _LABELLED.match(paragraphs[index].text)
    return labelled is not None and any(each.role == "meta" and _LABELLED.match(each.text) for each in around)


def is_set_apart(paragraphs: Sequence[Paragraph], styles: Sequence[StyleName], index: int) -> bool:
    """Return whether an empty line stands above a paragraph: below the head, above the attachments and who signed."""
    before = paragraphs[index - 1]
    if styles[index] not in _OF_HEADS:
        head = styles[:index]
        if all(style in _OF_HEADS for style in head) and any(each.role in HEAD for each in paragraphs[:index]):
            return True
    if paragraphs[index].role == "meta" and _ATTACHED.match(paragraphs[index].text):
        return before.role != "meta" or styles[index - 1] != "body"
    return styles[index] == "signature" and styles[index - 1] != "signature" and before.role != "closing"


def signature_lines(text: str) -> list[int]:
    """Return where a joint signature too long for one line is broken: between two offices."""
    return [match.start() for match in _JOINT.finditer(text)] if len(text) > _LONG else []
