"""Words of a sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.segmentation import cut_words, merge_words, rarity


def words(text: str, lexicon: tuple[str, ...] = ()) -> list[str]:
    return [token.text for token in merge_words([cut_words(text)], lexicon)[0]]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("不忘初心，“使命” \tab12.5%𠮷🙂é中国共产党人\n"), max_size=40))
def test_tokens_joined_are_the_text(text: str) -> None:
    tokens = merge_words([cut_words(text)], ("初心",))[0]
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens] == [sum(len(t.text) for t in tokens[:i]) for i in range(len(tokens))]


def test_the_lexicon_joins_what_the_dictionary_cuts() -> None:
    assert words("不忘初心") != words("不忘初心", ("初心",))
    assert "初心" in words("不忘初心", ("初心",))


def test_the_lexicon_joins_only_at_the_borders_of_words() -> None:
    assert "民生" not in words("人民生活", ("民生",))


def test_two_characters_that_recur_together_are_one_word() -> None:
    texts = ["坚守初心不动摇", "永葆初心的力量", "践行初心要实干", "不忘初心再出发"]
    cut = merge_words([cut_words(text) for text in texts])
    assert all("初心" in [token.text for token in tokens] for tokens in cut)


def test_two_characters_that_meet_once_stay_two() -> None:
    assert "初心" not in [token.text for token in merge_words([cut_words("坚守初心不动摇")])[0]]


def test_an_unknown_word_is_rarer_than_a_known_one_and_a_function_word_is_commonest() -> None:
    assert rarity("四最一中枢") > rarity("蔡和森") > rarity("人民") > rarity("的")


def test_english_is_cut_at_blanks_and_keeps_its_apostrophes() -> None:
    assert [token.text for token in cut_words("We don't go.", "en")] == ["We", " ", "don't", " ", "go", "."]
