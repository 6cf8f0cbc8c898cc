"""The table of contents, already filled in: each entry a link with its page number in a field."""

from __future__ import annotations

from pipeline.document import Document, Heading, Para, Toc, plain_text
from pipeline.writers.docx import hints
from pipeline.writers.docx.draft import Draft, Listed, nodes, unnamed
from pipeline.writers.docx.fields import field, field_start, paragraph, run
from pipeline.writers.docx.xml import Element, val, w


def listed(document: Document) -> list[Listed]:
    """Return the headings a table of contents lists, run-in ones too, in text order."""
    result: list[Listed] = []
    ordinal = 0
    for node in nodes(document):
        match node:
            case Heading(level, children, id=id, toc=toc):
                ordinal += 1
                if toc:
                    result.append(Listed(level, _one_line(plain_text(children)), id or unnamed(ordinal)))
            case Para(outline=outline):
                result += [Listed(level, _one_line(text), key) for level, text, key in outline]
            case _:
                pass
    return result


def contents(toc: Toc, draft: Draft) -> Element:
    """Return the content control with title and entries.

    The field can be updated in Word (`\\u` takes outline levels, `\\f` the marks of run-in headings), but need not
    be: the entries are there, with the page numbers of our own page layout, and nothing asks on opening.
    """
    entries = [entry for entry in listed(draft.document) if entry.level <= toc.levels]
    rows = [_entry(entry, draft) for entry in entries]
    instruction = f'TOC \\o "1-{toc.levels}" \\h \\z \\u \\f'
    end = w("r", w("fldChar", fldCharType="end"))
    if rows:
        for index, run_ in enumerate(field_start(instruction)):
            rows[0].insert(1 + index, run_)
        rows[-1].append(end)
    else:
        rows = [paragraph(draft.styles["toc1"], [*field_start(instruction), end])]
    if toc.title:
        title = [run(text, (), hint) for text, hint in hints.split(toc.title, hints.needs(toc.title))]
        rows.insert(0, paragraph(draft.styles["toc_title"], title))
    gallery = w("docPartObj", val("docPartGallery", "Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", *rows))


def _entry(entry: Listed, draft: Draft) -> Element:
    style = draft.styles[_role(entry.level)]
    bookmark = draft.targets[entry.key]
    label = draft.pages.labels.get(entry.key, "")
    words = [run(text, (), hint) for text, hint in hints.split(entry.text, hints.needs(entry.text))]
    number = field(f"PAGEREF {bookmark} \\h", [run(label or "?")])
    return paragraph(style, [w("hyperlink", *words, w("r", w("tab")), *number, anchor=bookmark, history=1)])


def _role(level: int) -> str:
    return f"toc{min(max(level, 1), 3)}"


def _one_line(text: str) -> str:
    return text.replace("\n", "")
