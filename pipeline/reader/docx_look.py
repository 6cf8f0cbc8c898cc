"""What the properties of a Word paragraph, and the styles they name, say: its level, role, numbers, indent, face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.reader.docx_package import Element, W
from pipeline.reader.docx_styles import Styles, is_on
from pipeline.speech import Role

_BODY_SIZE = 32  # half-points (三号): what an indent in twips is reckoned against when no size is given
# Faces that Chinese offices set titles in, where others set them bold.
_TITLE_FACES = ("黑体", "黑體", "simhei", "小标宋", "小標宋", "heiti", "大标宋")
# Styles that say what a line is: those that Word brings (their stored names are English), and those of our own files.
ROLES: Mapping[str, Role] = {
    "subtitle": "subtitle", "副标题": "subtitle", "副標題": "subtitle", "date": "date", "日期": "date",
    "salutation": "salutation", "称呼": "salutation", "closing": "closing", "signature": "signature",
    "caption": "caption", "题注": "caption", "讲话人": "byline", "会议信息": "meta", "提示": "note", "标签": "label",
    "诗行": "verse",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """Reads the properties (w:pPr) of paragraphs with the styles of their document."""

    styles: Styles

    def style(self, properties: Element | None) -> str:
        found = None if properties is None else properties.find(f"{W}pStyle")
        return self.styles.default if found is None else str(found.get(f"{W}val", ""))

    def find(self, properties: Element | None, style: str, tag: str) -> Element | None:
        """Return a property: the paragraph's own, or that of its style."""
        own = None if properties is None else properties.find(f"{W}{tag}")
        return self.styles.value(style, f"{W}pPr/{W}{tag}") if own is None else own

    def value(self, properties: Element | None, style: str, tag: str) -> str:
        found = self.find(properties, style, tag)
        return "" if found is None else str(found.get(f"{W}val", ""))

    def level(self, properties: Element | None, style: str) -> int | None:
        """Return the level of a heading, from 1: its outline level, or what the name of its style says."""
        outline = self.value(properties, style, "outlineLvl")
        if outline.isdecimal():
            return integer(outline) + 1 if integer(outline) < 9 else None
        return self.styles.heading_level(style)

    def role(self, style: str) -> Role | None:
        return ROLES.get(self.styles.name(style))

    def numbering(self, properties: Element | None, style: str) -> tuple[str, int] | None:
        """Return the numbering of a paragraph and its level in it, None when it is not numbered."""
        found = self.find(properties, style, "numPr")
        if found is None:
            return None
        number, level = (found.find(f"{W}{tag}") for tag in ("numId", "ilvl"))
        id = "0" if number is None else str(number.get(f"{W}val", "0"))
        return id, 0 if level is None else integer(level.get(f"{W}val", "0"))

    def indent(self, properties: Element | None, style: str) -> float:
        """Return the indent of the first line in characters."""
        found = self.find(properties, style, "ind")
        if found is None:
            return 0.0
        chars = found.get(f"{W}firstLineChars")
        if chars:
            return integer(chars) / 100
        size = self.styles.value(style, f"{W}rPr/{W}sz")
        half_points = 0 if size is None else integer(size.get(f"{W}val", ""))
        return integer(found.get(f"{W}firstLine", "0")) / (10 * (half_points or _BODY_SIZE))

    def strong(self, paragraph: Element, style: str) -> int:
        """Return how many characters at the start of a paragraph are bold or in a face for titles."""
        count = 0
        for run in paragraph.iter(f"{W}r"):
            words = "".join(run.itertext(f"{W}t"))
            if words.strip() and not self._is_strong_run(run, style):
                break
            count += len(words)
        return count

    def is_strong(self, paragraph: Element) -> bool:
        """Return whether all words of a paragraph are bold or in a face for titles."""
        words = "".join(paragraph.itertext(f"{W}t"))
        return bool(words.strip()) and self.strong(paragraph, self.style(paragraph.find(f"{W}pPr"))) == len(words)

    def _is_strong_run(self, run: Element, style: str) -> bool:
        named = run.find(f"{W}rPr/{W}rStyle")
        own = "" if named is None else named.get(f"{W}val", "")
        bold, fonts = (
            next(
                (
                    found
                    for found in (
                        run.find(f"{W}rPr/{W}{tag}"),
                        self.styles.value(own, f"{W}rPr/{W}{tag}"),
                        self.styles.value(style, f"{W}rPr/{W}{tag}"),
                    )
                    if found is not None
                ),
                None,
            )
            for tag in ("b", "rFonts")
        )
        face = "" if fonts is None else str(fonts.get(f"{W}eastAsia") or fonts.get(f"{W}ascii") or "").lower()
        return is_on(bold) or any(each in face for each in _TITLE_FACES)


def integer(text: str) -> int:
    """Return a number of the file, 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 9 else 0
