"""LibreOffice and the validators, for tests: where they are, and how they are run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from pipeline.resources import FONTS

ROOT = Path(__file__).resolve().parents[3]
SOFFICE = shutil.which("soffice")

# The name in Word → the shipped face that stands for it.
FACES = {
    "宋体": "Jiangyi Song", "黑体": "Jiangyi Hei", "楷体": "Jiangyi Kai", "仿宋": "Jiangyi Fangsong",
    "方正小标宋简体": "Jiangyi Biaosong", "Times New Roman": "Jiangyi Song",
}  # fmt: skip


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
    environment = {**os.environ, "FONTCONFIG_FILE": str(_fonts(folder))}
    command = [SOFFICE, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", format]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)],
        env=environment,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return [folder / f"{file.stem}.{format}" for file in files]


def _fonts(folder: Path) -> Path:
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{face}</string></edit></match>'
        for name, face in FACES.items()
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{FONTS}</dir><cachedir>{folder / 'cache'}</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return path
