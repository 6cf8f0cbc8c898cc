"""The sandbox that templates run in: Jinja, escaping on, names strict, files and work limited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, TemplateNotFound, nodes, pass_context, pass_environment
from jinja2.environment import Environment, TemplateModule
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Namespace
from markupsafe import Markup, escape
from pydantic import BaseModel

from pipeline.markup import Source, guard, place_mark
from pipeline.rendering.budget import CALL, MAX_MEMBERS, MAX_VALUE, Budget, limited, product
from pipeline.rendering.faults import ENDING, TemplateFault, Unknown

# What a stranger's template may use of Jinja; all of these give values about as large as they get.
FILTERS = frozenset((
    "abs", "attr", "batch", "capitalize", "count", "default", "d", "dictsort", "e", "escape", "first", "float",
    "groupby", "int", "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr",
    "reverse", "round", "select", "selectattr", "slice", "sort", "string", "title", "trim", "unique", "upper",
    "safe",
))  # fmt: skip
GLOBALS = frozenset(("dict", "namespace", "joiner", "cycler"))
TEXT_METHODS = frozenset(("startswith", "endswith", "strip", "lstrip", "rstrip", "upper", "lower", "count", "find",
                          "isdigit", "removeprefix", "removesuffix", "partition", "rpartition", "split"))  # fmt: skip


MAPPING_METHODS = frozenset(("items", "keys", "values", "get"))


class FolderLoader(BaseLoader):
    """Finds templates in some folders, first come first served, and never outside them.

    Each template that was read keeps an index, which place marks name.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder.resolve() for folder in folders]
        self.sources: list[Source] = []
        self._index: dict[str, int] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self._find(template)
        try:
            raw = path.read_bytes()
            text = raw.decode("utf-8-sig")
        except OSError as error:
            raise TemplateFault(f"{template}: cannot be read ({error.strerror})") from error
        except UnicodeDecodeError as error:
            raise TemplateFault(f"{template}: is not UTF-8", "save the file as UTF-8") from error
        text = text.replace("\r\n", "\n")
        modified = path.stat().st_mtime_ns
        source = Source(str(path), text)
        if source.name in self._index:
            self.sources[self._index[source.name]] = source
        else:
            self._index[source.name] = len(self.sources)
            self.sources.append(source)
        return text, source.name, lambda: path.is_file() and path.stat().st_mtime_ns == modified

    def index(self, filename: str | None) -> int | None:
        return self._index.get(filename or "")

    def _find(self, template: str) -> Path:
        parts = Path(template).parts
        if (
            template.endswith(ENDING)
            and "\\" not in template
            and ".." not in parts
            and not Path(template).is_absolute()
        ):
            for folder in self._folders:
                path = (folder / template).resolve()
                if path.is_relative_to(folder) and path.is_file():  # a link that leads out of the folder is no template
                    return path
        raise TemplateNotFound(template)


class PlaceMarks(Extension):
    """Marks each piece of a template's own text with its place."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        return self._marked(stream)

    def _marked(self, stream: TokenStream) -> Iterator[Token]:
        loader = self.environment.loader
        index = loader.index(stream.filename) if isinstance(loader, FolderLoader) else None
        for token in stream:
            if token.type == "data" and index is not None and "<" in token.value:
                yield Token(token.lineno, token.type, place_mark(index, token.lineno) + token.value)
            else:
                yield token


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox, with a budget and without what could outgrow it."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    budget: Budget
    loader: FolderLoader

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        __self.budget.step(CALL)
        return limited(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        match operator:
            case "*":
                return product(left, right)
            case "**":
                raise TemplateFault("** is not for templates")
            case "%" if isinstance(left, str):
                raise TemplateFault("% does not fill in text here", "write {{ … }} where the value goes")
        return limited(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> None:
        return None

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read an attribute: what is not listed is closed.

        Jinja's own rule closes what begins with _; that leaves pydantic's parse_raw, which unpickles, and its like.
        """
        if not super().is_safe_attribute(obj, attr, value):
            return False
        match obj:
            case str():
                return attr in TEXT_METHODS
            case Mapping():
                return attr in MAPPING_METHODS
            case BaseModel():
                return attr in type(obj).model_fields
            case Macro() | LoopContext() | TemplateModule() | Namespace() | Cycler():
                return True
        return is_dataclass(obj) and type(obj).__module__.startswith("pipeline.")

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for node in list(source.find_all((nodes.For, nodes.Concat))):
            if isinstance(node, nodes.For):
                node.iter = self._filtered(node.iter, "counted")
            elif isinstance(node, nodes.Concat):
                node.nodes = [self._filtered(part, "limited") for part in node.nodes]
        return super()._generate(source, name, filename, defer_init)

    def _filtered(self, node: Any, name: str) -> nodes.Filter:
        return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=self)


@pass_environment
def _finalize(environment: Sandbox, value: Any) -> Any:
    """Return what {{ … }} writes: guarded text, markup as it is; anything else is a mistake of the template."""
    if hasattr(value, "__html__") and isinstance(value, str):
        environment.budget.write(value)
        return value
    if isinstance(value, str):
        environment.budget.write(value)
        return guard(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, Unknown):
        str(value)
    what = "nothing (None)" if value is None else f"a {type(value).__name__}"
    hint = "ask with {% if … %} first" if value is None else "name a part of it that is text"
    raise TemplateFault(f"{{{{ … }}}} gives {what} where text should stand", hint)


@pass_context  # so that Jinja does not count once, while compiling
def _counted(context: Context, items: Iterable[Any]) -> Iterable[Any]:
    environment: Any = context.environment
    counted: Iterable[Any] = environment.budget.count(items)
    return counted


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > MAX_MEMBERS:
        raise TemplateFault(f"counts further than {MAX_MEMBERS}")
    return numbers


def _join(values: Iterable[Any], between: str = "") -> Markup:
    """Return values joined, those that are no markup escaped."""
    parts = [_escape(value) for value in values]
    if sum(map(len, parts)) + len(between) * len(parts) > MAX_VALUE:
        raise TemplateFault("makes a value that is too large")
    return _escape(between).join(parts)


def _escape(value: Any) -> Markup:
    return value if isinstance(value, Markup) else escape(guard(str(value)))


@lru_cache(maxsize=16)
def sandbox(folders: tuple[Path, ...]) -> Sandbox:
    """Return the environment whose templates lie in `folders`; compiled templates stay in it."""
    environment = Sandbox(
        loader=FolderLoader(folders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=Unknown,
        finalize=_finalize,
        extensions=[PlaceMarks],
    )
    environment.budget = Budget()
    environment.filters = {name: made for name, made in environment.filters.items() if name in FILTERS}
    environment.filters |= {"e": _escape, "escape": _escape, "join": _join, "counted": _counted, "limited": limited}
    environment.globals = {name: made for name, made in environment.globals.items() if name in GLOBALS}
    environment.globals["range"] = _range
    return environment
