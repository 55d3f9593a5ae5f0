"""Periods as reports write them: days, months, financial years, quarters, 'in the last 12 months', 'currently'.

`expressions` holds how they are written, `readers` turns the words of each kind into days, and `finding` finds them in
a text and settles what one says of another. Nothing is guessed: words that leave open which days they mean ('last
year', 'the previous quarter') become a period with its words alone.
"""

from analysis.extraction.facts.periods.finding import find
from analysis.extraction.facts.periods.model import Period, When

__all__ = ["Period", "When", "find"]
