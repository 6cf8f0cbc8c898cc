"""Makes a document fill the pages its layout asks for: by choosing sentences, then size and pitch.

One that may take what pages it needs is set a little tighter where that saves a last page with a line or two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from pipeline.document import Document
from pipeline.layout import DocumentLayout
from pipeline.layout.model import TextStyle
from pipeline.layout.schema import FitSpec
from pipeline.rendering import render
from pipeline.speech import Speech
from pipeline.study import Study, with_other_summaries
from pipeline.writers import lay_out
from pipeline.writers.pdf.laid_out import LaidOut

# Roles that keep their size: the head of the page and what stands outside the type area.
FIXED = ("title", "subtitle", "byline", "meta", "header", "footer", "footnote")
SIZE_STEP = 0.5  # points
PITCH_STEP = 0.02  # of the style's own pitch
MAX_PITCH = 2.2  # line pitch to size: above it lines fall apart
STUB = 0.15  # of a page: a last page with less is as good as empty
TIGHTER = (0.98, 0.96, 0.94, 0.92)  # of the pitch, to save such a page
MOST_PAGES = 40  # of a document that is laid out anew to save one
LONGER = 1.15  # the summary's budget, from one attempt to the next


def fit_document(document: Document, speech: Speech, study: Study, layout: DocumentLayout) -> LaidOut:
    """Return a document, as rendered from the speech and its study, on its pages, fitted as its layout asks.

    Without `fit` in the layout, that is the document as it is, set a little tighter where that saves a last page
    with a line or two. With it: the largest size, then the widest pitch within the limits that keep to `fit.pages`;
    where even the smallest size overflows, the summary gets fewer sentences first. A document that cannot be
    shortened so far keeps the smallest size and runs over.
    """
    own = _ragged(layout) if speech.language == "en" else layout
    if layout.spec.fit is not None:
        document, own = _filling(speech, study, document, own, layout.spec.fit)
    return tightened(lay_out(document, own))


def _filling(
    speech: Speech, study: Study, document: Document, layout: DocumentLayout, fit: FitSpec
) -> tuple[Document, DocumentLayout]:
    """Return the document, shortened if it must be, and the layout that fills `fit.pages` with it."""

    def holds(text: Document, size: float, stretch: float = 1.0) -> bool:
        return page_count(text, _with_spare_line(scaled(layout, size, stretch))) <= fit.pages

    least, most = fit.min_size.points(), fit.max_size.points()
    if not holds(document, least):
        document = _shortened(speech, study, layout, lambda shorter: holds(shorter, least)) or document
    size = least + SIZE_STEP * largest(
        int((most - least) / SIZE_STEP), lambda step: holds(document, least + SIZE_STEP * step)
    )
    body = scaled(layout, size).styles["body"]
    room = max(0, int((MAX_PITCH * body.size / body.line_height - 1) / PITCH_STEP))
    stretch = 1 + PITCH_STEP * largest(room, lambda step: holds(document, size, 1 + PITCH_STEP * step))
    return document, scaled(layout, size, stretch)


def _ragged(layout: DocumentLayout) -> DocumentLayout:
    """Return the layout with even left edges only: Latin words, not hyphenated, would stand far apart in full lines."""
    styles = {
        name: replace(style, align="left") if style.align == "justify" else style
        for name, style in layout.styles.items()
    }
    return replace(layout, styles=styles)


def tightened(laid_out: LaidOut) -> LaidOut:
    """Return the document with a pitch narrower by a few hundredths, if that saves a page; else as it is.

    It stays if the last page has enough on it, is begun on purpose or cannot be saved, or if the grid's lines are
    given: then the pitch is not ours to change.
    """
    layout, pages = laid_out.layout, laid_out.pages
    if pages.overflow is None or pages.overflow >= STUB or pages.pages > MOST_PAGES or _has_given_lines(layout):
        return laid_out
    for stretch in TIGHTER:
        if (pages.pages - 1) * (1 - stretch) < pages.overflow / 2:
            continue  # cannot be enough: all text before the last page gains less than half of what is over
        tighter = lay_out(laid_out.document, scaled(layout, layout.styles["body"].size, stretch))
        if tighter.pages.pages < pages.pages:
            return tighter
    return laid_out


def _has_given_lines(layout: DocumentLayout) -> bool:
    """Return whether the pitch divides the type area without a rest, as that of a given number of lines does."""
    return abs(layout.grid.pitch * layout.grid.lines - layout.page.depth) < 0.05 * layout.grid.lines


def _with_spare_line(layout: DocumentLayout) -> DocumentLayout:
    """Return the layout with one body line less a page: Word breaks a line here and there where the PDF does not."""
    return replace(layout, page=replace(layout.page, bottom=layout.page.bottom + layout.grid.pitch))


def _shortened(
    speech: Speech, study: Study, layout: DocumentLayout, fits: Callable[[Document], bool]
) -> Document | None:
    """Return the document with the longest summary that fits, None if its length does not hang on the summary's."""
    shown = sum(len(sentence.text) for sentence in study.summary.sentences)
    steps = list(_budgets(shown))
    summarised = with_other_summaries(study, speech, layout)

    @cache
    def at(step: int) -> Document:
        shorter = _with_summary_length(layout, steps[step])
        return render(summarised(shorter), speech, shorter)

    if not fits(at(0)):
        return None
    return at(largest(len(steps) - 1, lambda step: fits(at(step))))


def _budgets(most: int) -> Iterator[int]:
    """Yield summary lengths up to `most` characters, shortest first, each a sixth longer than the one before."""
    length = 20
    while length < most:
        yield length
        length = max(length + 10, int(length * LONGER))
    yield max(most, 20)


def _with_summary_length(layout: DocumentLayout, length: int) -> DocumentLayout:
    summary = layout.study.summary.model_copy(update={"length": length})
    return replace(layout, study=layout.study.model_copy(update={"summary": summary}))


def page_count(document: Document, layout: DocumentLayout) -> int:
    """Return how many pages the document takes in print."""
    return lay_out(document, layout).pages.pages


def largest(most: int, holds: Callable[[int], bool]) -> int:
    """Return the largest step from 0 to `most` for which `holds`, which is true up to some step; 0 if none."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def scaled(layout: DocumentLayout, body_size: float, stretch: float = 1.0) -> DocumentLayout:
    """Return the layout with its running text scaled to `body_size` points and line pitches `stretch` times as wide."""
    factor = body_size / layout.styles["body"].size

    def resized(style: TextStyle) -> TextStyle:
        if style.name in FIXED:
            return style
        own_size = _half_point(style.size * factor)
        own = own_size / style.size
        return replace(
            style,
            size=own_size,
            line_height=_twip(style.line_height * own * stretch),
            indent=style.indent * own,
            left=style.left * own,
            right=style.right * own,
            letter_spacing=0.0 if factor != 1 else style.letter_spacing,
        )

    styles = {name: resized(style) for name, style in layout.styles.items()}
    body = styles["body"]
    pitch = body.line_height
    grid = replace(
        layout.grid, pitch=pitch, lines=int(layout.page.depth / pitch), chars=int(layout.page.measure / body.cell)
    )
    return replace(layout, styles=styles, grid=grid)


def _half_point(size: float) -> float:
    """Word's sizes are half points."""
    return round(size * 2) / 2


def _twip(length: float) -> float:
    """Word's distances are twentieths of a point."""
    return round(length * 20) / 20
