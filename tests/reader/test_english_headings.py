"""Headings of English speeches and notes: First, Second; capitals; lines that go on are none."""

from __future__ import annotations

from pipeline.reader import read_text


def outline(text: str) -> list[str]:
    return [section.text for section in read_text(text).walk()]


TALK = "The library kept its doors open through the storm, and the neighbours came with lamps, blankets and hot tea. "


def test_ordinals_at_the_start_of_paragraphs_count_the_parts() -> None:
    text = (
        f"Remarks on the Library\n\nFirst, we keep the doors open. {TALK * 2}\n\nSecond, we lend to everyone. {TALK * 2}\n\n"
        f"Finally, we thank the volunteers. {TALK * 2}\n"
    )
    assert outline(text) == [
        "First, we keep the doors open.",
        "Second, we lend to everyone.",
        "Finally, we thank the volunteers.",
    ]
    two = f"Remarks on the Library\n\nFirst, we met. {TALK * 2}\n\nSecond, we left. {TALK * 2}\n"
    assert outline(two) == []


def test_capitals_tell_headings_of_notes_without_stops() -> None:
    text = (
        "library notes\n\nwhat we saw this winter, in no order at all\n\nOpening Hours\n\nthe doors open at eight and nobody comes before nine\n\nevenings are full\n\n"
        "LATE RETURNS\n\nfines do not work, a friendly letter works better than any fine\n\nnobody reads the rules\n\n"
        "Next Steps\n\nask the readers what they want to read in the coming winter\n\nbuy two lamps\n"
    )
    assert outline(text) == ["Opening Hours", "LATE RETURNS", "Next Steps"]


def test_a_line_whose_sentence_goes_on_and_verse_of_another_script_are_no_headings() -> None:
    text = (
        "A Short Speech\n\nFriends,\n\nOur town is small.\nIts people have large hopes.\n\nWhen the water came,\nnobody asked whose house it was.\n\n"
        "To stand before you tonight\nis not my merit alone.\n\nThank you.\n\n山高水長，\n人情如海。\n\nHigh is the hill. Wide is the sea.\n"
    )
    assert outline(text) == []
