"""Definitions in plain words: X是指…, 所谓X，就是…, X，即…, 把…叫做X, X是一种…, 什么叫X？就是…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis import Unit
from pipeline.study.terms.definition import EXPLICIT, GLOSS, KIND, Definition
from pipeline.study.terms.explanation import is_explanation, to_noun, without_remark
from pipeline.study.terms.fitness import is_told, of_weight
from pipeline.study.terms.forms import AGAIN, ANSWER, ASKED, COLON, FORMS, NAMED, THAT_IS, Form
from pipeline.study.terms.names import CLOSE, Sentence, Texts, is_name, is_plain, name_before
from pipeline.study.terms.statutory import LABEL

# Before a term: what follows is what others wrongly take it for, or what is asked or denied.
_MISTAKEN = re.compile(
    "(?:普遍|一般人?|往往|常常?|多半)(?:知道|认为|以为|理解)的?|误以为|误认为|误解|被(?:称|说|看)[为成作]|以为|尚不|并非|不是|"
    "如果|假如|(?:最后|另|第.|下|上|其中)一?[个种项条]|难道|是否|是不是|似乎|好像"
)
# Before a name: what 即 explains is more than the name (帝国主义和封建主义，即…; 无产阶级的领导权，即…).
_PART_OF_MORE = re.compile("[这那][种个些类]$|[和与及或、的]$")
_THESE = ("这种", "这个", "这类", "这些", "那种")
_SOMEBODY = re.compile("^(?:如果|凡是?|只要)?(?:遇到|有|说)?(?:什么人|有人|谁|人们)")
_TAKEN = re.compile("(?:^|[^，]{1,8})[把将](?:[这那][种个类样])?")  # 植物学家把这种|…的本领称为“主动脱落”
_COMPOUND, _OFTEN = 4, 4  # characters and times of a topic of the text
_CLAUSES = 4  # before a verb of naming that may tell what is named


def find_in_plain_words(sentence: Sentence, before: Unit | None, texts: Texts) -> Iterator[Definition]:
    """Yield what one sentence defines; `before` is the sentence before it in the same paragraph."""
    text = sentence.text
    if before is not None and (match := AGAIN.match(text)):
        yield from _of_sentence_before(sentence, Sentence(before), match, texts)
    label = LABEL.match(text)
    for form in FORMS:
        if form.sign in text:
            for match in form.pattern.finditer(text, label.end() if label else 0):
                yield from _checked(sentence, match, form, texts)
    if "称" in text or "叫" in text or "谓" in text or "曰" in text:
        yield from _named(sentence, texts)
    if "即" in text or "就是" in text:
        yield from _right_after(sentence, THAT_IS, "X，即…", texts)
    if "：这" in text or "：那" in text:
        yield from _right_after(sentence, COLON, "X：这种…", texts)


def answer_to(question: Unit, sentence: Sentence) -> Iterator[Definition]:
    """Yield what an answer says of the word that was asked about: 什么叫“X”？ 答：就是…"""
    asked = ASKED.search(fold(question.text))
    answer = ANSWER.match(sentence.text)
    if asked is None or answer is None:
        return
    name = "quoted" if asked.group("quoted") else "bare"
    words = without_remark(answer.group("text"))
    if is_name(asked.group(name), name == "quoted") and is_explanation(words, asked.group(name)):
        term = question.text[slice(*asked.span(name))]
        yield Definition(term, _written(sentence, answer, words), sentence.unit, "什么叫X？就是…", EXPLICIT)


def _checked(sentence: Sentence, match: re.Match[str], form: Form, texts: Texts) -> Iterator[Definition]:
    name = "quoted" if "quoted" in match.re.groupindex and match.group("quoted") else "bare"
    quoted = name == "quoted"
    start, stop = match.span(name)
    if not quoted:
        stop = sentence.end_of_word(stop, match.start("text"))
    term = sentence.text[start:stop].strip()
    start = sentence.text.find(term, start)
    named = is_name(term, quoted) or (form.strength == EXPLICIT and is_plain(term))
    if (
        not term
        or not named
        or (form.rule == "X说的是…" and not quoted and (term.isascii() or cut_words(term)[0].tag.startswith("nr")))
        or (form.rule != "X的定义：…" and _MISTAKEN.search(sentence.text[max(0, start - 12) : start]))
    ):
        return
    words = without_remark(match.group("text"))
    if form.noun:
        words = to_noun(words)
    elif form.rule == "X就是…" and not re.match("[把将对用通使让]", words):
        words = to_noun(words) or words
    skip = 2 if words.startswith(_THESE) and form.rule.endswith(("叫做X", "称为X")) else 0
    words = words[skip:]
    if form.strength < EXPLICIT and re.match("[在由从最说]", words):
        return
    if is_explanation(words, term, told=form.strength == EXPLICIT) and form.fits(term, words, quoted, texts):
        written = _written(sentence, match, words, skip)
        strength = EXPLICIT if quoted and form.strength == GLOSS else form.strength
        yield Definition(sentence.source(start, start + len(term)), written, sentence.unit, form.rule, strength)


def _written(sentence: Sentence, match: re.Match[str], words: str, skip: int = 0) -> str:
    """Return the first words of the group `text` as the sentence has them."""
    begin = match.start("text") + skip
    return sentence.source(begin, begin + len(words)).strip("：， ")


def _named(sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield the clauses before …，老百姓称之为“田头会”."""
    text = sentence.text
    for match in NAMED.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "；。：？！") + 1
        clauses = text[start : match.start()].split("，")[-_CLAUSES:]
        words = "，".join(clauses)
        start = match.start() - len(words)
        somebody = _SOMEBODY.match(words)
        taken = _TAKEN.search(words)
        skip = somebody.end() if somebody else taken.end() if taken else 0
        words = words[skip:]
        term = match.group("quoted")
        if is_name(term, quoted=True) and is_explanation(words, term) and is_told(term, words, True, texts):
            written = sentence.source(start + skip, match.start())
            source = sentence.source(*match.span("quoted"))
            yield Definition(source, written, sentence.unit, "…，叫做“X”", GLOSS)


def _right_after(sentence: Sentence, pattern: re.Pattern[str], rule: str, texts: Texts) -> Iterator[Definition]:
    """Yield X，即… and X：这种…: the name stands right before."""
    for match in pattern.finditer(sentence.text):
        name = name_before(sentence, match.start(), texts)
        if name is None or _is_part_of_more(sentence.text, name, texts):
            continue
        if pattern is COLON and cut_words(sentence.text[slice(*name)])[0].tag.startswith("nr"):
            continue  # 李明：这个…: who speaks
        words = match.group("text")
        both = words.startswith("一方面") and "另一方面" in words
        these = pattern is COLON and words[0] in "这那"
        doing = "也" in match.group()[:2] and re.match("[把将让用使]", words)
        if not both and not these and not doing:
            words = to_noun(without_remark(words))
        term = sentence.text[slice(*name)]
        long = len(term) > 2 or sentence.text[name[1] : name[1] + 1] in tuple(CLOSE)
        if words and long and is_explanation(words[2:] if both or these else words, term):
            yield Definition(sentence.source(*name), _written(sentence, match, words), sentence.unit, rule, GLOSS)


def _is_part_of_more(text: str, name: tuple[int, int], texts: Texts) -> bool:
    """Return whether more than the name is explained; behind 的 a topic stands alone (金融机构的|资管业务，即…)."""
    part = _PART_OF_MORE.search(text[max(0, name[0] - 3) : name[0]])
    topic = name[1] - name[0] >= _COMPOUND and texts.times(text[slice(*name)]) > _OFTEN
    return part is not None and not (part.group() == "的" and topic)


def _of_sentence_before(
    sentence: Sentence, before: Sentence, match: re.Match[str], texts: Texts
) -> Iterator[Definition]:
    """Yield …计数器。也就是一个…的数字: the name ends the sentence before."""
    name = name_before(before, len(before.text.rstrip("。！ ")), texts)
    if name is None or not of_weight(before.text[slice(*name)], "", False, texts):
        return
    words = match.group("text")
    if is_explanation(words, before.text[slice(*name)]):
        yield Definition(before.source(*name), _written(sentence, match, words), sentence.unit, "X。也就是…", KIND)
