"""LibreOffice as a converter, where it is installed: an old Word file in, a .docx out.

It runs without a window, in a profile of its own that lasts as long as the call, without macros and without looking
up what a file links to; it is given a copy of the file, and nothing is left behind.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from pipeline.errors import PipelineError

TIME_LIMIT = 120  # seconds for one file; a cold start takes ten
_NAMES = (
    "soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)  # fmt: skip
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL")  # of the environment
_MOST_BYTES = 200_000_000
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def convert_to_docx(data: bytes, ending: str, path: str | Path, seconds: float = TIME_LIMIT) -> bytes:
    """Return a file of LibreOffice's (`ending`: .doc, .rtf, .odt) as a Word document; `path` is named in messages.

    Raises PipelineError when LibreOffice is not installed, takes too long or makes nothing of the file.
    """
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        hint = "install LibreOffice, or open the file in Word or WPS and save it as .docx (Word 文档)"
        raise PipelineError.at(path, "cannot be converted: LibreOffice is not installed", hint)
    with tempfile.TemporaryDirectory(prefix="jiangyi-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        source = folder / f"source{ending}"
        source.write_bytes(data)
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(folder / "made"), str(source),
        ]  # fmt: skip
        if not _run(command, folder, seconds):
            hint = "open it in Word or WPS and save it as .docx (Word 文档)"
            raise PipelineError.at(path, f"LibreOffice did not convert it within {seconds:g} seconds", hint)
        made = folder / "made" / "source.docx"
        if not made.is_file() or made.stat().st_size > _MOST_BYTES:
            hint = "open it in Word or WPS and save it as .docx (Word 文档)"
            raise PipelineError.at(path, "LibreOffice could not convert it", hint)
        return made.read_bytes()


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Run a command without terminal and network settings; end all that it started. Return whether it ended in time."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and, where there are process groups, those it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
