"""The analysis that all kinds share."""

from __future__ import annotations

from pathlib import Path

from pipeline.layout.schema import StudySpec, TermsSpec
from pipeline.reader import read_speech, read_text
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.results import Finding

SAMPLE = Path(__file__).resolve().parents[3] / "seeds" / "speech.txt"


def sample() -> Analysis:
    return analyse(read_speech(SAMPLE), StudySpec())


def test_every_sentence_is_a_unit_once_and_in_order() -> None:
    analysis = sample()
    assert [unit.id for unit in analysis.units] == [sentence.id for _, sentence in analysis.speech.sentences()]
    assert [unit.index for unit in analysis.units] == list(range(len(analysis.units)))
    assert all("".join(token.text for token in unit.tokens) == unit.text for unit in analysis.units)


def test_headings_are_known_and_what_follows_lies_in_their_section() -> None:
    analysis = sample()
    heads = [unit for unit in analysis.units if unit.kind == "heading"]
    assert len(heads) == len(list(analysis.speech.walk()))
    assert [unit.section.id for unit in heads if unit.section] == [section.id for section in analysis.speech.walk()]
    assert not any(unit.spoken for unit in heads)


def test_inside_gives_the_units_up_to_the_next_heading() -> None:
    analysis = sample()
    for section in analysis.speech.walk():
        inside = analysis.inside(section)
        below = {each.id for each in section.walk()}
        assert [unit.id for unit in inside] == [
            unit.id for unit in analysis.units if unit.spoken and unit.section and unit.section.id in below
        ]
        assert all(unit.section and unit.section.id == section.id for unit in analysis.inside(section, own=True))


def test_parts_hold_every_spoken_unit_once() -> None:
    analysis = sample()
    assert len(analysis.parts) == len(analysis.speech.sections) + 1
    assert sum(map(len, analysis.parts)) == sum(unit.spoken for unit in analysis.units)
    assert analysis.parts[0][0].text.startswith("今天")


def test_a_reference_names_paragraph_line_and_sentences() -> None:
    analysis = analyse(read_text("第一句话在这里。第二句话在这里。\n\n第三句话在这里。"), StudySpec())
    ref = analysis.cite(analysis.units[2:], "why")
    assert (ref.paragraph, ref.line, ref.sentences, ref.why) == (2, 3, ("p2s1",), ("why",))


def test_a_finding_flags_the_sentence_it_stands_in() -> None:
    analysis = analyse(read_text("第一句话在这里。第二句话在这里。"), StudySpec())
    flagged = analysis.with_findings([Finding(1, 10, "slip", "第二", "?")])
    assert [unit.flags for unit in flagged.units] == [(), ("slip",)]


def test_the_users_terms_are_words() -> None:
    text = "机关要做到四最一中枢。"
    options = StudySpec(terms=TermsSpec(add=("四最一中枢",)))
    assert "四最一中枢" in [token.text for token in analyse(read_text(text), options).units[0].tokens]


def test_traditional_characters_are_cut_as_simplified_ones() -> None:
    analysis = analyse(read_text("我們要發展經濟。"), StudySpec())
    assert [token.text for token in analysis.units[0].tokens][:3] == ["我們", "要", "發展"]


def test_the_heaviest_sentence_says_what_the_text_is_about() -> None:
    text = "水稻育种要靠良种。\n良种培育是粮食安全的根基。\n水稻良种培育关系粮食安全。\n那天下着小雨。\n粮食安全离不开水稻良种。"
    units = analyse(read_text(text), StudySpec()).units
    assert min(units, key=lambda unit: unit.weight).text == "那天下着小雨。"
    assert max(unit.weight for unit in units) == 1


def test_an_empty_and_a_one_sentence_speech_are_analysed() -> None:
    assert analyse(read_text("好。"), StudySpec()).units[0].text == "好。"
    assert analyse(read_text("……"), StudySpec()).units is not None
