"""Many speeches: found in order, built side by side, none costing another its build."""

from __future__ import annotations

import os
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from pipeline import batch, resources
from pipeline.batch import Choices, find_jobs, run_batch
from pipeline.errors import PipelineError
from pipeline.job import BuildResult, build_into
from pipeline.layout import Layout, load_layout
from pipeline.output_folder import OutputFolder

TEXT = "关于学习的讲话\n同志们：\n一、坚持学习\n学习是进步的阶梯。我们要坚持学习，坚持思考。\n二、坚持实践\n实践出真知。我们要坚持实践，坚持总结。\n"


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load_layout("handout-a4")


def speeches(folder: Path, **texts: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.txt").write_bytes(data)
    return folder


def test_speeches_of_a_folder_are_found_in_order(tmp_path: Path) -> None:
    folder = speeches(tmp_path / "in", b=TEXT, a=TEXT)
    (folder / "c.md").write_text(TEXT, "utf-8")
    (folder / "notes.pdf").write_bytes(b"")
    (folder / "~$c.docx").write_bytes(b"")
    jobs = find_jobs([folder], tmp_path / "out")
    assert [(job.speech.name, job.folder.name) for job in jobs] == [("a.txt", "a"), ("b.txt", "b"), ("c.md", "c")]


def test_speeches_of_the_same_name_get_folders_of_their_own(tmp_path: Path) -> None:
    one, two = speeches(tmp_path / "one", a=TEXT), speeches(tmp_path / "two", a=TEXT)
    (one / "a.md").write_text(TEXT, "utf-8")
    jobs = find_jobs([one, two], tmp_path / "out")
    assert [job.folder.name for job in jobs] == ["a", "a.txt", "a-2"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("empty", "empty: holds no speeches; put .txt, .md, .docx, .srt or .vtt files there"),
        ("none", "none: there is no such file"),
    ],
)
def test_nothing_to_build_is_a_fault(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PipelineError) as error:
        find_jobs([tmp_path / name], tmp_path / "out")
    assert str(error.value).endswith(message)


def test_one_bad_speech_costs_no_other_its_build(tmp_path: Path, layout: Layout) -> None:
    folder = speeches(tmp_path / "in", a=TEXT, bad=b"\x00\x01\x02\x03" * 64, c=TEXT)
    results = run_batch(find_jobs([folder], tmp_path / "out"), layout, Choices(formats=("md",)), workers=2)
    assert [bool(result.failed) for result in results] == [False, True, False]
    assert [len(result.files) for result in results] == [3, 0, 3]
    assert not (tmp_path / "out" / "bad").exists()


def test_what_has_not_changed_is_not_built_again(tmp_path: Path, layout: Layout) -> None:
    folder = speeches(tmp_path / "in", a=TEXT)
    jobs = find_jobs([folder], tmp_path / "out")
    assert not run_batch(jobs, layout, Choices(formats=("md",)))[0].unchanged
    again = run_batch(jobs, layout, Choices(formats=("md",)))[0]
    assert again.unchanged
    assert len(again.files) == 3
    assert not run_batch(jobs, layout, Choices(formats=("md",), force=True))[0].unchanged
    assert not run_batch(jobs, load_layout("gbt9704"), Choices(formats=("md",)))[0].unchanged
    speeches(folder, a=TEXT + "三、坚持创新\n创新是动力。\n")
    assert not run_batch(jobs, load_layout("gbt9704"), Choices(formats=("md",)))[0].unchanged


def test_files_are_the_same_whatever_the_number_of_workers(tmp_path: Path, layout: Layout) -> None:
    folder = speeches(tmp_path / "in", a=TEXT, b=TEXT + "三、坚持创新\n创新是动力。\n")
    built = []
    for workers in (1, 2):
        out = tmp_path / f"out{workers}"
        run_batch(find_jobs([folder], out), layout, Choices(), workers)
        files = sorted(path for path in out.rglob("*") if path.suffix in (".docx", ".pdf"))
        assert len(files) == 12
        built.append([(path.relative_to(out), path.read_bytes()) for path in files])
    assert built[0] == built[1]


def test_an_unknown_document_or_format_is_a_fault_of_the_call(tmp_path: Path, layout: Layout) -> None:
    jobs = find_jobs([speeches(tmp_path / "in", a=TEXT)], tmp_path / "out")
    with pytest.raises(PipelineError, match="has no document named '提纲'; the documents are outline"):
        run_batch(jobs, layout, Choices(only=("提纲",)))
    with pytest.raises(PipelineError, match="'doc' is no format; write some of"):
        run_batch(jobs, layout, Choices(formats=("doc",)))


def test_a_missing_speech_costs_no_other_its_build(tmp_path: Path, layout: Layout) -> None:
    folder = speeches(tmp_path / "in", a=TEXT)
    jobs = find_jobs([folder / "a.txt", tmp_path / "none.txt"], tmp_path / "out")
    results = run_batch(jobs, layout, Choices(formats=("md",)))
    assert len(results[0].files) == 3
    assert "none.txt" in str(results[1].failed[0])


@pytest.mark.parametrize("name", ["..txt", "...txt", ". .txt"])
def test_a_speech_of_dots_stays_in_the_output_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, "utf-8")
    (job,) = find_jobs([tmp_path / name], tmp_path / "out")
    assert job.folder == tmp_path / "out" / "speech"


def test_a_layout_without_documents_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text("name: empty\n", "utf-8")
    jobs = find_jobs([speeches(tmp_path / "in", a=TEXT)], tmp_path / "out")
    with pytest.raises(PipelineError, match="has no documents to build; write extends: handout-a4, or name one"):
        run_batch(jobs, load_layout(tmp_path / "my.yaml"), Choices())


def test_a_changed_part_of_the_users_template_is_built_again(tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text("documents: {x: {template: t.xml.j2, name: 材料}}\n", "utf-8")
    (tmp_path / "t.xml.j2").write_text("{% include 'part.xml.j2' %}", "utf-8")
    (tmp_path / "part.xml.j2").write_text("<p>甲</p>", "utf-8")
    jobs = find_jobs([speeches(tmp_path / "in", a=TEXT)], tmp_path / "out")
    layout = load_layout(tmp_path / "my.yaml")
    choices = Choices(formats=("md",))
    assert not run_batch(jobs, layout, choices)[0].unchanged
    assert run_batch(jobs, layout, choices)[0].unchanged
    (tmp_path / "part.xml.j2").write_text("<p>乙丙</p>", "utf-8")
    assert not run_batch(jobs, layout, choices)[0].unchanged
    assert "乙丙" in (tmp_path / "out" / "a" / "材料.md").read_text("utf-8")


def test_a_changed_shipped_template_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(resources.templates_folder(), tmp_path / "checkout" / "templates")
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "checkout" / "pipeline")
    jobs, choices = find_jobs([speeches(tmp_path / "in", a=TEXT)], tmp_path / "out"), Choices(("md",), ("outline",))
    layout = load_layout("handout-a4")
    assert [run_batch(jobs, layout, choices)[0].unchanged for _ in range(2)] == [False, True]
    template = resources.templates_folder() / "outline.xml.j2"
    template.write_text(template.read_text("utf-8") + "<p>完</p>\n", "utf-8")
    (again,) = run_batch(jobs, layout, choices)
    assert not again.unchanged
    assert again.files[0].path.read_text("utf-8").endswith("完\n")


def test_a_changed_file_that_the_layout_names_is_built_again(tmp_path: Path) -> None:
    """The office's own Word file, and a face of the user's."""
    shutil.copy(resources.FONTS / "song.otf", tmp_path / "face.otf")
    docx.Document().save(str(tmp_path / "office.docx"))
    (tmp_path / "my.yaml").write_text(
        "extends: handout-a4\nword: {reference: office.docx}\nfonts: {song: {prefer: [face.otf]}}\n", "utf-8"
    )
    layout, choices = load_layout(tmp_path / "my.yaml"), Choices(("docx",), ("outline",))
    jobs = find_jobs([speeches(tmp_path / "in", a=TEXT)], tmp_path / "out")
    assert [run_batch(jobs, layout, choices)[0].unchanged for _ in range(2)] == [False, True]
    office = docx.Document()
    office.sections[0].header.paragraphs[0].text = "某某市人民政府办公室"
    office.save(str(tmp_path / "office.docx"))
    assert [run_batch(jobs, layout, choices)[0].unchanged for _ in range(2)] == [False, True]
    os.utime(tmp_path / "face.otf", ns=(0, 0))
    assert [run_batch(jobs, layout, choices)[0].unchanged for _ in range(2)] == [False, True]


def test_a_worker_that_the_system_ends_is_told_and_one_job_needs_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    here = os.getpid()

    def die(*arguments: object, **options: object) -> None:
        if os.getpid() == here:
            raise PipelineError.at("here", "built in this process")
        os._exit(9)

    monkeypatch.setattr(batch, "build_into", die)
    jobs = find_jobs([speeches(tmp_path / "in", a=TEXT, b=TEXT)], tmp_path / "out")
    both = run_batch(jobs, layout, Choices(("md",)), workers=2)
    assert ["was ended by the system; try again with --jobs 1" in str(each.failed[0]) for each in both] == [True] * 2
    for alone in (
        run_batch(jobs, layout, Choices(("md",)), workers=1),
        run_batch(jobs[:1], layout, Choices(), workers=2),
    ):
        assert {str(each.failed[0]) for each in alone} == {"here: built in this process"}
    assert run_batch([], layout, Choices(), workers=2) == []


def test_a_bug_on_one_speech_keeps_its_traceback_and_costs_no_other_its_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    def stumble(folder: OutputFolder, speech: Path, *arguments: object, **options: object) -> BuildResult:
        if speech.stem == "a":
            raise ZeroDivisionError("a bug")
        return build_into(folder, speech, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "build_into", stumble)
    heard: list[BuildResult] = []
    jobs = find_jobs([speeches(tmp_path / "in", a=TEXT, b=TEXT)], tmp_path / "out")
    first, second = run_batch(jobs, layout, Choices(("md",)), report=heard.append)
    assert first.bug is not None and first.bug.startswith("Traceback") and "ZeroDivisionError: a bug" in first.bug
    assert second.bug is None and len(second.files) == 3
    assert heard == [first, second]


def test_what_decides_a_build_decides_a_rebuild(tmp_path: Path, layout: Layout) -> None:
    jobs = find_jobs([speeches(tmp_path / "in", a=TEXT + "大家要再接再励。\n")], tmp_path / "out")
    plain = Choices(("docx",), ("speech",))
    for choices, notes in ((plain, 0), (replace(plain, comments=True), 1), (replace(plain, only=("outline",)), 0)):
        assert [run_batch(jobs, layout, choices)[0].unchanged for _ in range(2)] == [False, True]
        (file,) = run_batch(jobs, layout, choices)[0].files
        with zipfile.ZipFile(file.path) as word:
            assert sum("comments" in name for name in word.namelist()) == notes


def test_a_pipe_with_the_name_of_a_speech_is_not_waited_for(tmp_path: Path, layout: Layout) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (result,) = run_batch(find_jobs([tmp_path / "a.txt"], tmp_path / "out"), layout, Choices(("md",)))
    assert "a.txt: " in str(result.failed[0])
    with pytest.raises(PipelineError, match="holds no speeches"):
        find_jobs([tmp_path], tmp_path / "out")


def test_hidden_files_are_no_speeches_and_endings_may_be_capital(tmp_path: Path) -> None:
    for name in (".a.txt", "B.TXT", "c.Docx", "d.rtf"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "e.txt").mkdir()
    assert [job.speech.name for job in find_jobs([tmp_path], tmp_path / "out")] == ["B.TXT", "c.Docx"]
    with pytest.raises(PipelineError, match=r"e\.txt: holds no speeches"):
        find_jobs([tmp_path / "e.txt"], tmp_path / "out")
    with pytest.raises(PipelineError, match=r"^holds no speeches; put"):
        find_jobs([], tmp_path / "out")


def test_names_that_differ_only_in_capitals_get_folders_of_their_own(tmp_path: Path) -> None:
    """On a disk that does not tell them apart they would be one."""
    one, two = speeches(tmp_path / "one", Ab=TEXT), speeches(tmp_path / "two", aB=TEXT)
    three = speeches(tmp_path / "three", ab=TEXT)
    jobs = find_jobs([one, two, three, one], tmp_path / "out")
    assert [job.folder.name for job in jobs] == ["Ab", "aB.txt", "ab-2"]


def test_a_changed_program_builds_again_and_its_bytecode_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    program = tmp_path / "pipeline"
    (program / "__pycache__").mkdir(parents=True)
    (program / "module.py").write_text("a = 1\n", "utf-8")
    monkeypatch.setattr(batch, "PACKAGE", program)
    jobs, choices = find_jobs([speeches(tmp_path / "in", a=TEXT)], tmp_path / "out"), Choices(("md",), ("outline",))
    assert [run_batch(jobs, layout, choices)[0].unchanged for _ in range(2)] == [False, True]
    (program / "__pycache__" / "module.pyc").write_bytes(b"")
    assert run_batch(jobs, layout, choices)[0].unchanged
    (program / "module.py").write_text("a = 2 + 2\n", "utf-8")
    assert not run_batch(jobs, layout, choices)[0].unchanged


def test_there_are_as_many_workers_as_processors_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {3, 5, 7} if process == 0 else set(), raising=False)
    assert batch.worker_count() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    assert batch.worker_count() == 5
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert batch.worker_count() == 1


def test_a_speech_that_must_not_be_read_is_a_fault_and_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    jobs = find_jobs([speeches(tmp_path / "in", a=TEXT)], tmp_path / "out")
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.suffix == ".txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    (result,) = run_batch(jobs, layout, Choices(("md",)))
    assert result.bug is None
    assert "a.txt: cannot read the file: permission denied" in str(result.failed[0])
