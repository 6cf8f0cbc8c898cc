"""Turns a checked layout spec into numbers: paper sizes, the grid, complete styles in points."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.document import STYLE_NAMES
from pipeline.layout.model import DocumentLayout, Grid, Page, PageNumber, Running, TextStyle
from pipeline.layout.schema import DocumentSpec, FontRole, FontSpec, LayoutSpec, PageSpec, RunningSpec, StyleSpec
from pipeline.units import Length, LengthError, parse_length

# Width × height in millimetres (ISO 216; JIS P 0138; 16 开 as sold in China).
PAPER = {
    "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148),
    "B5": (176, 250), "B5-JIS": (182, 257), "16K": (184, 260),
}  # fmt: skip

SIZES = (1.0, 400.0)  # points

# Fault(key path of the spec, message, hint)
Fault = Callable[[tuple[str | int, ...], str, str | None], None]

BODY_DEFAULTS = StyleSpec(
    font="song", size=parse_length("四号"), line_height=parse_length("24pt"), indent=parse_length("2em"),
    left=parse_length(0), right=parse_length(0), space_before=parse_length(0), space_after=parse_length(0),
    align="justify", color="#000000", letter_spacing=parse_length(0), keep_with_next=False, page_break_before=False,
)  # fmt: skip

DEFAULT_FONTS: dict[FontRole, FontSpec] = {
    "song": FontSpec(
        prefer=("宋体", "SimSun", "华文宋体", "STSong"), embedded="song", word="宋体", alternates=("SimSun",)
    ),
    "hei": FontSpec(
        prefer=("黑体", "SimHei", "华文黑体", "STHeiti"), embedded="hei", word="黑体", alternates=("SimHei",)
    ),
    "kai": FontSpec(
        prefer=("楷体_GB2312", "楷体", "KaiTi", "STKaiti"),
        embedded="kai",
        word="楷体",
        alternates=("楷体_GB2312", "KaiTi", "STKaiti"),
    ),
    "fangsong": FontSpec(
        prefer=("仿宋_GB2312", "仿宋", "FangSong", "STFangsong"),
        embedded="fangsong",
        word="仿宋",
        alternates=("仿宋_GB2312", "FangSong", "STFangsong"),
    ),
    "title": FontSpec(
        prefer=("方正小标宋简体", "方正小标宋_GBK", "华文中宋", "STZhongsong"),
        embedded="song-bold",
        word="方正小标宋简体",
        alternates=("方正小标宋_GBK", "华文中宋", "STZhongsong"),
    ),
    "latin": FontSpec(prefer=("Times New Roman",), embedded="song", word="Times New Roman"),
}


@dataclass(frozen=True, slots=True)
class _Area:
    """The type area in points, while styles are being resolved."""

    measure: float
    depth: float


def resolve(spec: LayoutSpec, name: str, path: str | None, fault: Fault) -> DocumentLayout:
    """Return the layout in points, as of a document that changes nothing of it.

    Faults (a measure too narrow, a style based on itself) go to `fault`.
    """
    width, height = _paper(spec.page, fault)
    body = _complete(spec.styles.get("body", StyleSpec()), BODY_DEFAULTS)
    where = ("styles", "body", "size")
    size = _within(_points(body.size, None, None, where, fault), SIZES, where, fault)
    body = body.model_copy(update={"size": Length(size, "pt")})
    margins = {side: _margin(spec.page, side, fault) for side in ("top", "bottom", "inside", "outside")}
    area = _type_area(width, height, margins, size, fault)
    body, grid = _fit_grid(spec, body, size, area.measure, area.depth, fault)
    styles = _styles(spec, body, grid, area, fault)
    _check_fits(spec, fault)
    cell = styles["body"].cell
    # CLREQ: the measure is a whole number of em; the outer margin takes what is left over.
    margins["outside"] += area.measure - math.floor(area.measure / cell + 1e-6) * cell
    page = Page(width=width, height=height, mirror=spec.page.mirror, binding_line=spec.page.binding_line, **margins)
    return DocumentLayout(
        key="",
        spec=DocumentSpec(template="", name=""),
        name=name,
        path=path,
        page=page,
        grid=grid,
        fonts={role: _font(role, spec.fonts) for role in DEFAULT_FONTS},
        styles=styles,
        typography=spec.typography,
        header=_running(spec.header, "header", styles["header"], grid, margins["top"], fault),
        footer=_running(spec.footer, "footer", styles["footer"], grid, margins["bottom"], fault),
        page_number=_page_number(spec, styles["footer"], grid, margins["bottom"], fault),
        meeting={key: value for key, value in spec.meeting.items() if value.strip()},
        metadata=spec.metadata,
        reader=spec.reader,
        study=spec.study,
        word=spec.word,
        pdf=spec.pdf,
    )


def _type_area(width: float, height: float, margins: Mapping[str, float], size: float, fault: Fault) -> _Area:
    """Return the type area (版心) that the margins leave; too small a one is a fault, and made larger."""
    measure = width - margins["inside"] - margins["outside"]
    depth = height - margins["top"] - margins["bottom"]
    if measure >= 2 * size and depth >= 3 * size:
        return _Area(measure, depth)
    message = f"leaves {measure:.0f} × {depth:.0f} pt for the text, too little at {size:g} pt"
    fault(("page",), message, "make the margins or the type smaller")
    return _Area(max(measure, 10 * size), max(depth, 10 * size))


def _check_fits(spec: LayoutSpec, fault: Fault) -> None:
    for key, document in spec.documents.items():
        if document.fit is not None:
            where = ("documents", key, "fit", "min_size")
            least = _within(_points(document.fit.min_size, None, None, where, fault), SIZES, where, fault)
            where = ("documents", key, "fit", "max_size")
            _within(_points(document.fit.max_size, None, None, where, fault), (least, SIZES[1]), where, fault)


def _paper(page: PageSpec, fault: Fault) -> tuple[float, float]:
    if page.width is not None and page.height is not None:
        width = _points(page.width, None, None, ("page", "width"), fault)
        height = _points(page.height, None, None, ("page", "height"), fault)
    else:
        if (page.width is None) != (page.height is None):
            fault(("page",), "has a width or a height but not both", "write both, or size: A4")
        if page.size not in PAPER:
            fault(("page", "size"), f"{page.size!r} is no known paper", "write one of " + ", ".join(PAPER))
        width, height = (side * 72 / 25.4 for side in PAPER.get(page.size, PAPER["A4"]))
    if not (72 <= width <= 5000 and 72 <= height <= 5000):
        fault(("page",), f"is {width:.0f} × {height:.0f} pt", "write a sheet between 1 and 69 inches")
        width, height = 595.0, 842.0
    return (max(width, height), min(width, height)) if page.orientation == "landscape" else (width, height)


def _margin(page: PageSpec, side: str, fault: Fault) -> float:
    return _within(_points(getattr(page, side), None, None, ("page", side), fault), (0, 2000), ("page", side), fault)


def _within(points: float, limits: tuple[float, float], where: tuple[str | int, ...], fault: Fault) -> float:
    """Return a length that lies within limits (in points); a fault and the nearer limit otherwise."""
    low, high = limits
    if low <= points <= high:
        return points
    fault(where, f"{points:g} pt cannot be set", f"write between {low + 0:g}pt and {high:g}pt")
    return min(max(points, low), high)


def _points(
    length: Length | None, em: float | None, line: float | None, where: tuple[str | int, ...], fault: Fault
) -> float:
    try:
        return (length or parse_length(0)).points(em, line)
    except LengthError as error:
        fault(where, str(error), None)
        return em or 10.0


def _fit_grid(
    spec: LayoutSpec, body: StyleSpec, size: float, measure: float, depth: float, fault: Fault
) -> tuple[StyleSpec, Grid]:
    """Return the body style with the grid's pitch and cell, and the grid.

    `grid.lines` and `grid.chars` rule over the body's own figures: 22 lines × 28 characters on GB/T 9704's type
    area give a pitch of 28.95 pt and cells of 15.75 pt, rounded down to the twentieth of a point that Word knows.
    """
    where = ("styles", "body", "line_height")
    if spec.grid.lines is None:
        pitch = _points(body.line_height, size, None, where, fault)
    else:
        pitch = _twip(depth / spec.grid.lines)
        body = body.model_copy(update={"line_height": Length(pitch, "pt")})
    spacing = _points(body.letter_spacing, size, None, ("styles", "body", "letter_spacing"), fault)
    if spec.grid.chars:
        spacing = _twip(measure / spec.grid.chars - size)
        body = body.model_copy(update={"letter_spacing": Length(spacing, "pt")})
    if size + spacing < 0.5 * size:
        culprit = ("grid", "chars") if spec.grid.chars else ("styles", "body", "letter_spacing")
        fault(culprit, "puts the characters on top of each other", "leave at least half a character's width")
        spacing = 0.0
    if pitch < size:
        fault(where, f"{pitch:g} pt is less than the size {size:g} pt", f"write for example {size * 1.6:g}pt")
        pitch = size * 1.6
    lines = int(depth / pitch + 1e-6)
    return body, Grid(spec.grid.on, max(lines, 1), int(measure / (size + spacing) + 1e-6), pitch)


def _twip(points: float) -> float:
    """Return the length rounded down to 1/20 pt, the unit of Word."""
    return math.floor(points * 20 + 1e-6) / 20


def _styles(spec: LayoutSpec, body: StyleSpec, grid: Grid, area: _Area, fault: Fault) -> dict[str, TextStyle]:
    complete: dict[str, StyleSpec] = {"body": body}
    for name in STYLE_NAMES:
        _inherit(name, spec.styles, complete, fault, ())
    return {
        name: _style(name, complete[name], grid, area, _own_faults(name, spec.styles, fault)) for name in STYLE_NAMES
    }


def _own_faults(name: str, specs: Mapping[str, StyleSpec], fault: Fault) -> Fault:
    """Return what hears of a style's faults: those in a value it inherits are told of the style that set it."""
    own = specs[name].model_fields_set if name in specs else set()

    def hear(where: tuple[str | int, ...], message: str, hint: str | None) -> None:
        if where[-1] in own or name == "body":
            fault(where, message, hint)

    return hear


def _inherit(
    name: str,
    specs: Mapping[str, StyleSpec],
    done: dict[str, StyleSpec],
    fault: Fault,
    above: tuple[str, ...],
) -> StyleSpec:
    if name in done:
        return done[name]
    spec = specs.get(name, StyleSpec())
    parent = spec.based_on or "body"
    if parent == name or parent in above:
        fault(("styles", name, "based_on"), "is based on itself", "name another style")
        parent = "body"
    done[name] = _complete(spec, _inherit(parent, specs, done, fault, (*above, name)))
    return done[name]


def _complete(spec: StyleSpec, base: StyleSpec) -> StyleSpec:
    """Return `spec` with unset keys from `base`. The grid's letter spacing goes with the size it was made for."""
    own = spec.model_dump(exclude_none=True)
    inherited = base.model_dump(exclude_none=True)
    if "size" in own and "letter_spacing" not in own and spec.size != base.size:
        inherited.pop("letter_spacing", None)
    own = {key: getattr(spec, key) for key in own}
    return base.model_copy(update={**({"letter_spacing": None} if "letter_spacing" not in inherited else {}), **own})


def _style(name: str, spec: StyleSpec, grid: Grid, area: _Area, fault: Fault) -> TextStyle:
    def at(key: str) -> tuple[str, str, str]:
        return ("styles", name, key)

    size = _points(spec.size, None, grid.pitch, at("size"), fault)
    spacing = _points(spec.letter_spacing, size, grid.pitch, at("letter_spacing"), fault)
    cell = size + spacing
    pitch = _points(spec.line_height, size, grid.pitch, at("line_height"), fault)
    size = _within(size, SIZES, at("size"), fault)
    if pitch < size * 0.9:
        fault(
            at("line_height"),
            f"{pitch:g} pt is less than the size {size:g} pt",
            f"write for example {size * 1.5:g}pt",
        )
        pitch = size * 1.5
    lengths = {
        key: _points(getattr(spec, key), cell, grid.pitch, at(key), fault)
        for key in ("indent", "left", "right", "space_before", "space_after")
    }
    for key in ("space_before", "space_after"):
        lengths[key] = _within(lengths[key], (0, area.depth), at(key), fault)
    pitch = _within(pitch, (0, area.depth), at("line_height"), fault)
    lengths["left"] = _within(lengths["left"], (0, max(0, area.measure - 2 * cell)), at("left"), fault)
    lengths["right"] = _within(
        lengths["right"], (0, max(0, area.measure - lengths["left"] - 2 * cell)), at("right"), fault
    )
    room = max(0, area.measure - lengths["left"] - lengths["right"] - 2 * cell)
    lengths["indent"] = _within(lengths["indent"], (-lengths["left"], room), at("indent"), fault)
    return TextStyle(
        name=name,  # type: ignore[arg-type]  # a STYLE_NAMES entry
        font=spec.font or "song",
        latin=spec.latin or _latin_beside(spec.font or "song"),
        size=size,
        line_height=pitch,
        align=spec.align or "justify",
        color=spec.color or "#000000",
        letter_spacing=spacing,
        keep_with_next=bool(spec.keep_with_next),
        page_break_before=bool(spec.page_break_before),
        **lengths,
    )


def _latin_beside(font: FontRole) -> FontRole:
    """Return the face of Latin letters and digits: a heavy face brings its own, or a heading's digits look faint."""
    return font if font in ("hei", "title") else "latin"


def _font(role: FontRole, fonts: Mapping[FontRole, FontSpec]) -> FontSpec:
    """Return the role's font: keys the layout leaves out keep their default."""
    default = DEFAULT_FONTS[role]
    given = fonts.get(role)
    return (
        default
        if given is None
        else default.model_copy(update={key: getattr(given, key) for key in given.model_fields_set})
    )


def _running(
    spec: RunningSpec | None, key: str, style: TextStyle, grid: Grid, margin: float, fault: Fault
) -> Running | None:
    if spec is None:
        return None
    distance = _within(
        _points(spec.distance, style.cell, grid.pitch, (key, "distance"), fault), (0, margin), (key, "distance"), fault
    )
    return Running(spec.inside, spec.center, spec.outside, spec.rule, spec.first_page, distance)


def _page_number(spec: LayoutSpec, style: TextStyle, grid: Grid, margin: float, fault: Fault) -> PageNumber:
    number = spec.page_number
    distance = _points(number.distance, style.cell, grid.pitch, ("page_number", "distance"), fault)
    indent = _points(number.indent, style.cell, grid.pitch, ("page_number", "indent"), fault)
    if number.show:
        distance = _within(distance, (0, margin), ("page_number", "distance"), fault)
    return PageNumber(number.show, number.format, number.position, distance, indent, number.start, number.first_page)
