"""Words of a sentence with their classes, and how rare a word is.

rjieba, without its model for unknown words: fastest by far and as good on plain prose as the slow ones. What its
dictionary lacks (初心 is cut 初|心) is put together again here, so that no global dictionary is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from pipeline.language.characters import is_han
from pipeline.language.words import load_words

CORPUS_SIZE = 60.1e6  # running words behind the dictionary's frequencies
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)
_RECURS = 3  # how often two words must meet to be one
_NEIGHBOURS = 3  # and how many different words must stand on each side


class Token(NamedTuple):
    """A word, its class (ICTCLAS letters: n noun, v verb, x mark, …; "en" in English) and its offset."""

    text: str
    tag: str
    start: int

    @property
    def stop(self) -> int:
        return self.start + len(self.text)


def cut_words(text: str, language: str = "zh") -> list[Token]:
    """Return the tokens of `text`, marks and blanks among them: joined, they are the text."""
    if language == "en":
        return [Token(match.group(), _english_class(match.group()), match.start()) for match in _WORD.finditer(text)]
    import rjieba

    tokens: list[Token] = []
    offset = 0
    for word, tag in rjieba.tag(text, False):
        tokens.append(Token(word, tag, offset))
        offset += len(word)
    return tokens


def split_words(text: str, guess: bool = False) -> list[str]:
    """Return the words of `text`; with `guess` the segmenter's model also finds words that its dictionary lacks."""
    import rjieba

    return rjieba.cut(text, guess)


def is_known_word(text: str) -> bool:
    """Return whether the dictionary knows `text` as something else than a name."""
    tokens = cut_words(text)
    return len(tokens) == 1 and not tokens[0].tag.startswith("nr")


def _english_class(word: str) -> str:
    if word[0].isalpha():
        return "en"
    return "m" if word[0].isdigit() else "x"


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """Return how rare a word is in general Chinese: 5 for 的, 7 for 人民, 13 for 蔡和森, 17 for a word unknown."""
    import rjieba

    return log(CORPUS_SIZE / (rjieba.suggest_freq(word) + 1))


def merge_words(sentences: Sequence[Sequence[Token]], lexicon: Iterable[str] = ()) -> list[list[Token]]:
    """Return the sentences' tokens with the words put together that the dictionary has not.

    These are the words of `lexicon`, where they begin and end with a token, and two adjoining tokens that recur
    together, seldom apart, among different neighbours (初心).
    """
    known = sorted({word for word in lexicon if len(word) > 1}, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, known))) if known else None
    pairs = _recurring_pairs(sentences)
    return [_merge(list(tokens), pattern, pairs) for tokens in sentences]


def _merge(tokens: list[Token], pattern: re.Pattern[str] | None, pairs: frozenset[tuple[str, str]]) -> list[Token]:
    if pattern:
        tokens = _merge_lexicon(tokens, pattern)
    if not pairs:
        return tokens
    result: list[Token] = []
    for token in tokens:
        if result and (result[-1].text, token.text) in pairs:
            last = result.pop()
            token = Token(last.text + token.text, _joint_class(last, token), last.start)
        result.append(token)
    return result


def _merge_lexicon(tokens: list[Token], pattern: re.Pattern[str]) -> list[Token]:
    text = "".join(token.text for token in tokens)
    found = list(pattern.finditer(text))
    if not found:
        return tokens
    starts = {token.start: index for index, token in enumerate(tokens)}
    starts[len(text)] = len(tokens)
    result: list[Token] = []
    done = 0
    for match in found:
        first, last = starts.get(match.start()), starts.get(match.end())
        if first is None or last is None or last - first < 2:
            continue
        result += tokens[done:first]
        result.append(Token(match.group(), "n", match.start()))
        done = last
    return result + tokens[done:]


def _joint_class(left: Token, right: Token) -> str:
    return right.tag if right.tag[0] in "nv" else "n" if left.tag[0] in "nfas" else right.tag


def _recurring_pairs(sentences: Sequence[Sequence[Token]]) -> frozenset[tuple[str, str]]:
    """Return the pairs of single-character words that are one word in this text."""
    function_words = load_words("stopwords")
    count: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for tokens in sentences:
        words = [token.text if len(token.text) == 1 else "" for token in tokens]
        count.update(words)
        together.update([pair for pair in pairwise(words) if pair[0] and pair[1]])
    likely = {
        pair
        for pair, times in together.items()
        if times >= _RECURS
        and is_han(pair[0])
        and is_han(pair[1])
        and 2 * times >= max(count[pair[0]], count[pair[1]])
        and not (pair[0] in function_words or pair[1] in function_words)
    }
    return frozenset(pair for pair in likely if _has_neighbours(pair, sentences)) if likely else frozenset()


def _has_neighbours(pair: tuple[str, str], sentences: Sequence[Sequence[Token]]) -> bool:
    before: set[str] = set()
    after: set[str] = set()
    for tokens in sentences:
        for index in range(len(tokens) - 1):
            if tokens[index].text == pair[0] and tokens[index + 1].text == pair[1]:
                before.add(tokens[index - 1].text if index else "")
                after.add(tokens[index + 2].text if index + 2 < len(tokens) else "")
                if len(before) >= _NEIGHBOURS and len(after) >= _NEIGHBOURS:
                    return True
    return False
