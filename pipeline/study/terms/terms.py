"""Terms 名词术语: number phrases, terms that the speech defines, key terms, and the user's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.language.words import load_words
from pipeline.layout.schema import GlossaryEntry, TermsSpec
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.number_phrases import NumberPhrase
from pipeline.study.results import Ref, Term
from pipeline.study.terms.definitions import Definition, find_definitions
from pipeline.study.terms.keyterms import find_key_terms
from pipeline.study.terms.quoted_names import find_quoted_names

_LEAST = 3  # terms that make a list


def find_terms(analysis: Analysis, phrases: Sequence[NumberPhrase], options: TermsSpec) -> tuple[Term, ...]:
    """Return at most `count` terms in text order, the user's own in any case.

    Those the user adds come first, then what the text explains, names of its own in quotation marks and number
    phrases (well-known ones last), and key terms; there may be fewer, and none when there would be only one or two
    key terms. A definition is the user's glossary's or the text's own, else None: nothing is made up.
    """
    numbers = [_number_term(phrase, analysis) for phrase in phrases]
    explained = [term for term in numbers if term.members or term.definition]
    others = [term for term in numbers if not (term.members or term.definition)]
    named = sorted([*others, *_quoted(analysis)], key=lambda term: term.text in load_words("number_phrases"))
    key = _key(analysis, options)
    if len(key) + len(explained) + len(named) < _LEAST:
        key = []
    found: dict[str, Term] = {}
    for terms, most in (
        (_users(analysis, options), len(options.add) + len(options.glossary)),
        ((*explained, *_defined(analysis)), options.count),
        (named, options.count),
        (key, options.count),
    ):
        for term in terms:
            if len(found) < most and term.text not in options.drop:
                found.setdefault(term.text, _with_glossary(term, options.glossary))
    return tuple(sorted(found.values(), key=lambda term: _place(term, analysis)))


def _place(term: Term, analysis: Analysis) -> tuple[int, int]:
    unit = analysis.unit(term.ref.sentences[0])
    return unit.index, unit.text.find(term.text)


def _quoted(analysis: Analysis) -> list[Term]:
    return [
        Term(each.text, "key", None, None, None, (), None, analysis.cite([each.unit], "a name in quotation marks"))
        for each in find_quoted_names(analysis)
    ]


def _number_term(phrase: NumberPhrase, analysis: Analysis) -> Term:
    listed = analysis.cite([phrase.unit], "listed here") if phrase.definition or phrase.members else None
    return Term(
        text=phrase.text,
        kind="number",
        definition=phrase.definition,
        definition_ref=listed if phrase.definition else None,
        source=None,
        members=phrase.members,
        count=phrase.count,
        ref=listed or analysis.cite([phrase.first], "a number phrase"),
    )


def _defined(analysis: Analysis) -> list[Term]:
    return [_defined_term(each, analysis) for each in find_definitions(analysis)]


def _defined_term(each: Definition, analysis: Analysis) -> Term:
    ref = analysis.cite([each.unit], "defined here")
    return Term(each.term, "defined", each.text, ref, None, (), None, ref)


def _key(analysis: Analysis, spec: TermsSpec) -> list[Term]:
    terms: list[Term] = []
    for each in find_key_terms(analysis, spec.drop)[: spec.count]:
        why = f"weight {each.weight:.1f}, {each.times} times"
        terms.append(Term(each.text, "key", None, None, None, (), None, analysis.cite([each.unit], why)))
    return terms


def _users(analysis: Analysis, spec: TermsSpec) -> list[Term]:
    """Return the user's terms and glossary entries that stand in the speech."""
    terms: list[Term] = []
    for text in dict.fromkeys((*spec.add, *spec.glossary)):
        unit = _first_with(text, analysis)
        if unit:
            ref: Ref = analysis.cite([unit], "the user's own")
            terms.append(Term(text, "user", None, None, None, (), None, ref))
    return terms


def _first_with(text: str, analysis: Analysis) -> Unit | None:
    return next((unit for unit in analysis.units if text in unit.text), None)


def _with_glossary(term: Term, glossary: Mapping[str, GlossaryEntry | str]) -> Term:
    entry = glossary.get(term.text)
    if entry is None:
        return term
    definition, source = (entry, None) if isinstance(entry, str) else (entry.definition, entry.source)
    return Term(term.text, term.kind, definition, None, source or "用户词表", term.members, term.count, term.ref)
