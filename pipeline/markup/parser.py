"""Reads the markup with expat: elements become blocks, and every fault has its place and a hint."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from pipeline.document import Block, Text
from pipeline.errors import PipelineError, Problem
from pipeline.markup.attributes import ValueFault
from pipeline.markup.characters import unfold, unguard
from pipeline.markup.places import Places
from pipeline.markup.vocabulary import ELEMENTS, INSTEAD, ContentFault, Element, Entry

MAX_DEPTH = 60
_ROOT = Element("block", lambda _, blocks: blocks, ("block",))
_OPEN, _CLOSE = "<document>", "</document>"
_CODE = expat.errors.codes


class Fault(Exception):
    """A fault; `offset` is the byte of the parsed XML where it stands."""

    def __init__(self, offset: int, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.offset, self.message, self.hint = offset, message, hint


@dataclass(slots=True)
class _Frame:
    """An element that is open: what it has so far."""

    name: str
    element: Element
    values: dict[str, Any]
    offset: int
    children: list[Any] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


class Parser:
    """One reading of one document's XML."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._bytes = (_OPEN + places.xml + _CLOSE).encode()
        self._frames = [_Frame("document", _ROOT, {}, 0)]
        self._words: list[str] = []
        self._ids: set[str] = set()
        self._links: list[tuple[str, int]] = []
        self._depth = 0
        self._expat = expat.ParserCreate("utf-8")
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._words.append
        self._expat.ProcessingInstructionHandler = self._instruction

    def blocks(self) -> tuple[Block, ...]:
        """Return the document's blocks; raises PipelineError at the first fault."""
        try:
            try:
                self._expat.Parse(self._bytes, True)
            except expat.ExpatError as error:
                raise self._syntax(error.code) from error
            for target, offset in self._links:
                if target not in self._ids:
                    raise Fault(offset, f"nothing has the id {target!r}", _closest(target, self._ids))
        except Fault as fault:
            path, line, column = self._places.find(self._characters(fault.offset))
            raise PipelineError(Problem(path, line, column, fault.message, fault.hint)) from fault
        return tuple(self._frames[0].children)

    # Handlers

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            return
        self._flush()
        offset, parent = self._expat.CurrentByteIndex, self._frames[-1]
        element = ELEMENTS.get(name)
        if element is None:
            raise Fault(offset, f"unknown element <{name}>", INSTEAD.get(name) or _closest(name, ELEMENTS))
        if element.kind not in parent.element.holds:
            raise Fault(offset, f"<{name}> cannot stand {_inside(parent)}", _home(element))
        if self._depth > MAX_DEPTH:
            raise Fault(offset, f"elements stand {MAX_DEPTH} deep in one another", "write fewer levels")
        frame = _Frame(name, element, {}, offset)
        frame.values = self._values(frame, attributes)
        self._frames.append(frame)

    def _end(self, name: str) -> None:
        self._flush()
        self._depth -= 1
        if self._depth == 0:
            if self._expat.CurrentByteIndex < len(self._bytes) - len(_CLOSE):
                raise Fault(self._expat.CurrentByteIndex, f"</{name}> closes nothing", "take it out")
            return
        frame = self._frames.pop()
        parent = self._frames[-1]
        values = frame.values
        children = tuple(frame.children)
        try:
            if frame.element.entries is not None:
                frame.entries += frame.element.entries(values, children)
            if name == "p":
                values["entries"], frame.entries = tuple(frame.entries), []
            node = frame.element.build(values, children)
        except ContentFault as fault:
            raise Fault(frame.offset, f"<{name}> {fault.message}", fault.hint) from fault
        if frame.entries and frame.element.kind != "inline":
            raise Fault(frame.offset, f"<{name}> holds a run-in heading", "run-in headings stand in a <p>")
        parent.entries += frame.entries
        if isinstance(node, tuple):  # a group of rows
            parent.children += node
        else:
            parent.children.append(node)

    def _instruction(self, *_: object) -> None:
        raise Fault(self._expat.CurrentByteIndex, "a template has no <?…?>", "leave it out")

    # Parts

    def _characters(self, offset: int) -> int:
        """Return a byte's place in the XML as it was handed in, in characters."""
        characters = len(self._bytes[:offset].decode(errors="ignore")) - len(_OPEN)
        return min(max(characters, 0), len(self._places.xml))

    def _flush(self) -> None:
        """Give the words read since the last tag to the element that is open."""
        if not self._words:
            return
        raw = "".join(self._words)
        self._words.clear()
        words = unfold(raw)
        frame = self._frames[-1]
        if frame.element.text:
            if "inline" in frame.element.holds and "block" in frame.element.holds and not words.strip(" \t"):
                words = ""
            if words:
                frame.children.append(Text(words))
        elif words.strip(" \t"):
            now = self._expat.CurrentByteIndex
            start = self._bytes.rfind(raw.strip()[:20].encode(), 0, now)
            offset = start if start >= 0 else now
            hint = "put it in a <p>" if "block" in frame.element.holds else None
            raise Fault(offset, f"{words.strip()[:12]!r} cannot stand {_inside(frame)}", hint)

    def _values(self, frame: _Frame, attributes: dict[str, str]) -> dict[str, Any]:
        """Return an element's attributes as values."""
        known, values = frame.element.attributes, {}
        for key, raw in attributes.items():
            if key not in known:
                hint = _closest(key, known) if known else f"<{frame.name}> takes none"
                raise Fault(frame.offset, f"<{frame.name}> has no attribute {key!r}", hint)
            text = unguard(raw)
            try:
                values[key] = known[key].read(text)
            except ValueFault as fault:
                hint = _closest(text, fault.known, fault.hint) if fault.known else fault.hint
                raise Fault(frame.offset, f"<{frame.name} {key}={text!r}> is not allowed", hint) from fault
        for key, attribute in known.items():
            if attribute.required and key not in values:
                raise Fault(frame.offset, f"<{frame.name}> needs {key}", f'write <{frame.name} {key}="…">')
        self._note_ids(values, frame.offset)
        return values

    def _note_ids(self, values: dict[str, Any], offset: int) -> None:
        identity, link = values.get("id"), values.get("to") or values.get("href", "")
        if identity in self._ids:
            raise Fault(offset, f"the id {identity!r} is used twice", "give each block an id of its own")
        if identity:
            self._ids.add(identity)
        if "to" in values or link.startswith("#"):
            self._links.append((link.removeprefix("#"), offset))

    def _syntax(self, code: int) -> Fault:
        """Return expat's fault in our words; only the code is asked."""
        offset = self._expat.ErrorByteIndex
        frame = self._frames[-1]
        start = self._bytes.rfind(b"<", 0, offset + 1)
        if self._bytes.startswith(b"<!D", start):
            return Fault(start, "a template has no <!DOCTYPE>", "leave it out; entities cannot be defined")
        if code == _CODE[expat.errors.XML_ERROR_TAG_MISMATCH]:
            if start >= len(self._bytes) - len(_CLOSE):
                return Fault(frame.offset, f"<{frame.name}> is never closed", f"add </{frame.name}>")
            tag = self._bytes[start : start + 80].decode(errors="ignore").split(">")[0] + ">"
            if len(self._frames) == 1:
                return Fault(start, f"{tag} closes nothing", "take it out")
            return Fault(start, f"{tag} where <{frame.name}> is open", f"close it first with </{frame.name}>")
        if code == _CODE[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
            return Fault(offset, "unknown name after &", "write the character itself, or &amp; for &")
        if code == _CODE[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]:
            return Fault(offset, "an attribute is written twice", "leave one out")
        return Fault(offset, "is not well-formed", "write &lt; for <, &amp; for &, and attributes in quotes")


def _inside(frame: _Frame) -> str:
    return f"in <{frame.name}>" if frame.element is not _ROOT else "outside a block"


def _home(element: Element) -> str:
    """Return where an element may stand."""
    homes = [f"<{name}>" for name, other in ELEMENTS.items() if element.kind in other.holds]
    if element.kind == "block":
        return "close the element before it first"
    return "it stands in " + ", ".join(homes[:1] if element.kind == "inline" else homes)


def _closest(word: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    close = difflib.get_close_matches(word, list(known), 1, 0.5)
    return f"did you mean {close[0]!r}?" if close else otherwise
