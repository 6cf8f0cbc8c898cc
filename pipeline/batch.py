"""Many jobs: finds the speeches, skips those already built from the same inputs, builds the others side by side."""

from __future__ import annotations

import hashlib
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from pipeline import __version__
from pipeline.errors import PipelineError, Problem
from pipeline.job import BuildResult, Built, build_into, choose_documents, choose_formats, folder_name
from pipeline.layout import Layout
from pipeline.output_folder import OutputFolder
from pipeline.resources import PACKAGE, templates_folder

SUFFIXES = (".txt", ".md", ".docx", ".srt", ".vtt")


@dataclass(frozen=True, slots=True)
class Job:
    """One speech and the folder its files go to."""

    speech: Path
    folder: Path


@dataclass(frozen=True, slots=True)
class Choices:
    """What holds for every job of a batch; `force` builds even what is current."""

    formats: tuple[str, ...] | None = None
    only: tuple[str, ...] = ()
    comments: bool = False
    force: bool = False


def find_jobs(paths: Sequence[Path], output: Path) -> list[Job]:
    """Return one job for each speech named, or found in a folder named, in order, each with a folder of its own.

    A path that is not there becomes a job too, whose build says so, unless it is the only one.
    Raises PipelineError for a single path that is not there, a folder without speeches, or no path at all.
    """
    speeches: list[Path] = []
    for path in dict.fromkeys(paths):
        if not path.exists() and len(paths) == 1:
            raise PipelineError.at(path, "there is no such file")
        speeches += _speeches_of(path) if path.is_dir() else [path]
    speeches = list(dict.fromkeys(speeches))
    if not speeches:
        named = ", ".join(map(str, paths)) or None
        raise PipelineError.at(named, "holds no speeches", "put .txt, .md, .docx, .srt or .vtt files there")
    return [Job(speech, output / name) for speech, name in zip(speeches, _folder_names(speeches), strict=True)]


def _speeches_of(folder: Path) -> list[Path]:
    """Return the speeches in a folder, sorted; hidden files and Word's lock files are none."""
    try:
        children = sorted(folder.iterdir())
    except OSError as error:
        raise PipelineError.at(folder, f"cannot be read ({error.strerror})") from error
    return [
        path
        for path in children
        if path.suffix.lower() in SUFFIXES and path.is_file() and not path.name.startswith((".", "~$"))
    ]


def _folder_names(speeches: Sequence[Path]) -> Iterator[str]:
    """Yield a folder name for each speech: its stem, with the ending, then a count, where another has it."""
    taken: set[str] = set()
    for speech in speeches:
        candidates = (
            folder_name(speech),
            speech.name.strip(". "),
            *(f"{folder_name(speech)}-{count}" for count in range(2, len(speeches) + 2)),
        )
        name = next(name for name in candidates if name and name.casefold() not in taken)
        taken.add(name.casefold())
        yield name


def run_batch(
    jobs: Sequence[Job],
    layout: Layout,
    choices: Choices,
    workers: int = 1,
    report: Callable[[BuildResult], None] = lambda result: None,
) -> list[BuildResult]:
    """Build every job and return the results in the jobs' order; `report` hears of each as it ends.

    One job's fault costs no other its build. The files are the same whatever the number of workers.
    Raises PipelineError if the choices do not fit the layout.
    """
    choose_documents(layout, choices.only)
    choose_formats(choices.formats if choices.formats is not None else layout.formats)
    shared = _shared_digest(layout, choices)
    results: dict[int, BuildResult] = {}
    if workers > 1 and len(jobs) > 1:
        with ProcessPoolExecutor(min(workers, len(jobs))) as pool:
            pending: dict[Future[BuildResult], int] = {
                pool.submit(_run, job, layout, choices, shared): index for index, job in enumerate(jobs)
            }
            for future in as_completed(pending):
                index = pending[future]
                results[index] = _result(future, jobs[index])
                report(results[index])
    else:
        for index, job in enumerate(jobs):
            results[index] = _run(job, layout, choices, shared)
            report(results[index])
    return [results[index] for index in range(len(jobs))]


def _result(future: Future[BuildResult], job: Job) -> BuildResult:
    """Return what a worker found, or that the system ended it (out of memory, most often)."""
    try:
        return future.result()
    except BrokenProcessPool:
        problem = Problem(str(job.speech), None, None, "its worker was ended by the system", "try again with --jobs 1")
        return BuildResult(str(job.speech), failed=(problem,))


def _run(job: Job, layout: Layout, choices: Choices, shared: str) -> BuildResult:
    try:
        folder = OutputFolder(job.folder, hashlib.sha256(shared.encode() + _content(job.speech)).hexdigest())
        current = None if choices.force else folder.is_current()
        if current is not None:
            files = tuple(Built(job.folder / name, pages) for name, pages in current.items())
            return BuildResult(str(job.speech), files, unchanged=True)
        return build_into(
            folder, job.speech, layout, formats=choices.formats, only=choices.only, comments=choices.comments
        )
    except PipelineError as error:
        return BuildResult(str(job.speech), failed=error.problems)
    except Exception:  # a bug on one speech must not cost the others their build; its traceback is shown at the end
        return BuildResult(str(job.speech), bug=traceback.format_exc())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= 200_000_000 else b""
    except OSError:
        return b""  # the reader says what is wrong


def _shared_digest(layout: Layout, choices: Choices) -> str:
    """Return a digest of all that decides every speech's files: program, templates, layout, choices."""
    digest = hashlib.sha256(f"{__version__}\0{layout!r}\0{choices.formats}{choices.only}{choices.comments}".encode())
    for path in _deciding_files(layout):
        stat = path.stat()
        digest.update(f"{path.name}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _deciding_files(layout: Layout) -> Iterable[Path]:
    """Yield every file that decides what is built: the program's, the templates', and those the layout names."""
    yield from sorted(path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    yield from sorted(templates_folder().rglob("*.j2"))
    folder = Path(layout.path).parent if layout.path else Path()
    if any(own.spec.template.endswith(".j2") for own in layout.documents.values()):
        yield from sorted(folder.glob("*.j2"))
        yield from sorted(folder.glob("*/*.j2"))
    looks = (layout.plain, *layout.documents.values())
    named = [name for own in looks for font in own.fonts.values() for name in font.prefer if "." in name or "/" in name]
    named += [own.word.reference for own in looks if own.word.reference]
    yield from (path for path in (folder / name for name in dict.fromkeys(named)) if path.is_file())


def worker_count() -> int:
    """Return how many workers this machine has room for."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
