"""The commands and their options. Exit status: 0 built, 1 some files failed, 2 wrong use or bad input."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline import __version__
from pipeline.cli.printing import Printer
from pipeline.errors import PipelineError
from pipeline.formats import FORMATS

app = typer.Typer(
    name="jiangyi",
    help="讲义: study outlines, summaries and handouts from a speech, as Word and PDF.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

SpeechArgument = Annotated[
    Path, typer.Argument(metavar="SPEECH", help="The speech: .txt, .md or .docx; subtitles: .srt, .vtt.")
]
LayoutOption = Annotated[
    str, typer.Option("--layout", "-l", help="A shipped layout's name, or a YAML file.", metavar="LAYOUT")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", "-s", help="Change one layout value: study.summary.length=200.", metavar="KEY=VALUE"),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print faults only.")]


def main() -> None:
    """Run the command line; a fault of the user's is one message and status 2, a bug keeps its traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Chinese reaches the reader whatever the machine's locale
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except PipelineError as error:
        fail(error)
        sys.stdout.flush()
    except OSError as error:  # the reader of a pipe has gone, the disk of a redirection is full
        os.close(sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"error: the output cannot be written ({error.strerror})", file=sys.stderr)
        os._exit(1)


def fail(error: PipelineError) -> NoReturn:
    """Print the problems to standard error and leave with status 2."""
    Printer().problems(error.problems)
    raise SystemExit(2)


def _version(value: bool) -> None:
    if value:
        print(f"jiangyi {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    speeches: Annotated[list[Path], typer.Argument(metavar="SPEECH…", help="Speeches, or folders of speeches.")],
    layout: LayoutOption = "handout-a4",
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for what is built.")] = Path("output"),
    formats: Annotated[str | None, typer.Option(help=f"Some of {','.join(FORMATS)}; else as the layout says.")] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Build this document alone (学习提纲, or its key); may be repeated.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Speeches built at a time; 0: one a processor.")] = 0,
    changes: SetOption = None,
    comments: Annotated[
        bool, typer.Option("--comments", help="Put findings into the Word file as comments 批注.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", "-f", help="Build also what has not changed.")] = False,
    quiet: QuietOption = False,
) -> None:
    """Build the documents of one or more speeches. 生成学习材料。"""
    from pipeline.batch import Choices, find_jobs, run_batch, worker_count
    from pipeline.layout import load_layout

    printer = Printer(quiet)
    resolved = load_layout(layout, changes or ())
    work = find_jobs(speeches, output)
    wanted = tuple(part.strip() for part in formats.split(",") if part.strip()) if formats is not None else None
    choices = Choices(wanted, tuple(only or ()), comments, force)
    with printer.progress(len(work)) as advance:
        results = run_batch(work, resolved, choices, jobs or worker_count(), advance)
    raise typer.Exit(printer.results(results))


@app.command()
def study(
    speech: SpeechArgument,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    layout: LayoutOption = "handout-a4",
    changes: SetOption = None,
    why: Annotated[bool, typer.Option("--why", help="Say for each result why it was taken.")] = False,
) -> None:
    """Show everything found in a speech. 查看从讲话中找到的内容。"""
    from pipeline.cli.listings import study_as_json, study_lines
    from pipeline.layout import load_layout
    from pipeline.reader import read_speech
    from pipeline.study import make_study

    resolved = load_layout(layout, changes or ())
    source = read_speech(speech)
    found = make_study(source, resolved.plain)
    if as_json:
        print(json.dumps(study_as_json(source, found, why), ensure_ascii=False, indent=2))
    else:
        Printer().lines(study_lines(source, found, why))


@app.command()
def read(
    speech: SpeechArgument,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Say why each heading was taken, and near misses not.")] = False,
    report: Annotated[bool, typer.Option("--report", help="Say the encoding and every normalisation.")] = False,
) -> None:
    """Show the structure found in a speech. 查看讲话的结构。"""
    from pipeline.reader import read_speech
    from pipeline.reader.explain import report_lines, speech_as_json, tree_lines

    source = read_speech(speech)
    if as_json:
        print(json.dumps(speech_as_json(source), ensure_ascii=False, indent=2))
    else:
        Printer().lines([*(report_lines(source) if report else ()), *tree_lines(source, why)])


@app.command()
def layouts() -> None:
    """List the layouts there are. 列出版式。"""
    from pipeline.cli.listings import layout_lines

    Printer().lines(layout_lines())


@app.command()
def templates() -> None:
    """List the document templates there are. 列出模板。"""
    from pipeline.cli.listings import template_lines

    Printer().lines(template_lines())


@app.command()
def explain(
    layout: Annotated[str, typer.Argument(metavar="LAYOUT", help="A shipped layout's name, or a YAML file.")],
    changes: SetOption = None,
) -> None:
    """Show every value of a layout and the file and line that set it. 查看版式中每个值的来源。"""
    from pipeline.layout import explain as explain_layout

    Printer().lines(explain_layout(layout, changes or ()))


@app.command()
def init(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The layout file to write.")] = Path("my-layout.yaml"),
    force: Annotated[bool, typer.Option("--force", "-f", help="Replace the file if it is there.")] = False,
) -> None:
    """Write a commented starter layout to change. 生成一份带注释的版式文件。"""
    from pipeline.output_folder import write_whole
    from pipeline.resources import STARTER_LAYOUT

    if path.exists() and not force:
        raise PipelineError.at(path, "is there already", "choose another name, or say --force")
    write_whole(path, STARTER_LAYOUT.read_bytes())
    print(f"Wrote {path}. Build with it: jiangyi build SPEECH --layout {path}")
