"""Definitions in English sentences: which of the words that have the form of one name a thing and say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.words import load_pattern, load_words
from pipeline.study.analysis import Unit
from pipeline.study.terms.definition import EXPLICIT, GLOSS, KIND, PREDICATE, Definition
from pipeline.study.terms.english_forms import BRACKETS, COUNTED, ENGLISH_FORMS, EnglishForm
from pipeline.study.terms.names import DATA, Texts

_NO_NAME = re.compile(rf"^{load_pattern('no_names_en', DATA)}\b", re.IGNORECASE)
_IN_CLAUSES = re.compile(rf"\b{load_pattern('no_name_holds_en', DATA)}\b", re.IGNORECASE)
_NO_CLAUSE = re.compile(rf"^.*\b{load_pattern('no_name_holds_en', DATA)} ", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:that|which|who|where|when|whose|in which|by which|of|for|to|with|between|from|into|without|against|made|"
    r"used|based|designed|called|like)\b",
    re.IGNORECASE,
)
# What only judges is no meaning; nor is what points elsewhere or goes on telling.
_VERDICT = re.compile(
    r"^(?:(?:an?|the|one|any) )?(?:(?:very|really|pretty|quite|big|huge|little|small|bit|kind|sort|such|so|too|most|"
    r"more|less|main|only|real|whole|other|next|first|second|last|same|right|wrong) )*"
    rf"{load_pattern('verdicts_en', DATA)}\b",
    re.IGNORECASE,
)
_PERSON = re.compile(rf"^(?:an?|the|our|my)? ?(?:[\w-]+ ){{0,4}}{load_pattern('people_en', DATA)}\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"(?:that|this|it|they|he|she|we)\b", re.IGNORECASE)
_END = re.compile(
    r"(?:, (?:and|but|so(?! that)|which (?:is why|means)|because|then)\b| (?:because|but|-- )"
    r"|, (?:i|we|you|they|he|she|it|that's|there) ).*$",
    re.IGNORECASE | re.DOTALL,
)
_OF_A_KIND = re.compile(
    r"(?:an?|the) [a-z]+ (?:of [\w ,]+ (?:that|which|who)|that|which|in which|used to|who) ", re.IGNORECASE
)
# Forms in which words of the clause may stand before the name: it also understands|AWS CodeDeploy, which is ….
_OPEN_ON_THE_LEFT = ("X which means …", "X, which is a …", "a technique is X, which …", "X, i.e. …")
_PROPER_TAIL = re.compile(r"[A-Z][\w.+-]*(?: [A-Z][\w.+-]*)*$")
_LAST_NOUN = re.compile(r"^.* and [a-z]+s (?=(?:an?|the|some) )")  # targets a group and creates|a set called …
_LEADS_UP = re.compile(r"\?$|\b(?:is|are|was|were|be|the|an?|of|to|and|or|with|that|which)$", re.IGNORECASE)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LEAST = 12  # characters of a definition
_MOST = 260


def find_in_english(unit: Unit, texts: Texts) -> Iterator[Definition]:
    """Yield what one English sentence defines."""
    text = unit.text.rstrip()
    low = text.lower()
    for form in ENGLISH_FORMS:
        if form.signs and not any(sign in low for sign in form.signs):
            continue
        for match in form.pattern.finditer(text):
            if definition := _checked(unit, match, form, texts):
                yield definition
    for match in COUNTED.finditer(text):
        yield from _counted(unit, match)
    for match in BRACKETS.finditer(text):
        yield from _in_brackets(unit, match, texts)


def _checked(unit: Unit, match: re.Match[str], form: EnglishForm, texts: Texts) -> Definition | None:
    quoted = "quoted" in match.re.groupindex and match.group("quoted")
    named = (quoted or match.group("name")).strip(" .\"“”'‘’")
    term = re.sub("^(?:the|an?) ", "", named, flags=re.IGNORECASE)
    if form.rule in _OPEN_ON_THE_LEFT:
        term = re.sub("^(?:the|an?) ", "", _NO_CLAUSE.sub("", term), flags=re.IGNORECASE)
        if (proper := _PROPER_TAIL.search(term)) and not is_english_name(term, texts, counted=False):
            term = proper.group()
    words = match.group("text").strip()
    if form.cut:
        words = _END.sub("", words)
    words = words.rstrip(" .,:!")
    if form.rule == "a … called X":
        words = _LAST_NOUN.sub("", words)
    if form.rule == "…, or X":
        words = _spelled_out(words, term) or ""
    if (
        not _LEAST <= len(words) <= _MOST
        or _LEADS_UP.search(words)
        or re.search(r"\bwhat(?: (?:i|we|they|you|people))?$", words, re.IGNORECASE)
        or (form.rule == "a … called X" and re.search(r", \w+$", words))
        or words.count("(") != words.count(")")
        or words.count("“") != words.count("”")
        or not _may_define(unit, match, form, term, words, texts)
    ):
        return None
    return Definition(term, words, unit, form.rule, form.strength)


def _may_define(unit: Unit, match: re.Match[str], form: EnglishForm, term: str, words: str, texts: Texts) -> bool:
    """Return whether the words name a thing and say what it is."""
    plain = bool(match.groupdict().get("quoted")) or _is_marked(unit.text, term)
    if form.rule == "X means …" and not plain and len(term.split()) > 2:
        return False  # the reduced emphasis on latency means that …: what follows from it
    marked = (
        plain
        or "call" in form.rule
        or form.rule.startswith(("doing", "A, B", "X's law"))
        or (form.strength == EXPLICIT and " " in term)
    )
    marked |= form.rule in ("think of X as …", "X, that's …", "a technique is X, which …", "X: …")
    marked |= form.rule == "X means …" and bool(re.search(r" (?:just|basically|simply|really) means", unit.text))
    marked |= form.rule == "X, i.e. …" and bool(re.search(rf"\b[Aa]n? {re.escape(term)}", unit.text))
    marked |= form.rule in ("use X to …", "a function, X, that …")
    marked |= form.rule in ("X lets you …", "what X does is …") and " " in term
    if form.strength == KIND:  # A black start is …, food miles are …, the appeal panel consists of …
        several = " " in term
        marked |= several and form.rule == "X is a …" and bool(_OF_A_KIND.match(words))
        marked |= several and (form.rule in ("X consists of …", "X, which is a …") or term.endswith("s"))
        marked |= bool(re.match(r"(?:.*[,;:] )?an? $", unit.text[: match.start("name")], re.IGNORECASE))
    if not is_english_name(term, texts, marked, counted=form.rule == "By X we mean …"):
        return False
    if form.noun and not _says_what_kind(words):
        return False
    if form.rule == "X, a …" and (_PERSON.match(words) or not (term.isupper() or _RELATIVE.search(words))):
        return False
    if form.strength == PREDICATE and " and " in term:
        return False  # schools and universities let …: two things
    if form.rule.startswith("what X") and term[0].isupper() and not term[1:2].isupper():
        return False  # what Apple does is innovation
    this_kind = re.match(r"(?:this|these) [a-z]+ (?:that|which|where) ", words)
    doing = form.rule == "X which means …" and words.lower().startswith("we ")
    return form.strength >= EXPLICIT or bool(this_kind) or doing or not _POINTS_BACK.match(words)


def _counted(unit: Unit, match: re.Match[str]) -> Iterator[Definition]:
    """Yield three promises: a reply within three days, one desk for every request, one name on every file."""
    number, _, noun = match.group("name").partition(" ")
    if noun.split()[-1].lower() in load_words("relational_nouns_en", DATA):
        return
    pieces = re.split(r", (?:and |or )?| and ", match.group("list").strip())
    members = tuple(piece.strip() for piece in re.split(r", (?:and |or )?", match.group("list").strip()))
    count = _NUMBERS.index(number.lower()) + 2
    if len(members) != count:
        members = tuple(piece.strip() for piece in pieces)
    if len(members) == count and all(members) and not members[0][0].isupper():
        yield Definition(match.group("name"), None, unit, "listed after the number", GLOSS, members)


def _is_marked(text: str, term: str) -> bool:
    """Return whether the text marks the words as a name: in quotation marks, or in capitals in mid-sentence."""
    at = text.find(term)
    if at > 0 and text[at - 1] in "\"“‘'":
        return True
    return bool(re.search("[A-Z]", term[1:])) or (
        at > 0 and term[:1].isupper() and text[at - 2 : at] not in (". ", ": ")
    )


def is_english_name(term: str, texts: Texts, marked: bool = False, counted: bool = False) -> bool:
    """Return whether words name a thing the text speaks of: marked as a name, or said again elsewhere."""
    low = term.lower()
    if counted and term.lower().startswith(_NUMBERS):
        return True
    if (
        len(term) < 2
        or _NO_NAME.match(term)
        or _IN_CLAUSES.search(term)
        or low in load_words("everyday_terms_en", DATA)
    ):
        return False
    alone = " " not in low
    if (alone and low.split()[-1] in load_words("relational_nouns_en", DATA)) or low.endswith(("ly", "'s", "’s")):
        return False
    return marked or texts.times(low.removesuffix("s")) > 1


def _says_what_kind(words: str) -> bool:
    if re.match("something (?!that |which |you |to )", words, re.I):
        return False
    if re.match(r"(?:an?|the) \w+ (?:(?:at|in|by|on|to|for|with) (?:which|whom)|where|when) ", words, re.I):
        return True
    if _VERDICT.match(words) or len(words.split()) < 4:
        return False
    if re.match("(?:when|where|how|what) ", words, re.I):
        return True
    return bool(_RELATIVE.search(words))


def _in_brackets(unit: Unit, match: re.Match[str], texts: Texts) -> Iterator[Definition]:
    """Yield SPV of Simplified Payment Verification (SPV), and SPV (Simplified Payment Verification)."""
    content, before = match.group("text").strip(), unit.text[: match.start()].rstrip()
    if re.fullmatch(r"[A-Z][A-Za-z0-9]*[A-Z0-9]s?", content):
        full = _spelled_out(before, content.rstrip("s"))
        if full:
            yield Definition(content, full, unit, "… (X)", GLOSS)
        return
    short = re.search(r"([A-Z][A-Za-z0-9+-]*[A-Z0-9]|[A-Z][\w+-]+)$", before)
    if (
        short
        and len(content) >= _LEAST
        and (_spelled_out(content, short.group(1)) or re.match("(?:an?|the) ", content))
    ):
        yield Definition(short.group(1), content, unit, "X (…)", GLOSS)


def _spelled_out(words: str, short: str) -> str | None:
    """Return the words at the end whose first letters are `short`."""
    found = re.findall(r"[A-Za-z][\w'’]*|-", words)
    parts = [word for word in re.split(r"[\s-]+", words) if word]
    size = len(short)
    for extra in range(3):
        tail = parts[-(size + extra) :] if len(parts) >= size + extra else []
        every = "".join(word[0] for word in tail)
        weighty = "".join(word[0] for word in tail if word.lower() not in ("of", "the", "and", "for", "to", "in"))
        if tail and short.lower() in (every.lower(), weighty.lower()):
            return words[words.rfind(tail[0]) :].strip() if len(found) else None
    return None
