"""How to add a study kind, tried in a copy: its package, its line with its field, its part in a template."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = '''"""Exclamations: the sentences that end in ！."""

from pipeline.study.analysis import Analysis


def find_exclamations(analysis: Analysis) -> tuple[str, ...]:
    """Return the sentences that end in ！, in text order."""
    return tuple(unit.text for unit in analysis.units if unit.spoken and unit.text.endswith("！"))
'''


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path.name}: {old}"
    path.write_text(text.replace(old, new), "utf-8")


def test_a_new_kind_takes_its_package_a_line_with_its_field_and_its_part_in_a_template(tmp_path: Path) -> None:
    copytree(ROOT / "pipeline", tmp_path / "pipeline", ignore=ignore_patterns("fonts", "__pycache__"))
    (tmp_path / "pipeline/fonts").symlink_to(ROOT / "pipeline/fonts")
    copytree(ROOT / "templates", tmp_path / "templates")
    study = tmp_path / "pipeline/study"
    (study / "exclamations").mkdir()
    (study / "exclamations/__init__.py").write_text(PACKAGE, "utf-8")
    replaced(
        study / "__init__.py",
        "\ndef make_study",
        "\nfrom pipeline.study.exclamations import find_exclamations\n\n\ndef make_study",
    )
    replaced(
        study / "__init__.py",
        "        findings=findings,\n",
        "        findings=findings,\n        exclamations=find_exclamations(analysis),\n",
    )
    results = study / "results.py"
    results.write_text(results.read_text("utf-8") + "    exclamations: tuple[str, ...]\n", "utf-8")
    summary = tmp_path / "templates/summary.xml.j2"
    summary.write_text(
        summary.read_text("utf-8") + "{% for each in study.exclamations %}<p>感叹：{{ each }}</p>{% endfor %}\n",
        "utf-8",
    )
    speech = tmp_path / "speech.txt"
    speech.write_text("同志们：\n\n今天我们总结工作。让我们奋勇前进！\n", "utf-8")

    command = [
        sys.executable,
        "-m",
        "pipeline",
        "build",
        str(speech),
        "-o",
        "out",
        "--formats",
        "md",
        "--only",
        "summary",
    ]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (built,) = (tmp_path / "out").rglob("*.md")
    assert "感叹：让我们奋勇前进！" in built.read_text("utf-8")
