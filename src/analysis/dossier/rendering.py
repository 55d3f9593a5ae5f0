"""The page's templates, filled: everything that comes from a document is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from analysis.charts.style import GRADE_COLOURS, GRADE_INK


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("analysis.dossier", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def rendered(template: str, **values: Any) -> str:
    """Fill a template."""
    colours = {grade: (colour, GRADE_INK[grade]) for grade, colour in GRADE_COLOURS.items()}
    page = _templates().get_template(template).render(colours=colours, **values)
    # a half of a pair that a broken PDF left alone cannot be written
    return page.encode("utf-8", "replace").decode("utf-8")
