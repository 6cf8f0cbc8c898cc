"""What the headings of one group have in common."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.speech import Section


def shared_frame(group: Sequence[Section]) -> tuple[str, str]:
    """Return the words with which all titles of a group begin, and those with which all end."""
    titles = [section.title for section in group]
    prefix = shared_start(titles)
    rest = [title[len(prefix) :] for title in titles]
    suffix = shared_start([title[::-1] for title in rest])[::-1]
    return prefix, suffix


def shared_start(texts: Sequence[str]) -> str:
    """Return the words with which all texts begin, "" when there are none."""
    length = 0
    while all(len(text) > length for text in texts) and len({text[length] for text in texts}) == 1:
        length += 1
    return texts[0][:length] if texts else ""
