"""How much a template may do, so that a stranger's cannot run for ever or fill the memory.

Work is counted in steps of about a microsecond, never in time: the same template fails on every machine or on none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pipeline.rendering.faults import TemplateFault

# A speech of a million characters needs less than half of these.
MAX_STEPS = 2_000_000  # turns of loops; a call takes as long as ten
CALL = 10
CHARACTERS = 100  # of a text that are read or copied in one step
MEMBERS = 5  # of a list that are looked at or copied in one step
MAX_OUTPUT = 200_000_000  # characters written, those of macros counted at each level
MAX_VALUE = 20_000_000  # characters of one text
MAX_MEMBERS = 1_000_000  # of one list
MAX_WHOLE = 10**15

T = TypeVar("T")


@dataclass(slots=True)
class Budget:
    """What one rendering has left."""

    steps: int = MAX_STEPS
    output: int = MAX_OUTPUT

    def step(self, size: int = 1) -> None:
        self.steps -= size
        if self.steps < 0:
            raise TemplateFault(f"does more than {MAX_STEPS} steps", "look for a loop that never ends")

    def count(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items`, each one a step."""
        for item in items:
            self.step()
            yield item

    def weigh(self, value: T) -> T:
        """Return `value`, its size taken from the steps: all its text, all that lists within lists hold.

        A list that holds another twice holds it twice here too, as it does for whoever compares or prints it.
        """
        waiting: list[object] = [value]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                self.step(len(item) // CHARACTERS)
            elif isinstance(item, (list, tuple, dict)):
                self.step(4 + len(item) // MEMBERS)
                waiting += [part for part in item if _has_weight(part)]
                if isinstance(item, dict):
                    waiting += [part for part in item.values() if _has_weight(part)]
        return value

    def write(self, text: str) -> None:
        self.output -= len(text)
        if self.output < 0:
            raise TemplateFault(f"writes more than {MAX_OUTPUT} characters", "look for a loop that never ends")


def _has_weight(value: object) -> bool:
    return len(value) >= CHARACTERS if isinstance(value, str) else isinstance(value, (list, tuple, dict))


def limited(value: T) -> T:
    """Return `value` if its size is allowed."""
    if isinstance(value, int) and abs(value) > MAX_WHOLE:
        raise TemplateFault("makes a number that is too large", None)
    if isinstance(value, (str, list, tuple)) and len(value) > _most(value):
        raise TemplateFault("makes a value that is too large", None)
    return value


def product(budget: Budget, left: object, right: object) -> object:
    """Return left * right, refused before it is made when it would be too large."""
    for many, times in ((left, right), (right, left)):
        if isinstance(many, (str, list, tuple)) and isinstance(times, int):
            size = len(many) * times
            if size > _most(many):
                raise TemplateFault("makes a value that is too large", None)
            budget.step(max(size, 0) // (CHARACTERS if isinstance(many, str) else MEMBERS))
    return limited(left * right)  # type: ignore[operator]


def _most(value: object) -> int:
    return MAX_VALUE if isinstance(value, str) else MAX_MEMBERS
