"""LibreOffice and the validators, for tests: where they are, and how they are run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from benchmarks.parity import FACES, font_config  # noqa: E402

SOFFICE = shutil.which("soffice")


def validator() -> str | None:
    """Return the command of the Open XML SDK validator: of OOXML_VALIDATOR, of node_modules, of the path."""
    local = ROOT / "node_modules" / ".bin" / "ooxml-validator"
    return os.environ.get("OOXML_VALIDATOR") or (str(local) if local.exists() else shutil.which("ooxml-validator"))


def schema_faults(command: str, path: Path) -> list[str]:
    """Return what the Open XML SDK finds wrong with a file."""
    done = subprocess.run([command, str(path)], capture_output=True, text=True, timeout=60)
    return [f"{fault['path']} {fault['description']}" for fault in json.loads(done.stdout)["errors"]]


def convert(files: list[Path], folder: Path, format: str = "pdf") -> list[Path]:
    """Return the files as LibreOffice converts them, with the shipped faces under the names that Word knows."""
    assert SOFFICE
    folder.mkdir(exist_ok=True)
    fonts = folder / "fonts.conf"
    fonts.write_text(font_config(FACES, folder / "cache"), encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    command = [SOFFICE, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", format]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)],
        env=environment,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return [folder / f"{file.stem}.{format}" for file in files]
