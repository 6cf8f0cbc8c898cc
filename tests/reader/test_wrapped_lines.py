"""Lines that were broken at the page's width are joined, however wide their characters; what belongs to pages is set apart."""

from __future__ import annotations

import pytest

from pipeline.language.characters import display_cells
from pipeline.reader import read_text
from pipeline.speech import Speech

PARAGRAPHS = (
    "各位同事，今年冬天我们走访了 36 个小区，收到意见 412 条，其中管网老化的占 45.2%，锅炉超龄的占 21%，其余是收费的问题。",
    "一、查清底数",
    "全市 1200 公里管网，用了三十年以上的有 310 公里，2026 年底前全部换完，每公里造价约 180 万元，市里出 60%，区里出 40%，不让居民掏一分钱。",
    "二、分片包干",
    "每个片区配 5 名师傅，24 小时值班，接到报修 2 小时内到场，修好以后由 12345 热线回访，回访不满意的，重新派人去修，直到满意为止。",
    "我就讲这些，请大家抓紧落实，让居民过一个暖和的冬天。",
)


def wrapped(cells: int, indent: str = "    ", pages: int = 0) -> str:
    """Return the paragraphs broken as editors do: figures and words stay whole, closing marks may hang."""
    lines: list[str] = []
    for paragraph in PARAGRAPHS:
        line = indent
        for word in split(paragraph):
            if display_cells(line + word.rstrip("，。、；：！？")) > cells and line.strip():
                lines.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        lines.append(line)
    if pages:
        head = f"供暖工作简报{' ' * 24}第 7 期"
        lines = [
            x
            for n, line in enumerate(lines, 1)
            for x in ([line, f"{' ' * 20}- {n // pages} -", head] if n % pages == 0 else [line])
        ]
    return "供暖工作会上的讲话\n\n" + "\n".join(lines) + "\n"


def split(text: str) -> list[str]:
    words: list[str] = []
    for char in text:
        clings = char in "，。、；：！？%" or (
            char.isascii() and char.isalnum() and words and words[-1][-1:].isascii() and words[-1][-1:].isalnum()
        )
        clings = (
            clings or (char in ".%" and bool(words)) or (char.isdecimal() and bool(words) and words[-1][-1:] == ".")
        )
        if clings and words:
            words[-1] += char
        else:
            words.append(char)
    return words


def body(speech: Speech) -> list[str]:
    return [p.text for p in speech.paragraphs if p.role in ("body", "heading")]


@pytest.mark.parametrize("cells", [44, 50, 56, 60, 70])
@pytest.mark.parametrize("indent", ["    ", ""])
def test_lines_with_figures_are_joined_and_their_blanks_kept(cells: int, indent: str) -> None:
    assert body(read_text(wrapped(cells, indent))) == list(PARAGRAPHS)


@pytest.mark.parametrize("cells", [44, 56])
def test_running_heads_and_page_numbers_do_not_part_a_paragraph(cells: int) -> None:
    speech = read_text(wrapped(cells, pages=5))
    assert body(speech) == list(PARAGRAPHS)
    assert {p.text.split()[0] for p in speech.paragraphs if p.role == "page"} == {"-", "供暖工作简报"}
    changes = {change.what for change in speech.normalisations}
    assert "page numbers and running heads set apart, not printed" in changes


def test_a_torn_line_goes_on_where_paragraphs_are_indented() -> None:
    text = (
        "  去年冬天，我们走访了三十六个小区，收到意见四百多条，\n其中管网老化的\n占了一半，锅炉超龄的占了\n两成，其余是收费的问题。\n"
        "  今年开春以后，各区组织师傅挨家查看，能修的当天修好，\n不能修的登记\n造册，限期解决，居民的\n意见少了。\n"
        "  下一步，要把老旧管网全部换完，不让居民掏一分钱，\n让大家过一个\n暖和的冬天。\n"
    )
    assert [p.text[:3] for p in read_text(text).paragraphs] == ["去年冬", "今年开", "下一步"]


def test_lines_that_come_again_in_a_speech_are_no_running_heads() -> None:
    text = "\n".join(["供暖工作会上的讲话", *["同志们！", PARAGRAPHS[0], "（掌声）", PARAGRAPHS[2]] * 3])
    assert not [p for p in read_text(text).paragraphs if p.role == "page"]


def test_verse_is_not_joined() -> None:
    verse = ["大雪落满长街", "炉火照亮窗台", "师傅提着灯来", "天亮暖意满怀"]
    text = "供暖人之歌\n" + "\n".join(verse * 3)
    assert len(read_text(text).paragraphs) == 13
