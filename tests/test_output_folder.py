"""Files appear whole or not at all; edited ones are kept; the manifest knows what is current."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.output_folder import MANIFEST, OutputFolder, write_whole


def filled(folder: Path, inputs: str, data: bytes = b"one") -> OutputFolder:
    output = OutputFolder(folder, inputs)
    output.make()
    output.put("讲义.docx", data, 3)
    output.finish(complete=True)
    return output


def test_the_same_inputs_are_current_until_a_file_is_missing(tmp_path: Path) -> None:
    filled(tmp_path, "a")
    assert OutputFolder(tmp_path, "a").is_current() == {"讲义.docx": 3}
    assert OutputFolder(tmp_path, "b").is_current() is None
    (tmp_path / "讲义.docx").unlink()
    assert OutputFolder(tmp_path, "a").is_current() is None


def test_an_incomplete_build_is_never_current(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path, "a")
    output.make()
    output.put("讲义.docx", b"one", None)
    output.finish(complete=False)
    assert OutputFolder(tmp_path, "a").is_current() is None


def test_a_file_edited_since_it_was_built_is_kept(tmp_path: Path) -> None:
    filled(tmp_path, "a")
    (tmp_path / "讲义.docx").write_bytes(b"edited by the office")
    filled(tmp_path, "b", b"two")
    assert (tmp_path / "讲义.docx").read_bytes() == b"two"
    assert (tmp_path / "讲义.edited.docx").read_bytes() == b"edited by the office"


def test_a_file_left_as_built_leaves_no_copy(tmp_path: Path) -> None:
    filled(tmp_path, "a")
    filled(tmp_path, "b", b"two")
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "讲义.docx"]


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PipelineError, match=r"the folder cannot be made .*; choose another --output"):
        OutputFolder(tmp_path / "file" / "below").make()


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "讲义.docx").write_bytes(b"before")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PipelineError, match=r"讲义.docx: cannot be written \(No space left on device\)"):
        write_whole(tmp_path / "讲义.docx", b"after")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("讲义.docx", b"before")]


def test_a_manifest_that_is_damaged_counts_as_none(tmp_path: Path) -> None:
    filled(tmp_path, "a")
    (tmp_path / MANIFEST).write_bytes(b"\xff{")
    assert OutputFolder(tmp_path, "a").is_current() is None


def test_an_edit_is_kept_though_other_files_were_built_between(tmp_path: Path) -> None:
    filled(tmp_path, "a")
    (tmp_path / "讲义.docx").write_bytes(b"edited")
    between = OutputFolder(tmp_path, "b")
    between.put("提纲.docx", b"outline", None)
    between.finish(complete=True)
    filled(tmp_path, "c", b"two")
    assert (tmp_path / "讲义.edited.docx").read_bytes() == b"edited"


def test_a_second_edit_does_not_replace_the_first(tmp_path: Path) -> None:
    for number, words in enumerate((b"first", b"second")):
        filled(tmp_path, "a", b"built %d" % number)
        (tmp_path / "讲义.docx").write_bytes(words)
    _, kept = OutputFolder(tmp_path, "b").put("讲义.docx", b"two", 1)
    assert kept == tmp_path / "讲义.edited-2.docx"
    assert (tmp_path / "讲义.edited.docx").read_bytes() == b"first"
    assert kept.read_bytes() == b"second"


def test_a_file_that_was_never_ours_is_kept(tmp_path: Path) -> None:
    (tmp_path / "讲义.docx").write_bytes(b"the office's own")
    _, kept = OutputFolder(tmp_path).put("讲义.docx", b"built", 1)
    assert kept is not None
    assert kept.read_bytes() == b"the office's own"


@pytest.mark.parametrize("damage", ['{"files": null}', '{"files": []}', "[]", '{"files": {}, "pages": 3}'])
def test_a_manifest_of_another_shape_counts_as_none(tmp_path: Path, damage: str) -> None:
    (tmp_path / MANIFEST).write_text(damage)
    assert OutputFolder(tmp_path, "a").is_current() is None
    filled(tmp_path, "a")
