"""What is not worth printing of a text: what cannot be done well is not done, and the build says why."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.kinds import TextKind, least_points, name_of

UNKNOWN_LANGUAGE = (
    "the text is in neither Chinese nor English: it is set as it stands, and nothing is made of its words"
)


def what_to_withhold(kind: TextKind, points: int) -> Mapping[str, str]:
    """Return what is withheld and why, for a text of this kind in which so many points were found.

    "points": there is no order of thought to print, discuss or speak to. A written text without headings still has its
    weighty sentences; the record of unprepared talk has chatter.
    """
    least = least_points(kind)
    if points >= least:
        return {}
    found = "no point" if points == 0 else f"only {points} point" + ("s" if points > 1 else "")
    return {"points": f"{found} found in a text of this kind ({kind}, {name_of(kind)}); at least {least} are needed"}
