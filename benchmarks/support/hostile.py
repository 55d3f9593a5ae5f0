"""Files made to do harm: PDFs damaged in the ways that break readers, and texts that no report would hold."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

_OBJECT: Final = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_NUMBER: Final = re.compile(rb"(?<=/)(Count|Length|Kids|Size|W|N|First|Width|Height) ?(\d+)")
_REFERENCE: Final = re.compile(rb"\b(\d+) 0 R\b")


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Flip a few bits anywhere behind the first line."""
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        spoiled[chance.randrange(9, len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Take a piece away, from the end or from the middle."""
    start = chance.randrange(9, len(data))
    end = len(data) if chance.random() < 0.5 else min(len(data), start + chance.randrange(1, 4000))
    return data[:start] + data[end:]


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Let two objects change places, so that the table of contents lies."""
    places = [match.span() for match in _OBJECT.finditer(data)]
    if len(places) < 2:
        return data
    (a, b), (c, d) = sorted(chance.sample(places, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def counted(data: bytes, chance: random.Random) -> bytes:
    """Claim sizes and counts that nothing has."""
    huge = str(chance.choice((0, 2**31 - 1, 2**32, 10**15, 10**40))).encode()
    return _NUMBER.sub(lambda m: m.group(1) + b" " + huge if chance.random() < 0.4 else m.group(0), data)


def circled(data: bytes, chance: random.Random) -> bytes:
    """Let references point to each other, to themselves and to nothing."""
    numbers = sorted({int(match.group(1)) for match in _REFERENCE.finditer(data)}) or [1]

    def other(match: re.Match[bytes]) -> bytes:
        if chance.random() > 0.15:
            return match.group(0)
        return f"{chance.choice([*numbers, 0, 999_999])} 0 R".encode()

    return _REFERENCE.sub(other, data)


def repeated(data: bytes, chance: random.Random) -> bytes:
    """Say one piece again and again."""
    start = chance.randrange(9, len(data))
    return data[:start] + data[start : start + chance.randrange(1, 200)] * chance.randrange(2, 300) + data[start:]


DAMAGES: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    flipped,
    cut,
    swapped,
    counted,
    circled,
    repeated,
)

_PIECES: Final = (
    "Inspection of children's social care services\n",
    "Inspection dates: 31 February 2019 to 99 March 2019\n",
    "Overall effectiveness\tGood\n",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0\n",
    "\u202e\u0000\ufffe\ud7ff",
    "1,234,567,890,123,456,789% of children",
    "- " * 500 + "\n",
    "(" * 5000,
    "9" * 4000 + " children were the subject of a child protection plan.\n",
    "At 31 March 2015, one in one in one in five, of whom none, of whom all, of whom half.\n",
    "a" * 20_000 + "\n",
    "%PDF",
    "\n" * 2000,
    "ﬁﬂ\u00ad" * 300,
    "the proportion of the proportion of the proportion of " * 200,
    "../../../etc/passwd\n",
)


def text(chance: random.Random) -> bytes:
    """A text that no report would hold."""
    pieces = [chance.choice(_PIECES) for _ in range(chance.randint(1, 40))]
    if chance.random() < 0.3:
        pieces.append("".join(chr(chance.randrange(1, 0xD800)) for _ in range(2000)))
    data = "".join(pieces).encode("utf-8", errors="replace")
    return data.decode().encode(chance.choice(("utf-8", "utf-16", "utf-8-sig")))
