"""What filters, tests and methods of a template cost: each takes the size of its values from the budget."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from typing import Any

from jinja2.filters import do_batch

from pipeline.rendering.budget import MAX_MEMBERS, Budget
from pipeline.rendering.faults import TemplateFault

Charge = Callable[[Budget, Any], Any]


def _nothing(budget: Budget, value: Any) -> Any:
    return value


def _size(budget: Budget, value: Any) -> Any:
    """Charge what reading or copying takes; what comes one by one is charged one by one."""
    return budget.count(value) if isinstance(value, Iterator) else budget.weigh(value)


def _each(budget: Budget, value: Any) -> Any:
    """Charge what working on each member takes."""
    if isinstance(value, Sized) and not isinstance(value, Iterator):
        budget.step(len(value))
    return _size(budget, value)


def _lazily(budget: Budget, value: Any) -> Any:
    return budget.count(value)


def _text(budget: Budget, value: Any) -> Any:
    """Charge a text; a list as text would be of use to nobody, and as long as its lists within lists."""
    return budget.weigh(as_text(value))


# What a stranger's template may use of Jinja; all of these give values about as large as they get.
FILTERS: dict[str, Charge] = {
    **dict.fromkeys(("attr", "count", "default", "d", "first", "last", "length"), _nothing),
    **dict.fromkeys(("abs", "float", "int", "items", "list", "reverse", "round"), _size),
    **dict.fromkeys(("dictsort", "groupby", "join", "max", "min", "sort", "unique"), _each),
    **dict.fromkeys(("batch", "map", "reject", "rejectattr", "select", "selectattr"), _lazily),
    **dict.fromkeys(("capitalize", "e", "escape", "lower", "safe", "string", "trim", "upper"), _text),
    "title": lambda budget, value: _each(budget, as_text(value)),
}
MOST_COLUMNS = 1000
_COMPARING = ("in", "==", "eq", "equalto", "!=", "ne", "<", "lt", "lessthan", "<=", "le", ">", "gt", "greaterthan",
              ">=", "ge", "lower", "upper")  # fmt: skip


def as_text(value: Any) -> Any:
    """Return what can stand in a text. Raises TemplateFault for lists and mappings."""
    if isinstance(value, (list, tuple, dict)):
        raise TemplateFault(f"makes a text of a {type(value).__name__}", "write {{ …|join('、') }}")
    return value


def batch(values: Iterable[Any], columns: int, fill: Any = None) -> Iterator[list[Any]]:
    """Return Jinja's batch: lists of `columns` values, the last one filled up. Raises TemplateFault for too many."""
    if columns > MOST_COLUMNS:
        raise TemplateFault(f"makes more than {MOST_COLUMNS} columns")
    return do_batch(values, columns, fill)


def charged_filter(made: Callable[..., Any], charge: Charge, budget: Callable[[], Budget]) -> Any:
    """Return a filter that takes its cost from the budget before it works, and that of a text that it gives."""
    at = _first_value(made)

    @functools.wraps(made)
    def charged(*values: Any, **named: Any) -> Any:
        own = budget()
        own.step()
        given = list(values)
        given[at] = charge(own, given[at])
        result = made(*given, **named)
        return own.weigh(result) if isinstance(result, str) else result

    return charged


def charged_tests(tests: Mapping[str, Any], budget: Callable[[], Budget]) -> dict[str, Any]:
    """Return Jinja's tests, those that read all of their values at their cost."""

    def charged(made: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(made)
        def test(*values: Any) -> Any:
            for value in values:
                budget().weigh(value)
            return made(*values)

        return test

    return {name: charged(made) if name in _COMPARING else made for name, made in tests.items()}


def charge_method(budget: Budget, method: Any) -> None:
    """Charge a call of a text's method: it reads the text."""
    text = getattr(method, "__self__", None)
    if isinstance(text, str):
        budget.weigh(text)
        if len(text) > MAX_MEMBERS and method.__name__ == "split":
            raise TemplateFault("makes a value that is too large")


def _first_value(made: Callable[..., Any]) -> int:
    """Return where a filter's value stands: behind the context or environment that Jinja gives some of them."""
    return 1 if hasattr(made, "jinja_pass_arg") else 0
