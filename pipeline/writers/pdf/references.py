"""Page numbers that text names, answered while lines are set and pages are not yet known."""

from __future__ import annotations

from collections.abc import Container, Mapping

from pipeline.errors import Problem

UNKNOWN_PAGE = "00"  # the width of a page number that is not known yet


class References:
    """Answers `pipeline.typeset.Setting.page_of`.

    `labels` are the printed page numbers as far as known, `asked` those that were used in setting lines.
    """

    def __init__(self) -> None:
        self.labels: Mapping[str, str] = {}
        self.asked: dict[str, str] = {}
        self.questions = 0  # how often a page number was asked for

    def page_of(self, target: str) -> str:
        self.questions += 1
        target = target.removeprefix("#")
        self.asked[target] = self.labels.get(target, UNKNOWN_PAGE)
        return self.asked[target]

    def agree(self, labels: Mapping[str, str]) -> bool:
        """Tell whether all that was used is what `labels` say."""
        return all(labels.get(target) == text for target, text in self.asked.items() if target in labels)

    def notices(self, ids: Container[str]) -> list[Problem]:
        """Return what the user should know of: references to what is none of `ids`."""
        return [
            Problem(None, None, None, f"page reference to {target!r}: no block has this id", "its page number is wrong")
            for target in self.asked
            if target not in ids
        ]
