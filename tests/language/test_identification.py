"""In which language a text is."""

from __future__ import annotations

import pytest

from pipeline.language.identification import identify

ENGLISH = (
    "We hold that the work of a school is to teach every child who comes to it, and that it can be done by all of us."
)
FRENCH = (
    "Nous croyons que le travail de notre école est d’instruire chaque enfant qui y vient, et que cela se fait ici."
)
GERMAN = (
    "Wir glauben, dass die Arbeit einer Schule darin besteht, jedes Kind zu lehren, das zu ihr kommt, und das geht."
)


@pytest.mark.parametrize(
    ("text", "language", "known"),
    [
        ("同志们，今天我们讨论水稻良种的培育。", "zh", True),
        ("各位同仁，今天我們討論水稻良種的培育。", "zh", True),
        ("他用日语说了一声“ありがとう”，大家都笑了，会场的气氛一下子轻松了许多，讨论也就开始了。", "zh", True),
        ("GDP 增长 5%，CPI 上涨 2%，PMI 为 50.2。", "zh", True),
        (ENGLISH, "en", True),
        ("Agenda", "en", True),
        (FRENCH, "en", False),
        (GERMAN, "en", False),
        ("皆様には日頃より町内会の活動にご協力いただき、誠にありがとうございます。", "zh", False),
        ("Сегодня мы собрались, чтобы обсудить развитие городского транспорта.", "zh", False),
        ("ང་ཚོས་སློབ་གསོ་དང་རིག་གནས་གོང་འཕེལ་གཏོང་དགོས།", "zh", False),
        ("오늘 우리는 도시 교통의 발전을 논의하기 위해 모였습니다.", "zh", False),
        ("", "zh", True),
    ],
)
def test_a_text_is_chinese_or_english_or_told_to_be_neither(text: str, language: str, known: bool) -> None:
    assert identify(text) == (language, known)
