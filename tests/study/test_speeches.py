"""What is found in whole speeches, as text that is reviewed like code; `make golden` writes it anew."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from pipeline.layout import DocumentLayout, load_layout
from pipeline.reader import read_speech
from pipeline.speech import Speech
from pipeline.study import make_study
from pipeline.study.analysis import analyse
from pipeline.study.results import Gap, Ref

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
# Enough room for all that is found, or the order of what is left out would go unseen.
ROOM = ["study.terms.count=60", "study.quotes.max_aphorisms=30", "study.questions.count=20", "study.reading.pinyin=list",
        "study.cloze={count: 30, choice: 20, true_false: 20}", "study.outline.sentences=4"]  # fmt: skip
SPEECHES = [ROOT / "seeds" / "speech.txt", *sorted((Path(__file__).parent / "speeches").glob("*.txt"))]


def dump(value: object, depth: int = 0) -> Iterator[str]:
    """Yield one line a finding, what it consists of in the order of its fields; those inside it a step further in."""
    if isinstance(value, tuple):
        for each in value:
            yield from dump(each, depth)
    elif isinstance(value, str):
        yield value
    elif is_dataclass(value):
        own = {field.name: getattr(value, field.name) for field in fields(value)}
        inner = {name: each for name, each in own.items() if _holds_findings(each)}
        yield "  " * depth + " | ".join(_word(each) for name, each in own.items() if name not in inner)
        for each in inner.values():
            yield from dump(each, depth + 1)


def _holds_findings(value: object) -> bool:
    first = value[0] if isinstance(value, tuple) and value else value
    return is_dataclass(first) and not isinstance(first, (Ref, Gap))


def _word(value: object) -> str:
    match value:
        case None:
            return "–"
        case Ref(paragraph, line, sentences, why):
            return f"¶{paragraph} line {line} {' '.join(sentences)} ({'; '.join(why)})"
        case Gap(answer):
            return f"____{answer}____"
        case tuple():
            return "、".join(_word(each) for each in value)
        case _:
            return str(value)


def whole(parts: Iterable[tuple[str, object]]) -> str:
    return "".join(f"[{name}]\n" + "".join(f"{line}\n" for line in dump(part)) for name, part in parts)


def sentences_of(speech: Speech, layout: DocumentLayout) -> str:
    """Return a line a sentence: its kind and section, why it cannot be read alone, its words with their classes."""
    lines = []
    for unit in analyse(speech, layout.study).units:
        facts = [unit.kind, unit.section.id if unit.section else "–", f"{unit.weight:.2f}", *unit.leans]
        facts += [name for name in ("particular", "narrative") if getattr(unit, name)]
        lines.append(f"{unit.id} {', '.join(facts)}: " + " ".join(f"{token.text}/{token.tag}" for token in unit.tokens))
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("room", [False, True], ids=["as shipped", "with room"])
@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_a_speech_gives_its_golden_study(path: Path, room: bool) -> None:
    speech, layout = read_speech(path), load_layout("handout-a4", ROOM if room else []).plain
    study = make_study(speech, layout)
    written = whole((field.name, getattr(study, field.name)) for field in fields(study))
    if room:
        written += "[sentences]\n" + sentences_of(speech, layout)
    golden = GOLDEN / f"{path.stem}{'-room' if room else ''}.txt"
    if os.environ.get("JIANGYI_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")
