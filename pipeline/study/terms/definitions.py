"""Terms that the text itself explains, with its own words for what they mean.

Each rule is a form in which texts of its kind define: articles of law (本法所称X，是指…), plain words (X就是…, X即…,
把…叫做X), brackets after a name, English sentences. What a rule finds is cut from the text and never written anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.terms.attributes import find_attributes
from pipeline.study.terms.behind import find_behind
from pipeline.study.terms.brackets import find_in_brackets
from pipeline.study.terms.definition import STATUTORY, Definition
from pipeline.study.terms.english import find_in_english
from pipeline.study.terms.english_following import find_in_neighbours
from pipeline.study.terms.following import find_in_following
from pipeline.study.terms.functions import find_functions
from pipeline.study.terms.inverse import find_name_last
from pipeline.study.terms.names import Sentence, Texts, texts_of
from pipeline.study.terms.plain_words import answer_to, find_in_plain_words
from pipeline.study.terms.soundness import is_sound
from pipeline.study.terms.statutory import find_in_articles
from pipeline.study.terms.topics import find_of_topics, find_parts

_SENTENCE = 16  # characters of a heading that may be a sentence which runs into its paragraph
_STATUTES = ("statute", "policy", "minutes")


def find_definitions(analysis: Analysis) -> list[Definition]:
    """Return the definitions in text order; of a term defined twice the strongest, of equals the first."""
    texts = texts_of(analysis)
    best: dict[str, Definition] = {}
    for found in _all(analysis, texts):
        each = found._replace(term=found.term.strip())
        if not (each.strength == STATUTORY or is_sound(each, texts)):
            continue
        known = best.get(each.term.lower())
        if known is None or each.strength > known.strength:
            best[each.term.lower()] = each
    return sorted(best.values(), key=lambda each: (each.unit.index, each.unit.text.find(each.term)))


def _all(analysis: Analysis, texts: Texts) -> Iterator[Definition]:
    english = analysis.speech.language == "en"
    for unit in analysis.units:
        if unit.flags or not (unit.spoken or (unit.kind == "heading" and len(unit.text) >= _SENTENCE)):
            continue
        if english:
            yield from find_in_english(unit, texts)
            if unit.spoken and unit.index:
                after = _next_sentence(analysis, unit)
                yield from find_in_neighbours(analysis.units[unit.index - 1], unit, after, texts)
            continue
        before = analysis.units[unit.index - 1] if unit.index else None
        if before is not None and before.paragraph.id != unit.paragraph.id:
            before = None
        sentence = Sentence(unit)
        if analysis.kind in _STATUTES or "所称" in sentence.text:
            yield from find_in_articles(sentence, _following(analysis, unit))
        yield from find_in_brackets(sentence, texts)
        yield from find_in_plain_words(sentence, before, texts)
        yield from find_behind(sentence, texts)
        yield from find_of_topics(sentence, texts)
        yield from find_parts(sentence, texts)
        yield from find_name_last(sentence, texts)
        yield from find_attributes(sentence)
        yield from find_functions(sentence, texts)
        if before is not None and unit.spoken:
            yield from find_in_following(before, sentence, texts)
        if unit.index:
            yield from answer_to(analysis.units[unit.index - 1], sentence)


def _next_sentence(analysis: Analysis, unit: Unit) -> Unit | None:
    """Return the next sentence of the same paragraph; None after its last."""
    after = analysis.units[unit.index + 1] if unit.index + 1 < len(analysis.units) else None
    return after if after is not None and after.paragraph.id == unit.paragraph.id else None


def _following(analysis: Analysis, unit: Unit) -> list[Unit]:
    """Return some units after this one: where the members of 包括下列 stand."""
    return [each for each in analysis.units[unit.index + 1 : unit.index + 41] if each.spoken or each.kind == "heading"]
