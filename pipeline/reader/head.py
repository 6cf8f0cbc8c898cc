"""The head of the document: title, subtitle, speaker, date, occasion, salutation, and what belongs to the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.language.dates import DATE, ENGLISH_DAY
from pipeline.language.names import NAME
from pipeline.reader.address import mark_salutations
from pipeline.reader.clean import Counter
from pipeline.reader.customary import is_customary
from pipeline.reader.draft import Draft
from pipeline.reader.fields import Field, read_field, value_of
from pipeline.reader.glued_head import cut_glued_head
from pipeline.reader.head_fields import cut_label, field_at, goes_on_with_names, is_among_facts, names_somebody
from pipeline.reader.labels import read_bare_number, read_label
from pipeline.reader.letterhead import is_letterhead, is_organ, masthead
from pipeline.reader.named_turns import speaker_before
from pipeline.reader.people import is_name, is_person, is_posted, is_salutation, name_in
from pipeline.reader.title import ends_in_kind, is_day, is_stopped_title, is_titular, join_title, title_lines, unspaced

_SLOGANS = 3  # lines
_DEEPEST = 32  # paragraphs the head may have
_LATIN_WORD = re.compile("[A-Za-z]{3,}")
_LOOKED_AT = 200  # paragraphs
_NEAR = 5  # lines below a masthead in which its number or issue stands
_ADDRESS = re.compile("https?://")
_DAY = re.compile(f"{DATE}|[12]\\d{{3}}[-./]\\d{{1,2}}[-./]\\d{{1,2}}|{ENGLISH_DAY}")
_SIGNED_DAY = re.compile(f"(?P<day>{DATE})[ ，,、\u3000]+(?P<name>{NAME})")
_REMARK = re.compile("[（(](?:经|根据|本文|此|由|转自|注|编)[^（）()]{1,70}[）)]")
_EDITORS = re.compile("[（(][^（）()]{0,40}(?:整理|审阅|摘编|删节|删改|节选|编者)[^（）()]{0,30}[）)]")
# What became of a law, below its title: 2005年4月27日 第十届全国人民代表大会常务委员会第十五次会议通过.
_PASSED = re.compile(f"{DATE}[^。]{{2,160}}(?:通过|修订|修正|修改|公布|发布|批准|施行)[。]?")
_VERSION = re.compile("[（(](?:[^（）()，。]{0,8}(?:稿|草案|试行|暂行)|摘要|摘编|节选|修订)[）)]")
_TAKEN_OUT = "labels that only name what follows (标题：, 正文：) taken out"


@dataclass(slots=True)
class Head:
    """What the head says, in the text's own words; None when it does not say."""

    title: str | None = None
    subtitle: str | None = None
    speaker: str | None = None
    date: str | None = None
    occasion: str | None = None


def read_head(drafts: list[Draft], english: bool, counter: Counter) -> Head:
    """Find the head, give its paragraphs their roles and return what it says.

    A first line with title, date, speaker and salutation glued together is cut into its parts in `drafts`; labels
    that only name what follows (标题：, 正文：) are taken out and counted.
    """
    reading = _Reading(drafts, english, counter, Head())
    marked = next((i for i, d in enumerate(drafts[:_DEEPEST]) if d.is_title), None)
    reading.read_paper(marked or 0)
    index = marked or 0
    while index < min(len(drafts), _DEEPEST + (marked or 0)):
        draft = drafts[index]
        if draft.role == "label" or draft.time:
            break  # somebody speaks
        if draft.role in ("subtitle", "date", "byline"):
            _read_styled(draft, reading.head, english)
        if draft.role == "salutation" or (draft.role == "body" and not reading.read_line(index)):
            break
        index += 1
    head = reading.head
    if head.title is None and reading.bulletin is not None:
        reading.bulletin.role, head.title = "title", reading.bulletin.text
    if sum(1 for draft in drafts[:index] if draft.role == "subtitle") >= _SLOGANS:
        head.subtitle = None  # a list of slogans below the title: no one line of it is the subtitle
    drafts[:] = [draft for draft in drafts if all(draft is not each for each in reading.gone)]
    mark_salutations(drafts, english)
    return head


def _read_styled(draft: Draft, head: Head, english: bool) -> None:
    """Read a line of which the file's own style says that it stands in the head."""
    text = draft.text
    if draft.role == "subtitle":
        head.subtitle = head.subtitle or text
    elif is_day(text) and len(text) <= 40:
        draft.role = "date"
        head.date = head.date or text.strip("（）()")
    elif text[0] in "（(" and text[-1] in "）)":
        draft.role, head.occasion = "occasion", head.occasion or text.strip("（）()")
    elif is_person(text, english):
        draft.role, head.speaker = "speaker", head.speaker or name_in(text)


@dataclass(slots=True)
class _Reading:
    """Goes down the lines of a head; `bulletin` is a masthead that is the title where no other comes."""

    drafts: list[Draft]
    english: bool
    counter: Counter
    head: Head
    bulletin: Draft | None = None
    gone: list[Draft] = field(default_factory=list)  # nothing but a label

    def read_paper(self, stop: int) -> None:
        """Mark what belongs to the paper above a title that the source marks."""
        for index in range(stop):
            draft = self.drafts[index]
            if draft.role == "body" and draft.level is None:
                if is_letterhead(draft.text) or masthead(draft.text):
                    draft.role = "meta"
                elif label := field_at(self.drafts, index, self.head.title is not None):
                    self._read_field(index, label)

    def read_line(self, index: int) -> bool:
        """Give one head line its role; return False when the head is over."""
        draft = self.drafts[index]
        text = draft.text
        if draft.is_title:
            goes_on = index > 0 and self.drafts[index - 1].role == "title"  # a title set in two paragraphs
            self.head.title = join_title(self.head.title, text) if goes_on and self.head.title else unspaced(text)
            draft.role = "title"
            return True
        if draft.level is not None or draft.is_body or is_salutation(text, self.english):
            return False
        if label := field_at(self.drafts, index, self.head.title is not None):
            return self._read_field(index, label)
        if is_letterhead(text) or goes_on_with_names(self.drafts, index):
            draft.role = "meta"
            if self.head.title and is_organ(_DAY.sub("", text).strip()):
                self._read_day(next((day.group() for day in _DAY.finditer(text)), ""))
            return True
        if read_bare_number(text):
            return False
        if is_day(text):
            draft.role = "date"
            self._read_day(text.strip("（）()"))
            return True
        return self._read_title(index) if self.head.title is None else self._read_after_title(index)

    # Labels and their values

    def _read_field(self, index: int, label: Field) -> bool:
        draft, head = self.drafts[index], self.head
        value = value_of(draft.text, label)
        if label.kind == "title" and value and head.title is None and is_titular(draft.text[label.start :]):
            self.counter.add(_TAKEN_OUT, draft.line, 1)
            cut_label(self.drafts, index, label)
            self._take_title(index)
        elif label.kind == "subtitle" and value and head.title:
            self.counter.add(_TAKEN_OUT, draft.line, 1)
            cut_label(self.drafts, index, label)
            self.drafts[index].role, head.subtitle = "subtitle", head.subtitle or self.drafts[index].text
        elif label.kind == "text":
            return self._read_text_label(index, label)
        elif label.kind == "speaker":
            draft.role = "speaker" if names_somebody(value, self.english) else "meta"
            head.speaker = head.speaker or (name_in(value) if draft.role == "speaker" else None)
        elif label.kind == "date":
            day = _DAY.search(value)
            head.date = head.date or (day.group() if day else None)
            draft.role = "meta" if not value or is_among_facts(self.drafts, index) else "date"
        elif label.kind == "occasion":
            head.occasion = head.occasion or value or None
            draft.role = "meta" if not value or is_among_facts(self.drafts, index) else "occasion"
        elif label.kind == "note" or _ADDRESS.search(value):
            draft.role = "note"
        else:
            draft.role = "meta"
        return True

    def _read_text_label(self, index: int, label: Field) -> bool:
        """Take 正文： out; what stands behind it is the text."""
        draft = self.drafts[index]
        if label.start < len(draft.text):
            if not label.bracketed and (self.head.title is None or "内容" in draft.text[: label.start]):
                return False  # 内容：… is a fact of what is announced
            self.counter.add(_TAKEN_OUT, draft.line, 1)
            cut_label(self.drafts, index, label)
            return False
        self.counter.add(_TAKEN_OUT, draft.line, 1)
        self.gone.append(draft)
        return True

    def _read_day(self, text: str) -> None:
        """Take a day, and the name behind it: （2025年5月8日　周立新）."""
        signed = _SIGNED_DAY.fullmatch(text)
        named = signed if signed and is_name(signed.group("name")) else None
        self.head.date = self.head.date or (named.group("day") if named else text) or None
        if named:
            self.head.speaker = self.head.speaker or named.group("name")

    # Title and what stands below it

    def _read_title(self, index: int) -> bool:
        drafts, text = self.drafts, self.drafts[index].text
        if index + 1 < len(drafts) and is_stopped_title(text):
            drafts[index].role, self.head.title = "title", text[:-1]
            return True
        if not self.english and is_name(text) and is_person(text, False) and self._is_called(index):
            drafts[index].role, self.head.speaker = "speaker", text
            return True
        if cut_glued_head(drafts, index):
            text = drafts[index].text
            if drafts[index].is_title:
                drafts[index].role, self.head.title = "title", text
                return True
        if not is_titular(text) or is_customary(text) or index + 1 >= len(drafts):
            return False
        if (who := speaker_before(text)) and any(speaker_before(d.text) == who for d in drafts[index + 1 : index + 9]):
            return False  # the first of several turns
        label = read_label(text, 0, self.english)
        if label and (label.family not in ("1 ", "a.", "I.") or label.text[-1] in "、．："):
            return False
        if self._is_speaker_above(index):
            drafts[index].role, self.head.speaker = "speaker", name_in(text)
            return True
        if title_lines(drafts, index, self.english) == 1 and (kind := self._masthead(index)):
            drafts[index].role = "meta"
            if kind == "bulletin":
                self.bulletin = drafts[index]
            return True
        self._take_title(index)
        return True

    def _take_title(self, index: int) -> None:
        title = unspaced(self.drafts[index].text) if len(self.drafts[index].text) < 12 else self.drafts[index].text
        for offset in range(title_lines(self.drafts, index, self.english)):
            draft = self.drafts[index + offset]
            draft.role = "title"
            title = join_title(title, draft.text) if offset else title
        self.head.title = title

    def _is_called(self, index: int) -> bool:
        """Return whether a name stands where a speaker's does: below the day, or above the salutation."""
        below = self.drafts[index + 1].text if index + 1 < len(self.drafts) else ""
        return (index > 0 and self.drafts[index - 1].role == "date") or is_salutation(below, self.english)

    def _is_speaker_above(self, index: int) -> bool:
        """Return whether a person stands above the title: 市长 张伟 / 在全市大会上的讲话."""
        text, below = self.drafts[index].text, self.drafts[index + 1].text
        if is_posted(text) and is_titular(below) and not read_label(below):
            return True
        if not is_person(text, False) or ends_in_kind(text) or not is_titular(below):
            return False
        return ends_in_kind(self.drafts[index + title_lines(self.drafts, index + 1, False)].text)

    def _masthead(self, index: int) -> str:
        """Return what kind of masthead a line is: a number, an issue or a title of its own stands below it."""
        kind = masthead(self.drafts[index].text)
        below = [d for d in self.drafts[index + 1 : index + 1 + _NEAR] if d.role == "body"]
        if not kind:
            return ""
        if any(is_letterhead(draft.text) for draft in below):
            return kind
        own = below[0].text if below else ""
        titled = is_titular(own) and len(own) >= 4 and not is_customary(own) and not read_label(own)
        titled = titled and not is_person(own, False) and not is_day(own) and not read_field(own)
        return kind if titled and len(below) > 1 and (ends_in_kind(own) or not is_titular(below[1].text)) else ""

    def _read_after_title(self, index: int) -> bool:
        draft, text, head = self.drafts[index], self.drafts[index].text, self.head
        previous = self.drafts[index - 1]
        dashed = text.startswith(("——", "—", "――", "──")) and len(text) < 80 and text[-1] not in "。！"
        if dashed or _VERSION.fullmatch(text):
            draft.role, head.subtitle = "subtitle", head.subtitle or text
        elif _PASSED.fullmatch(text):
            draft.role = "meta"
        elif _EDITORS.fullmatch(text):
            draft.role = "note"
        elif text[0] in "（(" and is_person(text.strip("（）()"), self.english):
            draft.role, head.speaker = "speaker", head.speaker or name_in(text.strip("（）()"))
        elif _REMARK.fullmatch(text):
            draft.role = "meta"
        elif text[0] in "（(" and text[-1] in "）)" and len(text) < 80:
            draft.role, head.occasion = "occasion", head.occasion or text.strip("（）()")
        elif previous.role == "date" and text.isascii() and not text.startswith("By "):
            return False  # Current Problems: a heading as well as a name
        elif is_person(text, self.english) and (previous.role != "body" or index <= 4) and not self._are_words(text):
            draft.role, head.speaker = "speaker", head.speaker or name_in(text)
        elif is_organ(text):
            draft.role = "meta"
        elif read_label(text, 0, self.english):
            return False
        elif self._is_subtitle(index):
            draft.role, head.subtitle = "subtitle", head.subtitle or text
        else:
            return False
        return True

    def _are_words(self, text: str) -> bool:
        """Return whether a line like an English name is of common words, which the text writes small elsewhere."""
        if not text.isascii():
            return False
        words = {word.casefold() for word in _LATIN_WORD.findall(text)}
        below = (word for draft in self.drafts[:_LOOKED_AT] for word in _LATIN_WORD.findall(draft.text))
        return any(word in words for word in below if word.islower())

    def _is_subtitle(self, index: int) -> bool:
        draft, previous = self.drafts[index], self.drafts[index - 1]
        if draft.centred and previous.centred and is_titular(draft.text):
            return True
        return is_titular(draft.text, True) and not draft.blank_before and self._goes_on(index + 1)

    def _goes_on(self, index: int) -> bool:
        """Return whether a name or a date line follows before any body text."""
        for draft in self.drafts[index : index + 4]:
            if draft.blank_before and draft.role == "body" and not is_day(draft.text):
                return False
            if is_person(draft.text, self.english) or is_day(draft.text):
                return True
            if not is_titular(draft.text, True):
                return False
        return False
