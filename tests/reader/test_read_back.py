"""A speech written as Word and read again is the same speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.reader import read_speech, read_text
from tests.benchmark import load_benchmark

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [*sorted((Path(__file__).parent / "gold" / "docs").iterdir()), ROOT / "seeds" / "speech.txt"]
BODY = "今年的渠修得早，水也来得早，大家心里都踏实。明年还要接着修，一里一里地往山里修，修到最后一个村子为止。"
TEXT = f"""# 在青山县水利工作会议上的讲话

——写在通水之际

王建国

（2024年11月5日）

同志们：

{BODY}

## 一、成绩

（一）渠修通了。{BODY}一是东渠。{BODY}二是西渠。{BODY}

### （二）人心齐了

#### 1. 东乡

##### （1）上村

###### ① 甲组

{BODY}

第一，出工。{BODY}

第二，出钱。{BODY}

## 三、打算

问：还修吗？

{BODY}

我的讲话完了，谢谢大家！
"""


benchmark = load_benchmark("read_back")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_speech_written_as_word_and_read_again_is_the_same(path: Path, tmp_path: Path) -> None:
    speech = read_speech(path)
    assert benchmark.differences(speech, benchmark.read_back(speech, "jianghua", tmp_path)) == {}


@pytest.mark.parametrize("layout", ["handout-a4", "gbt9704", "large-print", "booklet-a5"])
def test_the_layout_does_not_matter(layout: str, tmp_path: Path) -> None:
    speech = read_text(TEXT, "a.md")
    assert max(section.level for section in speech.walk()) > 4
    assert benchmark.differences(speech, benchmark.read_back(speech, layout, tmp_path)) == {}


def test_differences_are_told_by_kind() -> None:
    one = read_text(f"题目\n\n一、甲\n\n{BODY}\n\n二、乙\n\n{BODY}")
    other = read_text(f"题目\n\n一、甲\n\n{BODY}\n\n{BODY}")
    assert set(benchmark.differences(one, other)) == {"outline", "text", "roles"}
