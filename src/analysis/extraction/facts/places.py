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
