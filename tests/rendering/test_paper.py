"""How the lines of a paper are set in the full text."""

from __future__ import annotations

from pipeline import document as d
from pipeline.rendering import render
from pipeline.speech import Role
from tests.rendering.blocks import LAYOUT, text_of
from tests.samples import empty_study, make_speech

HEAD: list[tuple[Role, str]] = [
    ("meta", "临江市教育局文件"), ("meta", "临教发〔2025〕7号"), ("title", "临江市教育局"), ("title", "关于开学的"),
    ("title", "通知"), ("meta", "各学校："),
]  # fmt: skip
FOOT: list[tuple[Role, str]] = [
    ("meta", "责任单位：办公室"), ("meta", "附件：1. 安排"), ("meta", "2. 名单"), ("signature", "临江市教育局"),
    ("date", "2025年4月2日"), ("meta", "抄送：市委办公室。"),
]  # fmt: skip


def set_as(lines: list[tuple[Role, str]]) -> list[tuple[str, str]]:
    document = render(empty_study(), make_speech(lines), LAYOUT.document("speech"))
    return [
        (block.style, text_of(block)) if isinstance(block, d.Para) else ("space", "")
        for block in document.blocks
        if isinstance(block, (d.Para, d.Space))
    ]


def test_a_letterhead_stands_in_the_middle_a_title_is_one_and_an_address_is_flush() -> None:
    assert set_as([*HEAD, ("body", "话。")]) == [
        ("byline", "临江市教育局文件"), ("byline", "临教发〔2025〕7号"), ("title", "临江市教育局关于开学的通知"), ("space", ""),
        ("salutation", "各学校："), ("body", "话。"),
    ]  # fmt: skip


def test_a_foot_is_set_as_offices_set_it() -> None:
    assert set_as([("title", "题"), ("body", "话。"), *FOOT])[3:] == [
        ("meta", "责任单位：办公室"), ("space", ""), ("body", "附件：1. 安排"), ("body", "2. 名单"), ("space", ""),
        ("signature", "临江市教育局"), ("signature", "2025年4月2日"), ("meta", "抄送：市委办公室。"),
    ]  # fmt: skip


def test_lines_of_a_catalogue_are_set_alike() -> None:
    lines: list[tuple[Role, str]] = [
        ("meta", "【刊期】3"),
        ("speaker", "【作者】周立新"),
        ("title", "题"),
        ("body", "话。"),
    ]
    assert [style for style, _ in set_as(lines)[:2]] == ["meta", "meta"]


def test_a_joint_signature_breaks_between_offices() -> None:
    offices = "临江市教育局、临江市文化广电和旅游局、共青团临江市委员会"
    said = [text for style, text in set_as([("body", "话。"), ("signature", offices)]) if style == "signature"]
    assert said == ["临江市教育局、\n临江市文化广电和旅游局、\n共青团临江市委员会"]


def test_an_english_title_of_two_lines_has_a_blank_between_them() -> None:
    lines: list[tuple[Role, str]] = [("title", "Remarks on the"), ("title", "City Library"), ("body", "Words.")]
    assert set_as(lines)[0] == ("title", "Remarks on the City Library")
