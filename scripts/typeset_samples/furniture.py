"""What stands on a page around its text: page numbers, running headers and rules, as each framework has them."""

from __future__ import annotations

from collections.abc import Callable

from scripts.typeset_samples.sheet import Sheet


def nothing(sheet: Sheet) -> None:
    """A page without furniture."""


def outer_number(sheet: Sheet) -> None:
    """A rule and the page's number at the outer edge, as in the reports of 2013 to 2018."""
    y = sheet.h - 58
    sheet.line(sheet.l_margin, y, sheet.w - sheet.r_margin, y)
    number = str(sheet.count)
    right = sheet.w - sheet.r_margin - sheet.width(number, "", 13)
    sheet.put(right if sheet.count % 2 else sheet.l_margin, y + 16, number, size=13)


def right_number(sheet: Sheet) -> None:
    """A rule and the page's number at the right, as in the first ILACS reports."""
    y = sheet.h - 58
    sheet.line(sheet.l_margin, y, sheet.w - sheet.r_margin, y)
    number = str(sheet.count)
    sheet.put(sheet.w - sheet.r_margin - sheet.width(number, "", 13), y + 16, number, size=13)


def running_foot(title: str) -> Callable[[Sheet], None]:
    """A footer that repeats the title, with the number at its right; the cover has none."""

    def draw(sheet: Sheet) -> None:
        if sheet.count == 1:
            return
        y = sheet.h - 58
        sheet.put(sheet.l_margin, y, title, size=8)
        number = str(sheet.count - sheet.front)
        sheet.put(sheet.w - sheet.r_margin - sheet.width(number, "", 8), y, number, size=8)

    return draw


def running_two_lines(title: str) -> Callable[[Sheet], None]:
    """A footer of two lines from the second page on, title and dates, as in the reports since 2019."""
    first, second = title.split(" // ")

    def draw(sheet: Sheet) -> None:
        if sheet.count == 1:
            return
        y = sheet.h - 60
        sheet.put(sheet.l_margin, y, first, size=8)
        sheet.put(sheet.l_margin, y + 11, second, size=8)
        number = str(sheet.count)
        sheet.put(sheet.w - sheet.r_margin - sheet.width(number, "", 8), y + 11, number, size=8)

    return draw


def bound(title: str) -> Callable[[Sheet], None]:
    """A report bound into a committee's pack: its own footer, and the pack's page number under it."""

    def draw(sheet: Sheet) -> None:
        running_foot(title)(sheet)
        _pack_label(sheet)

    return draw


def plan(sheet: Sheet) -> None:
    """A landscape page of a pack: the pack's number runs up the left edge."""
    label = f"Page {sheet.page_no() - 2}"
    with sheet.rotation(90, 34, sheet.h / 2):
        sheet.put(34, sheet.h / 2, label, size=8)


def pack(sheet: Sheet) -> None:
    """A page of a committee's pack that holds nothing but the pack's number."""
    _pack_label(sheet)


def _pack_label(sheet: Sheet) -> None:
    label = f"Page {sheet.page_no() - 2}"
    sheet.put((sheet.w - sheet.width(label, "", 8)) / 2, sheet.h - 40, label, size=8)


def paper(sheet: Sheet) -> None:
    """A council paper: the number in the middle of the foot."""
    number = str(sheet.count)
    sheet.put((sheet.w - sheet.width(number, "", 9)) / 2, sheet.h - 48, number, size=9)


#: The furniture that needs no title, and the furniture that does, by the names the texts use.
PLAIN: dict[str, Callable[[Sheet], None]] = {
    "nothing": nothing,
    "outer-number": outer_number,
    "right-number": right_number,
    "plan": plan,
    "pack": pack,
    "paper": paper,
}
TITLED: dict[str, Callable[[str], Callable[[Sheet], None]]] = {
    "running-foot": running_foot,
    "running-two-lines": running_two_lines,
    "bound": bound,
}


#: Reports whose cover bears no number and is not counted.
COVERED = ("running-foot", "bound")


def furniture(words: str) -> Callable[[Sheet], None]:
    """Find the furniture that a text asks for: 'outer-number', or 'running-foot Title of the report'."""
    name, _, title = words.partition(" ")
    return TITLED[name](title) if name in TITLED else PLAIN[name]
