"""What an authority's page on the reports site looks like. Mend it here when the site changes.

The page is a timeline: one list item a day, in it the day of the inspection, and links to files. A link holds words
for people who cannot see the page, which say what the file is and when it was published::

    <li class="timeline__day">
      <p class="timeline__date"><time>18 May 2018</time></p>
      <a class="publication-link" href="https://files…/v1/file/50000000">Children's services inspection
        <span class="nonvisual">Children's services inspection, PDF - 22 June 2018</span></a>
      Published <time>22 June 2018</time>
    </li>

Days without a file (a registration, a closure) are items of the same list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells an element: its tag, and one of its classes ('' for any)."""

    tag: str
    name: str = ""

    def __str__(self) -> str:
        return f'<{self.tag} class="{self.name}">' if self.name else f"<{self.tag}>"


@dataclass(frozen=True, slots=True)
class PageShape:
    """Where on a page what stands."""

    #: One day of the timeline.
    day: Mark = Mark("li", "timeline__day")
    #: A date; the first of a day, before its links, is the inspection's, and one after a link is the publication's.
    date: Mark = Mark("time")
    #: A link to a publication. A link to the host of files is one too, whatever its class.
    link: Mark = Mark("a", "publication-link")
    #: The words in a link that say what the file is and when it was published …
    spoken: Mark = Mark("span", "nonvisual")
    #: … in two halves, with this between them (in any case).
    spoken_break: str = ", pdf - "


#: What a publication's title says, in lower case and with straight apostrophes -> its kind in the suite's words. The
#: first that fits counts.
KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("focused visit", "focused visit"),
    ("monitoring visit", "monitoring visit"),
    ("re-inspection", "re-inspection"),
    ("reinspection", "re-inspection"),
    ("children's services", "inspection"),
    ("children's social care", "inspection"),
    ("single inspection", "inspection"),
    ("looked after children", "inspection"),
    ("children looked after", "inspection"),
    ("protection of children", "inspection"),
    ("help and protection", "inspection"),
    # last: the inspections of 2013 to 2018 were published together with a review of the board
    ("safeguarding children board", "board review"),
)

#: Titles that are another matter, whatever else they say. They are listed, and fetched only when asked for.
OTHER: Final[tuple[str, ...]] = (
    "send",
    "special educational needs",
    "joint area",
    "joint targeted",
    "adoption",
    "fostering",
    "school improvement",
    "learning and skills",
    "further education",
    "annual assessment",
)
