"""Action plans whose tables were flattened into text: cells parted by tabs, lines and words lost.

Every recommendation's rows begin with a row of heads; what stands above it names the recommendation. Words that the
flattening mixed up or dropped are written as '[...]', for they cannot be told any more.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final

from analysis.extraction.plan_words import one_line
from analysis.extraction.rows import Action
from analysis.reading import clean
from analysis.reading.columns import column, columns
from analysis.reading.document import Document, Line

LOST: Final = "[...]"

#: A label or a part of one, for a label of two lines is two rows here.
_LABEL: Final = re.compile(
    r"(?:^|(?P<before>.*?\s))(?:(?P<number>\d{1,2})[.)]\s*)?"
    r"(?P<label>(?:ofsted|cqc|hmi)\b[ /&a-z]*(?:recommendation\b)?|recommendation\b|areas? for\b(?: \w+\b)?"
    r"|(?:development|improvement)\b(?=\s*:?\s*$))",
    re.IGNORECASE,
)
_TIMESCALE: Final = re.compile(
    r"mescale\s*:?\s*(?:(?P<now>immediate(?:ly)?)|within\s+(?P<count>\w+)\b.*?\b(?P<unit>weeks?|months?|years?)\b"
    r"(?P<rest>.*))",
    re.IGNORECASE,
)
_END: Final = re.compile(r"\(\s*(?:by\s+)?end\b[^)]*\)?", re.IGNORECASE)
#: What else a label's cell holds below its first line: the timescale's own lines.
_MORE_LABEL: Final = re.compile(r"(?:\W*\w\W+)?time ?scale|(?:weeks?|months?) |\d{4}\)|\w+$|page \d+$|$", re.IGNORECASE)
_NOTE: Final = re.compile(r"\s*\bNB:.*", re.DOTALL)
_NUMBERED: Final = re.compile(r"(?:\d{1,2})[.)](?:\s|$)")
_JUNK: Final = re.compile(r"page \d+|\W*\w?\W*", re.IGNORECASE)
#: How far above a row of heads its label may begin.
_REACH: Final = 9
_LONGEST_HEADING: Final = 100
_MIXED: Final = 25
_LABELS: Final = ("number", "recommendation", "timescale")


@dataclass(slots=True)
class _Block:
    """A recommendation and the lines of the rows that answer it."""

    section: str
    number: str
    timescale: str
    words: str
    heads: dict[int, str]
    page: int
    rows: list[tuple[str, ...]] = field(default_factory=list)


def actions(document: Document) -> list[Action]:
    """Find the rows of a flattened plan; a recommendation whose rows are lost has one row of its own."""
    lines = [line for page in document.pages for line in page.lines]
    heads = {at: found for at, line in enumerate(lines) if line.cells and (found := columns(line.cells))}
    if not heads:
        return []
    blocks = _blocks(lines, heads, _vocabulary(lines))
    _fill_numbers(blocks)
    return [action for block in blocks for action in _rows(block)]


def _blocks(lines: list[Line], heads: dict[int, dict[int, str]], known: Container[str]) -> list[_Block]:
    blocks: list[_Block] = []
    done = 0
    for at, found in heads.items():
        begin = _label_begins(lines, at, done)
        if begin is None:
            continue
        if blocks:
            blocks[-1].rows = [line.cells for line in lines[done:begin] if line.cells]
        section = _section(lines, begin, done) or (blocks[-1].section if blocks else "")
        blocks.append(_block(lines[begin : at + 1], section, found, known))
        done = at + 1
    if blocks:
        blocks[-1].rows = [line.cells for line in _to_end(lines[done:])]
    return blocks


def _to_end(lines: list[Line]) -> list[Line]:
    """The last recommendation's rows end where the text goes on without cells."""
    bare = next((at for at, line in enumerate(lines) if not line.cells and len(line.text) > 3), len(lines))
    return lines[:bare]


def _first(line: Line) -> str:
    return line.cells[0] if line.cells else line.text


def _label_begins(lines: list[Line], head: int, floor: int) -> int | None:
    """Find the first row of the label above a row of heads."""
    begin = head if _LABEL.search(_first(lines[head])) else None
    for at in range(head - 1, max(floor, head - _REACH) - 1, -1):
        text = _first(lines[at])
        if lines[at].cells and _LABEL.search(text):
            begin = at
        elif not _MORE_LABEL.match(text):
            break
    return begin


def _section(lines: list[Line], begin: int, floor: int) -> str:
    """The heading between the rows before and the label: a short line without cells that names a list."""
    for line in reversed(lines[floor:begin]):
        if (
            not line.cells
            and len(line.text) < _LONGEST_HEADING
            and re.search(r"recommendation|areas? for", line.text, re.I)
        ):
            return line.text.rstrip(" :")
    return ""


def _block(lines: list[Line], section: str, heads: dict[int, str], known: Container[str]) -> _Block:
    label = one_line("\n".join(_first(line) for line in lines))
    matches = [match for line in lines if line.cells and (match := _LABEL.search(line.cells[0]))]
    number = next((match["number"] for match in matches if match["number"]), "")
    # words of the row before in the label's own cell: the cells beside it are of two rows as well
    mixed = len(matches[0]["before"] or "") > _MIXED
    words = LOST if mixed else _words(lines[:-1], known)
    # what the label says is no column here, though its last line may stand in the row of heads
    columns_here = {at: kind for at, kind in heads.items() if kind not in _LABELS}
    if "outcome" not in columns_here.values():
        columns_here.setdefault(0, "outcome")
    return _Block(section, number, _timescale(label), words, columns_here, lines[0].page)


def _timescale(label: str) -> str:
    found = _TIMESCALE.search(label)
    if found is None:
        return ""
    if found["now"]:
        return found["now"].capitalize()
    end = _END.search(found["rest"])
    tail = ""
    if end is not None:
        tail = f" {end.group()}" if end.group().endswith(")") else f" (end {LOST})"
    return f"Within {found['count']} {found['unit']}{tail}"


def _words(lines: list[Line], known: Container[str]) -> str:
    """The recommendation's words: the cells beside the label, joined where the columns' edges cut them."""
    text = ""
    for line in lines:
        row = ""
        gap = False
        for cell in line.cells[1:]:
            if _JUNK.fullmatch(cell) or column(cell) == "rag":
                gap = gap or (bool(row) and not cell)
                continue
            row = cell if not row else f"{row} {LOST} {cell}" if gap else heal(row, cell, known)
            gap = False
        text = clean.join(text, row)
    kept = _NOTE.sub("", text)
    if kept != text and kept and kept[-1] not in ".:;":
        kept = f"{kept} {LOST}"
    if kept and not kept[0].isupper():
        first, _, rest = kept.partition(" ")
        kept = f"{LOST} {kept if first.lower() in known else rest}"
    return kept or LOST


def heal(left: str, right: str, known: Container[str]) -> str:
    """Join two cells that one line of words runs through, whose columns' edge may cut a word or show a letter twice."""
    last, first = left.rpartition(" ")[2], right.partition(" ")[0]
    apart = _is_known(last, known) and _is_known(first, known)
    for overlap in (0, 1, 2):
        once = last + first[overlap:]
        if last[len(last) - overlap :] == first[:overlap] and _is_known(once, known) and not (apart and once != last):
            return left + right[overlap:]
    return f"{left} {right}" if apart else f"{left} {LOST} {right}"


def _is_known(word: str, known: Container[str]) -> bool:
    bare = word.strip(".,;:()'’‘\"").lower()
    return not bare or bare in known or bare.isdigit()


def _vocabulary(lines: list[Line]) -> set[str]:
    """The document's words, without those at the edges of cells, which may be cut."""
    found: set[str] = set()
    for line in lines:
        pieces = [cell.split()[1:-1] for cell in line.cells] if line.cells else [line.text.split()]
        found.update(word.strip(".,;:()'’‘\"").lower() for piece in pieces for word in piece)
    return found


def _fill_numbers(blocks: list[_Block]) -> None:
    """A number that was lost follows from its neighbours' in the section, when they agree."""
    for at, block in enumerate(blocks):
        if block.number:
            continue
        before = blocks[at - 1] if at else None
        same = before is not None and before.section == block.section
        count = int(before.number) + 1 if same and before is not None and before.number else 1
        after = next((b for b in blocks[at + 1 :] if b.section == block.section and b.number), None)
        steps = blocks.index(after) - at if after else 0
        if after is None or int(after.number) == count + steps:
            block.number = str(count)


def _rows(block: _Block) -> list[Action]:
    found: list[Action] = []
    for cells in block.rows:
        if any(column(cell) == "rag" for cell in cells) or _LABEL.match(cells[0]):
            # the next table's title, or a label whose own row of heads was lost
            continue
        named = _by_column(_whole(cells), block.heads)
        if not named:
            continue
        fresh = bool(_NUMBERED.match(named.get("action", "")))
        if not found or (fresh and found[-1].action):
            found.append(_action(block))
        for kind, text in named.items():
            setattr(found[-1], kind, clean.join(getattr(found[-1], kind), text))
    return found or [_action(block)]


def _action(block: _Block) -> Action:
    return Action(block.section, block.number, block.words, block.timescale, "", "", "", "", "", "", block.page)


def _whole(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Put an action's number, where it has a cell of its own, before its words."""
    for at, cell in enumerate(cells[:-1]):
        if _NUMBERED.fullmatch(cell):
            return (*cells[:at], f"{cell} {cells[at + 1]}".strip(), *cells[at + 2 :])
    return cells


def _by_column(cells: tuple[str, ...], heads: dict[int, str]) -> dict[str, str]:
    return {heads[at]: cell for at, cell in enumerate(cells) if at in heads and not _JUNK.fullmatch(cell)}
