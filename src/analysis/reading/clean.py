"""Characters as people read them: ligatures, odd spaces, line-end hyphens, private-use bullets.

Each rule keeps one character for one character wherever it can, so that a place in the cleaned text can be
followed back to the page. Only what changes length (ligatures) or is dropped needs care, and that is done by
whoever maps words back to boxes (``boxes``).
"""

from __future__ import annotations

import re
from typing import Final

#: What report makers use for bullets (the last one is a stroke that is meant to lie over a letter). At a line's
#: start a symbol font's private-use character is one too, whichever it is.
BULLETS: Final = frozenset("•◼■▪▫●○◦◾❑❖➢►▶‣⁃∙·\u0336")

#: Dashes that serve as bullets when a space follows them at a line's start.
DASH_BULLETS: Final = frozenset("-–—−‒─")

_ONE_TO_ONE: Final = {
    # pdfium writes U+FFFE for a hyphen that stands at a line's end and goes on in the next line
    "\ufffe": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u3000": " ",
    "\t": " ",
    "\u2500": "–",
    "\u2012": "–",
    "\u2015": "–",
    "\u2212": "–",
}
_LONGER: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_DROPPED: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0002\u0000"
_TABLE: Final = str.maketrans({**_ONE_TO_ONE, **_LONGER, **dict.fromkeys(_DROPPED, "")})
#: Few lines hold any of these, and to look is much faster than to translate.
_ODD: Final = re.compile(f"[{re.escape(''.join((*_ONE_TO_ONE, *_LONGER, *_DROPPED)))}]")
#: The Symbol font's minus between figures is a dash; at a line's start it is a bullet (see ``take_bullet``).
_MINUS: Final = re.compile(r"(?<=\d)\uf02d(?=\d)")
_SPACES: Final = re.compile(r" {2,}")


def characters(text: str) -> str:
    """Replace what a reader would not tell apart, and drop what a reader cannot see."""
    if _ODD.search(text):
        text = text.translate(_TABLE)
    return _MINUS.sub("–", text) if "\uf02d" in text else text


def spaces(text: str) -> str:
    """Fold runs of spaces and take off the ends."""
    text = text.strip()
    return _SPACES.sub(" ", text) if "  " in text else text


def take_bullet(text: str) -> tuple[str, str]:
    """Split a line into its bullet ('' where there is none) and the rest."""
    first = text[:1]
    if first and (first in BULLETS or "\ue000" <= first <= "\uf8ff"):
        return first, text[1:].lstrip()
    if first in DASH_BULLETS and text[1:2] == " ":
        return first, text[2:].lstrip()
    if first == "o" and text[1:2] == " " and len(text) > 3:
        return first, text[2:].lstrip()
    return "", text


def join(before: str, after: str) -> str:
    """Join two lines of one paragraph: a hyphen or a dash in a span of figures takes no space."""
    if not before:
        return after
    if not after:
        return before
    last = before[-1]
    if last == "-" and before[-2:-1].isalnum():
        return before + after
    if last == "–" and before[-2:-1].isdigit() and after[0].isdigit():
        return before + after
    if last == "/" or after[0] in ",.;:)%’":
        return before + after
    return f"{before} {after}"
