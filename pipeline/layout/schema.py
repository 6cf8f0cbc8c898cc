"""What a layout YAML may say: every key, its type and its default. pydantic checks it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from pipeline.formats import Format
from pipeline.kinds import TextKind, kind_named
from pipeline.units import Length, parse_length

LengthValue = Annotated[
    Length,
    BeforeValidator(parse_length),
    PlainSerializer(lambda length: f"{length.amount:g}{length.unit}", return_type=str),
]
Color = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
# A fact is printed as the user wrote it; an empty one is left out.
FactValue = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]
# What kind of text it is, by its name in English or Chinese: report, 工作报告.
KindValue = Annotated[TextKind, BeforeValidator(lambda name: (isinstance(name, str) and kind_named(name)) or name)]
FontRole = Literal["song", "hei", "kai", "fangsong", "title", "latin"]
Align = Literal["left", "right", "center", "justify"]


class Spec(BaseModel):
    """Base of all parts: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class PageSpec(Spec):
    """The sheet. Paper: A3, A4, A5, B5 (ISO), B5-JIS, 16K, or width and height."""

    size: str = "A4"
    width: LengthValue | None = None
    height: LengthValue | None = None
    orientation: Literal["portrait", "landscape"] = "portrait"
    top: LengthValue = parse_length("25mm")
    bottom: LengthValue = parse_length("25mm")
    inside: LengthValue = parse_length("26mm")  # the binding side (订口)
    outside: LengthValue = parse_length("24mm")
    mirror: bool = False  # swap inside and outside on even pages
    binding_line: bool = False  # a dashed 装订线 on odd pages


class GridSpec(Spec):
    """The character grid: `lines` a page and `chars` a line; None leaves it to the body's own size and pitch."""

    on: bool = True
    lines: Annotated[int, Field(ge=5, le=100)] | None = None
    chars: Annotated[int, Field(ge=5, le=100)] | None = None


class FontSpec(Spec):
    """One role: the office's own faces to prefer (family names or files), the shipped face, the name in Word."""

    prefer: tuple[str, ...] = ()
    embedded: str = "song"  # a file in pipeline/fonts, without its ending
    word: str = "宋体"
    alternates: tuple[str, ...] = ()  # names under which Word, WPS and LibreOffice may have it
    weight: Annotated[int, Field(ge=1, le=1000)] | None = None  # of a variable font


class StyleSpec(Spec):
    """How one role of text looks. Unset keys come from `based_on`, else from `body`."""

    based_on: str | None = None
    font: FontRole | None = None
    latin: FontRole | None = None  # of Latin letters and digits; None: the heavy faces' own, else the latin role
    size: LengthValue | None = None
    line_height: LengthValue | None = None
    indent: LengthValue | None = None  # of the first line; negative hangs
    left: LengthValue | None = None
    right: LengthValue | None = None
    space_before: LengthValue | None = None
    space_after: LengthValue | None = None
    align: Align | None = None
    color: Color | None = None
    letter_spacing: LengthValue | None = None
    keep_with_next: bool | None = None
    page_break_before: bool | None = None


class TypographySpec(Spec):
    """Matters of choice in Chinese line layout (CLREQ; GB/T 15834)."""

    level: Literal["basic", "gb", "strict"] = "gb"  # 避头尾: 基本, GB, 严格
    punctuation: Literal["full", "kaiming", "half", "none"] = "full"  # 全角式 开明式 半角式 不调整
    hanging: bool = False
    line_start_squeeze: bool = True  # an opening bracket at a line start loses its left half
    cjk_latin_gap: Annotated[float, Field(ge=0, le=0.5)] = 0.125  # em between Han and Latin letters or digits
    last_line_chars: Annotated[int, Field(ge=1, le=10)] = 2  # 孤字: a last line has at least so many characters
    widow_lines: Annotated[int, Field(ge=1, le=5)] = 2  # least lines of a paragraph at the top of a page
    orphan_lines: Annotated[int, Field(ge=1, le=5)] = 2  # and at its foot
    heading_lines: Annotated[int, Field(ge=1, le=5)] = 2  # body lines that must follow a heading on its page


class RunningSpec(Spec):
    """A running head or foot; texts may name {title} {document} {section} {page} {pages} and meeting facts."""

    inside: str = ""
    center: str = ""
    outside: str = ""
    rule: bool = False
    first_page: bool = True  # drawn on the first page too
    distance: LengthValue = parse_length("15mm")  # from the edge of the type area to the text's middle


class PageNumberSpec(Spec):
    """The page number: its form ({n}, {total}), side and distance from the type area (GB/T 9704, 7.5)."""

    show: bool = True
    format: str = "— {n} —"
    position: Literal["outside", "center", "inside", "right"] = "outside"
    distance: LengthValue = parse_length("7mm")
    indent: LengthValue = parse_length("1em")
    start: Annotated[int, Field(ge=0)] = 1
    first_page: bool = True


class OutlineSpec(Spec):
    levels: Annotated[int, Field(ge=1, le=9)] = 3
    max_chars: Annotated[int, Field(ge=8, le=80)] = 28
    form: Literal["full", "half-empty"] = "full"
    sentences: Annotated[int, Field(ge=0, le=9)] = 2  # statements at least of a section that counts no points
    group_headings: bool = False  # add 〔编〕 headings over groups the speech leaves unnamed


class SummarySpec(Spec):
    length: Annotated[int, Field(ge=20, le=20_000)] | None = None  # characters; None: a page, less of a short text
    section_length: Annotated[int, Field(ge=20, le=5_000)] = 80


class QuotesSpec(Spec):
    aphorisms: bool = True  # the speaker's own maxims, as a kind of their own
    max_aphorisms: Annotated[int, Field(ge=0, le=100)] = 10


class GlossaryEntry(Spec):
    definition: str
    source: str | None = None


class TermsSpec(Spec):
    count: Annotated[int, Field(ge=0, le=200)] = 24
    blanks: Annotated[int, Field(ge=0, le=200)] = 2  # of them those that the text leaves to the reader to explain
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    glossary: dict[str, GlossaryEntry | str] = {}
    blank_lines: Annotated[int, Field(ge=0, le=10)] = 2


class QuestionTemplate(Spec):
    """A question of the user's own: `level`, and a text that may name {point} and {section}."""

    level: Literal["understand", "apply", "analyse", "act"]
    text: str


class QuestionsSpec(Spec):
    count: Annotated[int, Field(ge=0, le=50)] = 6
    before: Annotated[int, Field(ge=0, le=10)] = 3  # 导读三问
    lines: Annotated[int, Field(ge=0, le=40)] = 4  # writing lines below each
    templates: tuple[QuestionTemplate, ...] = ()


class ClozeSpec(Spec):
    """How many items of each form there may be; None: 10 to 20 in all, as the text has matter."""

    count: Annotated[int, Field(ge=0, le=100)] | None = None
    choice: Annotated[int, Field(ge=0, le=100)] | None = None
    true_false: Annotated[int, Field(ge=0, le=100)] | None = None
    difficulty: Literal["easy", "medium", "hard"] = "medium"


class ReadingSpec(Spec):
    rate: Annotated[int, Field(ge=60, le=600)] = 220  # Chinese characters a minute read aloud; English at the same pace
    pinyin: Literal["off", "list", "ruby"] = "off"


class StudySpec(Spec):
    """What is looked for in the speech, and how much of it."""

    outline: OutlineSpec = OutlineSpec()
    summary: SummarySpec = SummarySpec()
    quotes: QuotesSpec = QuotesSpec()
    terms: TermsSpec = TermsSpec()
    questions: QuestionsSpec = QuestionsSpec()
    cloze: ClozeSpec = ClozeSpec()
    reading: ReadingSpec = ReadingSpec()
    kind: KindValue | None = None  # what kind of text the speech is; None: as the reader finds it
    stopwords: tuple[str, ...] = ()


class ReaderSpec(Spec):
    """What of a recording is printed."""

    times: Literal["drop", "keep"] = "drop"  # when each turn began (00:03:21), after who speaks


class FitSpec(Spec):
    """Fill exactly so many pages: by choosing sentences, then size and pitch within these limits."""

    pages: Annotated[int, Field(ge=1, le=50)] = 1
    min_size: LengthValue = parse_length("10.5pt")
    max_size: LengthValue = parse_length("18pt")


class DocumentSpec(Spec):
    """One document to build: its template, its printed name (also the file's), and what goes in."""

    template: str
    name: str
    enabled: bool = True
    parts: tuple[str, ...] | None = None  # None: all the template has
    numbering: Literal["paragraphs", "lines", "none"] = "paragraphs"
    line_every: Annotated[int, Field(ge=1, le=50)] = 5
    toc: bool = False
    toc_levels: Annotated[int, Field(ge=1, le=9)] = 3
    fit: FitSpec | None = None
    options: dict[str, str | int | float | bool] = {}
    # Anything of page, grid, styles, typography, header, footer, page_number, reader, study, for this document alone.
    layout: dict[str, Any] = {}


class WordSpec(Spec):
    """Choices of the Word file."""

    reference: str | None = None  # the office's own .docx to take styles, headers and letterhead from
    roles: dict[str, str] = {}  # role → style name in the reference file
    watermark: str | None = None
    comment_author: str = "讲义校对"


class PdfSpec(Spec):
    """Choices of the PDF file."""

    tagged: bool = False
    archive: Literal["PDF/A-2a", "PDF/A-2b"] | None = None


class MetadataSpec(Spec):
    author: str | None = None
    company: str | None = None
    subject: str | None = None
    keywords: str | None = None


class LayoutSpec(Spec):
    """A whole layout file."""

    extends: str | None = None
    name: str | None = None
    description: str | None = None
    page: PageSpec = PageSpec()
    grid: GridSpec = GridSpec()
    fonts: dict[FontRole, FontSpec] = {}
    styles: dict[str, StyleSpec] = {}
    typography: TypographySpec = TypographySpec()
    header: RunningSpec | None = None
    footer: RunningSpec | None = None
    page_number: PageNumberSpec = PageNumberSpec()
    meeting: dict[str, FactValue] = {}
    metadata: MetadataSpec = MetadataSpec()
    reader: ReaderSpec = ReaderSpec()
    study: StudySpec = StudySpec()
    documents: dict[str, DocumentSpec] = {}
    formats: tuple[Format, ...] = ("docx", "pdf")
    word: WordSpec = WordSpec()
    pdf: PdfSpec = PdfSpec()
