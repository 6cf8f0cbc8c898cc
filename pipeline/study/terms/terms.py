"""Terms 名词术语: what the text defines, its number phrases with their members, the user's own, a few to look up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.language.words import load_words
from pipeline.layout.schema import GlossaryEntry, TermsSpec
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.number_phrases import NumberPhrase
from pipeline.study.results import Ref, Term
from pipeline.study.terms.definition import EXPLICIT, STATUTORY, Definition
from pipeline.study.terms.definitions import find_definitions
from pipeline.study.terms.quoted_names import find_quoted_names


def find_terms(analysis: Analysis, phrases: Sequence[NumberPhrase], options: TermsSpec) -> tuple[Term, ...]:
    """Return at most `count` terms in text order, the user's own in any case.

    Those the user adds come first, then what the text explains, the surest form of explanation first; then at most
    `blanks` that it does not explain: number phrases and names in quotation marks. A definition is the user's
    glossary's or the text's own, else None: nothing is made up.
    """
    most = len(options.add) + len(options.glossary)
    found: dict[str, Term] = {}
    _add(found, _users(analysis, options), most, options)
    _add(found, _explained(analysis, phrases), options.count, options)
    explained = len(found)
    _add(found, _unexplained(analysis, phrases), min(options.count, explained + options.blanks), options)
    return tuple(sorted(found.values(), key=lambda term: _place(term, analysis)))


def _add(found: dict[str, Term], terms: Iterator[Term], most: int, options: TermsSpec) -> None:
    for term in terms:
        if len(found) >= most:
            return
        if term.text not in options.drop and not _is_known(term, found):
            found[term.text] = _with_glossary(term, options.glossary)


def _is_known(term: Term, found: Mapping[str, Term]) -> bool:
    """Return whether the list has the term, or has its words within another that the same sentence explains."""
    return any(
        term.text.lower() == other.text.lower()
        or (
            term.ref.sentences == other.ref.sentences
            and (term.text in other.text or other.text in term.text or (other.definition or "").endswith(term.text))
        )
        for other in found.values()
    )


def _explained(analysis: Analysis, phrases: Sequence[NumberPhrase]) -> Iterator[Term]:
    """Yield what the text explains, the surest form first: articles and plain definitions before mere descriptions."""
    definitions = sorted(find_definitions(analysis), key=lambda each: -each.strength)
    numbers = {phrase.text: phrase for phrase in phrases if phrase.tallies and (phrase.members or phrase.definition)}
    for least in (STATUTORY, EXPLICIT, 0):
        yield from (
            _defined_term(each, analysis) for each in definitions if each.strength >= least and each.term not in numbers
        )
        if least == EXPLICIT:
            yield from (_number_term(phrase, analysis) for phrase in numbers.values())


def _unexplained(analysis: Analysis, phrases: Sequence[NumberPhrase]) -> Iterator[Term]:
    """Yield phrases worth explaining that the text leaves to the reader; those everybody knows come last."""
    known = load_words("number_phrases")
    if analysis.kind == "statute":
        return  # a law defines its own words; what else it names (三个代表) is not for it to explain
    bare = [_bare_term(phrase, analysis) for phrase in phrases if not phrase.tallies or not phrase.members]
    names = [
        Term(each.text, "name", None, None, None, (), None, analysis.cite([each.unit], "a name in quotation marks"))
        for each in find_quoted_names(analysis)
    ]
    yield from sorted([*bare, *names], key=lambda term: term.text in known)


def _place(term: Term, analysis: Analysis) -> tuple[int, int]:
    unit = analysis.unit(term.ref.sentences[0])
    return unit.index, unit.text.find(term.text)


def _number_term(phrase: NumberPhrase, analysis: Analysis) -> Term:
    ref = analysis.cite([phrase.unit], phrase.rule, phrase.unit.text)
    definition_ref = ref if phrase.definition else None
    return Term(phrase.text, "number", phrase.definition, definition_ref, None, phrase.members, phrase.count, ref)


def _bare_term(phrase: NumberPhrase, analysis: Analysis) -> Term:
    ref = analysis.cite([phrase.first], "a number phrase")
    return Term(phrase.text, "number", None, None, None, (), phrase.count, ref)


def _defined_term(each: Definition, analysis: Analysis) -> Term:
    ref = analysis.cite([each.unit], each.rule, each.unit.text)
    return Term(each.term, "defined", each.text, ref if each.text else None, None, each.members, None, ref)


def _users(analysis: Analysis, spec: TermsSpec) -> Iterator[Term]:
    """Yield the user's terms and glossary entries that stand in the speech."""
    for text in dict.fromkeys((*spec.add, *spec.glossary)):
        unit = _first_with(text, analysis)
        if unit:
            ref: Ref = analysis.cite([unit], "the user's own")
            yield Term(text, "user", None, None, None, (), None, ref)


def _first_with(text: str, analysis: Analysis) -> Unit | None:
    return next((unit for unit in analysis.units if text in unit.text), None)


def _with_glossary(term: Term, glossary: Mapping[str, GlossaryEntry | str]) -> Term:
    entry = glossary.get(term.text)
    if entry is None:
        return term
    definition, source = (entry, None) if isinstance(entry, str) else (entry.definition, entry.source)
    return Term(term.text, term.kind, definition, None, source or "用户词表", term.members, term.count, term.ref)
