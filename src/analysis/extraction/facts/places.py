"""The nine regions of England, as reports name them."""

from __future__ import annotations

from typing import Final

#: A region's name on its own, where nothing makes it a part of another name ('London Borough of', 'South West London').
REGION: Final = (
    r"(?:(?:the )?(?:North|South)[- ](?:East|West)(?! London)(?: of England| England| region)?"
    r"|(?:the )?(?:East|West) Midlands(?: region)?|(?:the )?Yorkshire (?:and|&) (?:the )?Humber(?: region)?"
    r"|(?:the )?East of England|(?:the )?Eastern region"
    r"|(?:(?:Inner|Outer|Greater) )?London(?:-wide| as a whole)?(?! Borough| Boroughs| borough of| Council))"
)
#: The region that an authority belongs to, or one by its name; 'in the region of' tells how near a figure is.
A_REGION: Final = rf"(?:the (?:wider |whole )?region(?! of)|{REGION})"
#: A region that says whose a figure is, by what follows: 'the North East average', 'London boroughs', 'London (71%)'.
REGIONAL: Final = (
    rf"(?:(?:{REGION}|(?:the )?(?:(?:North|South)[- ](?:East|West)ern|Eastern|Yorkshire and (?:the )?Humberside))"
    r"(?= (?:averages?|authorit|councils?|regions?|figures?|rates?|levels?|and (?:England|national)"
    r"|\(\d[\d.]* ?(?:%|per)))|(?:the )?London(?= (?:boroughs?’?\b(?! of\b)|\()))"
)
