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
from pipeline.rendering.charges import FILTERS, as_text, batch, charge_method, charged_filter, charged_tests
from pipeline.rendering.faults import ENDING, TemplateFault, Unknown

GLOBALS = frozenset(("dict", "namespace", "joiner", "cycler"))
TEXT_METHODS = frozenset(("startswith", "endswith", "strip", "lstrip", "rstrip", "upper", "lower", "count", "find",
                          "isdigit", "removeprefix", "removesuffix", "partition", "rpartition", "split"))  # fmt: skip


MAPPING_METHODS = frozenset(("items", "keys", "values", "get"))
CYCLER_PARTS = frozenset(("next", "reset", "current"))
ALL_ARGUMENTS = frozenset(("varargs", "kwargs"))  # of a macro: lists that nothing has weighed


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
            raise TemplateFault(f"cannot be read ({error.strerror})", place=(str(path), None)) from error
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise TemplateFault("is not UTF-8", "save the file as UTF-8", (str(path), line)) from error
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
        charge_method(__self.budget, __obj)
        return limited(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        match operator:
            case "*":
                return product(self.budget, left, right)
            case "**":
                raise TemplateFault("** is not for templates")
            case "%" if isinstance(left, str):
                raise TemplateFault("% does not fill in text here", "write {{ … }} where the value goes")
        for value in (left, right):
            self.budget.weigh(value)
        return limited(super().call_binop(context, operator, left, right))

    def concat(self, pieces: Iterable[str]) -> str:
        """Return what a template or a macro wrote, its own text counted like all other."""
        parts = []
        for piece in pieces:
            self.budget.write(piece)
            parts.append(piece)
        return "".join(parts)

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
            case Cycler():
                return attr in CYCLER_PARTS
            case Macro() | LoopContext() | TemplateModule() | Namespace():
                return True
        return is_dataclass(obj) and type(obj).__module__.startswith("pipeline.")

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for node in list(source.find_all(nodes.Node)):
            match node:
                case nodes.Name() if node.name in ALL_ARGUMENTS:
                    raise TemplateFault(f"{node.name!r} is not for templates", None, (filename or name, node.lineno))
                case nodes.For():
                    node.iter = self._filtered(node.iter, "counted")
                case nodes.Concat():
                    node.nodes = [self._filtered(part, "texted") for part in node.nodes]
                case nodes.Compare():
                    node.expr = self._filtered(node.expr, "weighed")
                    for operand in node.ops:
                        operand.expr = self._filtered(operand.expr, "weighed")
                case nodes.Getitem(arg=nodes.Slice()):
                    node.node = self._filtered(node.node, "weighed")
                case nodes.List() | nodes.Dict():
                    self._weigh_members(node)
                case nodes.Tuple(ctx="load"):
                    self._weigh_members(node)
        return super()._generate(source, name, filename, defer_init)

    def _weigh_members(self, node: nodes.List | nodes.Tuple | nodes.Dict) -> None:
        """Have the members of a list weighed when it is made, so that lists within lists cannot double for ever."""
        for item in node.items:
            if isinstance(item, nodes.Pair):
                item.value = self._weighed(item.value)
        if not isinstance(node, nodes.Dict):
            node.items = [self._weighed(item) for item in node.items]

    def _weighed(self, node: Any) -> Any:
        return node if isinstance(node, nodes.Const) else self._filtered(node, "weighed")

    def compile(
        self, source: Any, name: Any = None, filename: Any = None, raw: Any = False, defer_init: Any = False
    ) -> Any:
        """Return the compiled template; what nests deeper than Python can follow is the template's fault."""
        try:
            return super().compile(source, name, filename, raw, defer_init)
        except RecursionError as error:
            place = (filename or name, None)
            raise TemplateFault("is nested too deeply", "break long formulas up with {% set %}", place) from error

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


@pass_context
def _weighed(context: Context, value: Any) -> Any:
    environment: Any = context.environment
    return environment.budget.weigh(value)


@pass_context
def _texted(context: Context, value: Any) -> Any:
    environment: Any = context.environment
    return limited(environment.budget.weigh(as_text(value)))


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > MAX_MEMBERS:
        raise TemplateFault(f"counts further than {MAX_MEMBERS}")
    return numbers


def _join(values: Iterable[Any], between: str = "") -> Markup:
    """Return values joined, those that are no markup escaped."""
    parts = [_escape(as_text(value)) for value in values]
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
    made: dict[str, Any] = environment.filters | {"e": _escape, "escape": _escape, "join": _join, "batch": batch}
    environment.filters = {
        name: charged_filter(made[name], charge, lambda: environment.budget) for name, charge in FILTERS.items()
    }
    environment.filters |= {"counted": _counted, "weighed": _weighed, "texted": _texted}
    environment.tests = charged_tests(environment.tests, lambda: environment.budget)
    environment.globals = {name: made for name, made in environment.globals.items() if name in GLOBALS}
    environment.globals["range"] = _range
    return environment
