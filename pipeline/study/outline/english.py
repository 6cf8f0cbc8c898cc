"""One English sentence as a line of the outline."""

from __future__ import annotations

import re

from pipeline.study.analysis.clauses import bare

_PER_WORD = 1.4  # full-width characters that a word has of a sentence of two lines (5 letters and a blank: half widths)
_LEAST = 5  # words
_TIME = r"(?:\d{1,2}:\d\d(?::\d\d)?\s+)?"  # the time code of a recording
_OPENING = re.compile(
    rf"^{_TIME}(?:(?:And|But|So|Also|Now|Yet|Well|Again|However|Therefore|Thus|Then|Finally|In short|Of course"
    r"|To be sure|In fact|Indeed|Instead|Above all|First of all|And finally|And so"
    r"|I (?:think|believe|mean)(?: that)?),?\s+)*(?=\S)"
)
_QUESTION = 14  # words
_ASKS = re.compile(r"(?:How|What|Why|When|Where|Who|Which)\b[^.?!]+\?$")
# What may be left off: a clause after the main one, begun by one of these words, or a mark.
_ENDS = re.compile(
    r"\s*(?:;|:|--|—|,)\s*(?=(?:and|but|because|which|who|where|so|not|for|while|though|although|or|as|since|especially"
    r"|including|whether|with|rather|instead|then|nor|yet|by)\b)|\s*(?:;|:|--|—)\s*|\s+(?=because\b|but\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|shall|can|could|must|should|may|might|do|does|did|need|needs)\b"
    r"|n['’]t\b|['’](?:s|re|ll|ve)\b|\s\w{2,}ed\b|\b(?:we|you|they|I) \w+",
    re.IGNORECASE,
)
# With these a sentence begins with a clause or phrase that says nothing before its comma.
_BEFORE_MAIN = re.compile(
    r"^(?:If|When|While|As|Although|Though|Because|Since|Once|Unless|Until|After|Before|Even|Whether|Where|In|On|At|For"
    r"|With|By|From|To|Instead of|Unlike|Among|Within|Over)\b",
)


def without_english_opening(text: str) -> str:
    """Return a sentence without its time code, what joins it to the one before (But, In short,) or calls it a view."""
    opening = _OPENING.match(text)
    return text[opening.end() :] if opening else text


def is_english_question(text: str) -> bool:
    """Return whether a sentence asks in a line what its paragraph may answer: How do I run my application?"""
    return _ASKS.match(text) is not None and len(text.split()) <= _QUESTION


def english_line(text: str, most: int) -> str | None:
    """Return a sentence of five words and more whole, of up to two lines; of a longer one its main clause."""
    whole = bare(without_english_opening(text))
    most_words = int(most / _PER_WORD)
    if _LEAST <= len(whole.split()) <= most_words:
        return whole
    comma = whole.find(", ")
    start = comma + 1 if _BEFORE_MAIN.match(whole) and comma > 0 else 0
    ends = [match.start() for match in _ENDS.finditer(whole, start) if match.start() > start]
    forms = [whole[:end] for end in ends]
    fit = [form for form in forms if _LEAST <= len(form.split()) <= most_words and _is_clause(form)]
    fit = [form for form in fit if not _cuts_a_list(form, whole)]
    return fit[-1] if fit else None


def _cuts_a_list(form: str, whole: str) -> bool:
    """Return whether a cut goes through a list: “queries, | and transactions”, “…, and this city | and this state”."""
    last = re.split(r"[,;:] ", form)[-1]
    if _VERB.search(last) or last == form:
        return False
    following = re.match(r"\s*,\s*(?:and|or)\b((?:(?!\b(?:that|which|who)\b)[^,;:.])*)", whole[len(form) :])
    return last.startswith(("and ", "or ")) or bool(following and not _VERB.search(following[1]))


def english_member(words: str, most: int) -> str | None:
    """Return a counted point's line; a long one's, whose clause (If you have …,) says nothing alone, is the whole."""
    line = english_line(words, most)
    return line or (bare(words) if _BEFORE_MAIN.match(words[:1].upper() + words[1:]) else None)


def _is_clause(form: str) -> bool:
    """Return whether a form has a verb, and no mark that is opened in it is closed after it."""
    closed = form.count("“") == form.count("”") and form.count('"') % 2 == 0 and form.count("(") == form.count(")")
    return closed and _VERB.search(form) is not None
