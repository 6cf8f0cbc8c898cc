"""The analysis that every kind of study shares: each sentence with its words, its place and its weight.

Computed once per speech. The kinds read it and never change it:

    for unit in analysis.units:            # every sentence of the text in order, headings too
        unit.text, unit.tokens             # words with class and offset in unit.text
        unit.kind == "body"                # heading, body, verse, salutation, title, …
        unit.section, unit.part            # the deepest heading above it; number of the top-level part
        unit.leans                         # why it cannot be read alone ("opens with 因此"), () if it can
        unit.people                        # where people are named
        unit.particular                    # tells of people, figures, dates or what happened lately
        unit.narrative                     # tells how things went: who met, what was issued
        unit.flags                         # what the proofreader found in it
        unit.weight                        # 0-1: how much of the speech's content it holds
    analysis.unit("p3s2"), analysis.inside(section), analysis.cite([unit, …], "why")
"""

from pipeline.study.analysis.analyse import analyse
from pipeline.study.analysis.analysis import Analysis
from pipeline.study.analysis.unit import Unit, UnitKind

__all__ = ["Analysis", "Unit", "UnitKind", "analyse"]
