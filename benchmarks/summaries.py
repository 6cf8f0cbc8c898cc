"""Scores the summary against summaries written by people, beside the usual extractive summarisers and the oracle.

    python benchmarks/summaries.py FOLDER [--peers] [--only NAME] [--skip N --take N]

FOLDER holds *.jsonl files of {"text", "summary", "title"?}. Every method may use as many characters as the reference
summary has and gets the same sentences; peers fill the length in their own order of rank. Figures: character
ROUGE-1 / -2 / -L F1 and their mean. The peers want `pip install sumy textrank4zh jieba scipy`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.rouge import rouge
from pipeline.language.words import load_words
from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.speech import Speech
from pipeline.study.analysis import analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.proofreading import find_slips
from pipeline.study.summary import make_summary

Summariser = Callable[[Speech, int], str]


def ours(speech: Speech, length: int) -> str:
    options = StudySpec.model_validate({"summary": {"length": max(20, length)}})
    analysis = analyse(speech, options)
    analysis = analysis.with_findings(find_slips(analysis, find_number_phrases(analysis)))
    return "".join(sentence.text for sentence in make_summary(analysis, options.summary).sentences)


def body_sentences(speech: Speech) -> list[str]:
    return [sentence.text for paragraph, sentence in speech.sentences() if paragraph.role in ("body", "verse")]


def lead(speech: Speech, length: int) -> str:
    return fill(body_sentences(speech), range(10**6), length)


def oracle(speech: Speech, length: int, reference: str = "") -> str:
    """The greedy choice of sentences that knows the reference: about what extraction can reach at most."""
    sentences = body_sentences(speech)
    chosen: list[int] = []
    best = 0.0
    while True:
        tries: list[tuple[float, int]] = []
        for number, text in enumerate(sentences):
            if number in chosen or sum(len(sentences[each]) for each in chosen) + len(text) > length:
                continue
            summary = "".join(sentences[each] for each in sorted([*chosen, number]))
            tries.append((sum(rouge(summary, reference)), number))
        if not tries or max(tries)[0] <= best:
            return "".join(sentences[each] for each in sorted(chosen))
        best, number = max(tries)
        chosen.append(number)


def fill(sentences: list[str], ranks: Any, length: int) -> str:
    chosen: list[int] = []
    for number in ranks:
        if number >= len(sentences):
            break
        if sum(len(sentences[each]) for each in chosen) + len(sentences[number]) <= length:
            chosen.append(number)
    return "".join(sentences[each] for each in sorted(chosen))


def peers() -> dict[str, Summariser]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.summarizers.kl import KLSummarizer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.luhn import LuhnSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    tokenizer = Tokenizer("chinese")

    def sumy(kind: Any) -> Summariser:
        def run(speech: Speech, length: int) -> str:
            document = ObjectDocumentModel([Paragraph([Sentence(s, tokenizer) for s in body_sentences(speech)])])
            summariser = kind()
            summariser.stop_words = load_words("stopwords")

            def within(infos: Any) -> list[Any]:  # sumy lets a function decide how many: best first
                kept: list[Any] = []
                room = length
                for info in infos:
                    if len(str(info.sentence)) <= room:
                        kept.append(info)
                        room -= len(str(info.sentence))
                return kept

            return "".join(str(sentence) for sentence in summariser(document, within))

        return run

    def textrank4zh(speech: Speech, length: int) -> str:
        import networkx
        from textrank4zh import TextRank4Sentence

        networkx.from_numpy_matrix = networkx.from_numpy_array  # its name before networkx 3
        ranker = TextRank4Sentence()
        ranker.analyze("\n".join(body_sentences(speech)), lower=True, source="all_filters")
        items = ranker.get_key_sentences(num=1000, sentence_min_len=2)
        order = sorted(range(len(items)), key=lambda rank: items[rank].index)
        sentences = [items[rank].sentence + "。" for rank in order]
        return fill(sentences, [order.index(rank) for rank in range(len(items))], length)

    kinds = {"TextRank": TextRankSummarizer, "LexRank": LexRankSummarizer, "LSA": LsaSummarizer,
             "Luhn": LuhnSummarizer, "KL": KLSummarizer}  # fmt: skip
    return {**{name: sumy(kind) for name, kind in kinds.items()}, "textrank4zh": textrank4zh}


def pairs(path: Path, skip: int, take: int | None) -> Iterator[tuple[Speech, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines[skip : None if take is None else skip + take]:
        row = json.loads(line)
        # The title of a paper is part of it; that of a segment of a meeting was written by its annotator.
        title = f"{row['title']}\n\n" if row.get("title") and "segment" not in path.stem else ""
        yield read_text(title + row["text"]), row["summary"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--take", type=int)
    options = parser.parse_args()
    methods: dict[str, Summariser] = {"ours": ours}
    if options.peers:
        methods |= {"lead": lead, **peers(), "oracle": oracle}
    for path in sorted(path for path in options.folder.glob("*.jsonl") if options.only in path.stem):
        documents = list(pairs(path, options.skip, options.take))
        print(f"\n{path.stem}: {len(documents)} texts")
        for name, method in methods.items():
            start = time.perf_counter()
            extra = ({"reference": text} if name == "oracle" else {} for _, text in documents)
            made = [method(speech, len(text), **more) for (speech, text), more in zip(documents, extra, strict=True)]
            seconds = (time.perf_counter() - start) / len(documents)
            scores = [rouge(summary, text) for summary, (_, text) in zip(made, documents, strict=True)]
            means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
            filled = sum(len(summary) / len(text) for summary, (_, text) in zip(made, documents, strict=True))
            print(f"  {name:12} {means[0]:5.1f} {means[1]:5.1f} {means[2]:5.1f}   mean {sum(means) / 3:5.2f}"
                  f"   length {filled / len(documents):4.0%}   {1000 * seconds:7.1f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
