"""Front matter: YAML between --- lines at the head of a file, with the meeting's facts and the user's overrules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import yaml

from pipeline.errors import PipelineError, Problem
from pipeline.reader.overrule import Overrule, read_overrule

# The keys that name parts of the speech itself; all others are facts of the meeting, kept in order.
FIELDS = {
    "title": "title", "标题": "title", "題目": "title", "题目": "title",
    "subtitle": "subtitle", "副题": "subtitle", "副标题": "subtitle",
    "speaker": "speaker", "讲话人": "speaker", "主讲人": "speaker", "讲话者": "speaker",
    "date": "date", "讲话日期": "date", "日期": "date",
    "occasion": "occasion", "场合": "occasion",
}  # fmt: skip
ALIASES = {
    "unit": "单位", "meeting": "会议名称", "topic": "主题", "time": "时间", "place": "地点", "chair": "主持人",
    "post": "职务", "attendees": "参加人员", "source": "来源", "copy_no": "编号", "draft": "稿别",
    "printed": "编印日期", "copies": "印数", "editor": "编印人", "checker": "核稿人", "marking": "标识",
}  # fmt: skip
_LONGEST = 400  # lines


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`lines` is how many lines of the file it takes; `fields` overrule what the text says of itself."""

    lines: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    overrule: Overrule | None = None


def split_front_matter(text: str, path: str) -> tuple[FrontMatter, str]:
    """Return the front matter and the text after it; without front matter, the text as it is.

    A first line --- begins it only when a --- or ... line ends it and YAML keys stand between.
    Raises PipelineError with the place of each fault.
    """
    head = text[:200_000].lstrip("\ufeff")
    if not head.startswith("---"):
        return FrontMatter(), text
    lines = head.splitlines(keepends=True)
    if lines[0].strip() != "---":
        return FrontMatter(), text
    end = next((i for i, line in enumerate(lines[1:_LONGEST], 1) if line.rstrip() in ("---", "...")), None)
    if end is None or not any(_is_key_line(line) for line in lines[1:end]):
        return FrontMatter(), text
    yaml_text = "".join(lines[1:end])
    offset = len(text) - len(text.lstrip("\ufeff")) + sum(len(line) for line in lines[: end + 1])
    return _read(yaml_text, path, end + 1), text[offset:]


def _is_key_line(line: str) -> bool:
    key = line.split(":", 1)[0] if ":" in line else line.split("：", 1)[0] if "：" in line else ""
    return 0 < len(key.strip()) <= 30 and not key.startswith((" ", "#"))


def _read(yaml_text: str, path: str, lines: int) -> FrontMatter:
    try:
        node = yaml.compose(yaml_text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(yaml_text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise PipelineError(_yaml_problem(error, path)) from error
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        raise PipelineError(Problem(path, 2, 1, "front matter must be keys with values", "write 主题: …"))
    places = {str(key.value): (key.start_mark.line + 2, key.start_mark.column + 1) for key, _ in node.value}
    fields: dict[str, str] = {}
    facts: dict[str, str] = {}
    problems: list[Problem] = []
    overrule: Overrule | None = None
    for key, value in data.items():
        name = str(key).strip()
        line, column = places.get(str(key), (2, 1))
        if name == "structure" or name == "结构":
            found = read_overrule(value)
            if isinstance(found, str):
                problems.append(Problem(path, line, column, f"{name}: {found}", _STRUCTURE_HINT))
            else:
                overrule = found
            continue
        written = _written(value)
        if written is None:
            problems.append(Problem(path, line, column, f"{name}: must be text", f"write {name}: … on one line"))
        elif name in FIELDS:
            fields[FIELDS[name]] = written
            facts[name] = written
        else:
            facts[ALIASES.get(name, name)] = written
    if problems:
        raise PipelineError(problems)
    return FrontMatter(lines, fields, facts, overrule)


_STRUCTURE_HINT = "write none, a list of patterns (one for each level), or 1: [line numbers]"


def _written(value: object) -> str | None:
    """Return a YAML value as the user wrote it, lists joined; None for what is no text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (str, int, float, date, datetime)):
        return str(value).strip()
    if isinstance(value, list) and all(isinstance(item, (str, int, float)) for item in value):
        return "、".join(str(item) for item in value)
    return None


def _yaml_problem(error: Exception, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or "not valid"
    line = mark.line + 2 if mark else 2
    column = mark.column + 1 if mark else 1
    return Problem(path, line, column, f"front matter is no valid YAML ({reason})", "check quotes, colons and indents")
