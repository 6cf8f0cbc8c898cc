"""Faults of templates, with the template's file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.utils import missing
from pydantic import BaseModel

from pipeline.errors import PipelineError, Problem

ENDING = ".j2"
SANDBOX = str(Path(__file__).parent / "environment.py")  # stands between a template and what it calls


class TemplateFault(TemplateError):
    """A template does what it may not, or names what there is not.

    `place` is the file and line when no template is running that could tell them.
    """

    def __init__(
        self, message: str, hint: str | None = None, place: tuple[str | None, int | None] | None = None
    ) -> None:
        super().__init__(message)
        self.fault, self.hint, self.place = message, hint, place


class Unknown(StrictUndefined):
    """A name that a template uses and that means nothing: an error with the names that do."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> NoReturn:
        if self._undefined_exception is SecurityError:
            raise TemplateFault(f"{self._undefined_name!r} is not for templates")
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_name is None:
            raise TemplateFault(self._undefined_hint or "uses a value that is not there")
        if is_dataclass(owner):
            known = [field.name for field in fields(owner)]
            raise TemplateFault(f"{type(owner).__name__.lower()} has no {name!r}", suggest(name, known))
        if isinstance(owner, BaseModel):
            raise TemplateFault(f"{name!r} is no key here", suggest(name, type(owner).model_fields))
        if isinstance(owner, dict):
            raise TemplateFault(f"there is no {name!r}", suggest(name, map(str, owner)))
        if owner is not missing:
            kind = "nothing (None)" if owner is None else f"a value of the kind {type(owner).__name__}"
            raise TemplateFault(f"{kind} has no {name!r}")
        raise TemplateFault(f"{name!r} means nothing here", suggest(name, NAMES))

    __str__ = __iter__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = _fail_with_undefined_error
    __call__ = __getitem__ = __add__ = __radd__ = __sub__ = __mul__ = __lt__ = __gt__ = _fail_with_undefined_error
    __html__ = __contains__ = _fail_with_undefined_error


NAMES = ("speech", "study", "layout", "document", "meeting", "options")


def suggest(word: str, known: Iterable[str]) -> str:
    """Return the hint that names the nearest of the known words, or all of them."""
    names = list(known)
    close = difflib.get_close_matches(word, names, 1, 0.5)
    return f"did you mean {close[0]!r}?" if close else "there are " + (", ".join(names) or "none")


def as_pipeline_error(error: Exception, name: str) -> PipelineError | None:
    """Return the user's view of an exception raised in a template, None when it is no fault of the template's."""
    path, line, innermost = _template_frame(error.__traceback__)
    path = path or name
    match error:
        case TemplateFault():
            path, line = error.place or (path, line)
            return PipelineError(Problem(path, line, None, error.fault, error.hint))
        case TemplateSyntaxError():
            return PipelineError(
                Problem(error.filename or path, error.lineno, None, "is no valid template: " + str(error.message))
            )
        case TemplateNotFound():
            return PipelineError(Problem(path, line, None, f"there is no template {error.name!r}",
                                         "name a file of the same folder, or a shipped template"))  # fmt: skip
        case TemplateError():
            return PipelineError(Problem(path, line, None, str(error.message)))
        case RecursionError():
            return PipelineError(Problem(path, line, None, "calls itself without end"))
        case _ if innermost:
            return PipelineError(Problem(path, line, None, f"cannot be worked out ({error})"))
    return None


def _template_frame(traceback: TracebackType | None) -> tuple[str | None, int | None, bool]:
    """Return the template's file and line nearest to the fault, and whether the fault arose in template code."""
    path, line, innermost = None, None, False
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        in_template = file.endswith(ENDING)
        if in_template:
            path, line = file, traceback.tb_lineno
        innermost = in_template or (innermost and (file == SANDBOX or "/jinja2/" in file.replace("\\", "/")))
        traceback = traceback.tb_next
    return path, line, innermost
