"""Names of people as Chinese writes them: surnames, what people are called beside them, characters of foreign names."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.language.characters import HAN
from pipeline.language.script import in_either_script
from pipeline.language.words import alternatives, load_list, load_words

# A few surnames are rather words in running text (从, 国): a line of its own may be 国荣, a sentence hardly names him.
SURNAMES = load_words("surnames")
SURNAMES_IN_TEXT = SURNAMES - load_words("surnames_as_words")
POSTS = load_words("posts")
TITLES = POSTS | load_words("terms_of_address")  # what may follow a name


def _any_of(surnames: Iterable[str]) -> str:
    single = _either(surname for surname in surnames if len(surname) == 1)  # re makes one class of it
    return f"(?:{single}|{_either(surname for surname in surnames if len(surname) > 1)})"


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(in_either_script(word) for word in sorted(words))})"


# Regular expressions. A surname and a post are matched in either script, a title in simplified characters.
SURNAME = _any_of(SURNAMES)
SURNAME_IN_TEXT = _any_of(SURNAMES_IN_TEXT)
NAME = f"{SURNAME}{HAN}{{1,2}}"
SPACED_NAME = f"{SURNAME}[ \u3000]{{1,2}}{HAN}(?:[ \u3000]{{0,2}}{HAN})?"
SEVERAL_NAMES = f"{NAME}(?:[ \u3000、]+{NAME}){{1,5}}"
POST = _either(POSTS)
TITLE = f"副?(?:{alternatives(TITLES)})"
FOREIGN = f"[{''.join(load_list('foreign_names'))}]"  # a character of a foreign name
LATIN_NAME = r"[A-Z][\w.’'-]*(?: (?:de|van|von|der|la|bin|al|[A-Z][\w.’'-]*)){1,3}"
