"""Any combination of grades, typeset in any framework's furniture with any line breaks, is read back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.frameworks import PRINTED
from analysis.extraction.judgements import cited, judgements
from tests.extraction.furniture import WORDS, Row, Table, areas_of, broken, header, lines, read_table, told

QUICK = settings(max_examples=30, deadline=None, derandomize=True, database=None)

COVERS = {
    "ILACS": ["overall", "leadership", "help_and_protection", "care_and_care_leavers"],
    "ILACS with five": ["overall", "leadership", "help_and_protection", "children_in_care", "care_leavers"],
    "ILACS without overall": ["leadership", "help_and_protection", "children_in_care", "care_leavers"],
    "SIF": ["help_and_protection", "children_in_care", "adoption", "care_leavers", "leadership"],
    "AP": ["overall", "help_and_protection", "quality_of_practice", "leadership"],
    "LAC": [area for area, _ in areas_of("LAC")],
}
ENDS = {"ILACS with five": "2024-03-08", "ILACS without overall": "2026-05-15"}


@st.composite
def tables(draw: st.DrawFn, cover: str) -> tuple[Table, dict[str, str]]:
    framework = cover.split()[0]
    names = draw(st.permutations(COVERS[cover]))
    titles = dict(areas_of(framework))
    lower = draw(st.booleans())
    given_grades: dict[str, str] = {}
    rows: list[Row | str] = []
    for name in names:
        grade = draw(st.sampled_from(PRINTED[framework].grades))
        given_grades[name] = grade
        shown = WORDS[grade]
        if grade == "requires_improvement":
            shown = draw(
                st.sampled_from(["Requires improvement", shown, "Require improvement", "Requires Improvement"])
            )
        title = titles[name]
        cut = draw(st.sets(st.integers(2, max(2, len(title.split()) - 1)), max_size=2))
        # a title that fills its column is broken
        cut |= {7} if len(title) > 48 else set()
        cut |= {14} if len(title) > 90 else set()
        at = draw(st.sets(st.integers(1, 4), max_size=2))
        rows.append(Row(broken(title, cut), broken(shown.lower() if lower else shown, at)))
    table = Table(
        rows,
        grade_at=draw(st.sampled_from(["top", "middle", "bottom"])),
        order=draw(st.sampled_from(["rows", "titles", "grades"])),
        shift=draw(st.sampled_from([0.0, -6.0, 5.0, 11.0])),
        page_break=draw(st.sampled_from([0, 0, 2])),
        before=["An Example Borough Council", "Inspection dates: 14 May to 25 May"],
        after=["Services for children are what a good authority would want them to be, and leaders know", "them well."],
    )
    return table, given_grades


@pytest.mark.parametrize("cover", list(COVERS))
def test_any_table_is_read_back(cover: str):
    @QUICK
    @given(tables(cover))
    def check(made: tuple[Table, dict[str, str]]) -> None:
        table, grades = made
        document = read_table(table)
        assert told(document, cover.split()[0], end=ENDS.get(cover, "")) == grades

    check()


@st.composite
def records(draw: st.DrawFn) -> tuple[Table, dict[str, str]]:
    rows: list[Row | str] = ["Record of main findings"]
    grades: dict[str, str] = {}
    shared = [
        ("overall", "Overall effectiveness"),
        ("capacity_for_improvement", "Capacity for improvement"),
        ("quality_of_provision", "Quality of provision"),
        ("leadership_and_management", "Leadership and management"),
        ("equality_and_diversity", "Equality and diversity"),
    ]
    own = {
        "safeguarding": ("partnership_working", "Partnership working"),
        "looked_after": ("being_healthy", "Being healthy"),
    }
    for prefix, group in (
        ("safeguarding", "Safeguarding services"),
        ("looked_after", "Services for looked after children"),
    ):
        rows.append(group)
        for name, title in [*shared, own[prefix]]:
            grade = draw(st.sampled_from(["outstanding", "good", "adequate", "inadequate"]))
            grades[f"{prefix}.{name}"] = grade
            rows.append(Row(broken(title, draw(st.sets(st.integers(1, 2), max_size=1))), [WORDS[grade]]))
    order = draw(st.sampled_from(["rows", "titles", "grades"]))
    return Table(rows, order=order, page_break=draw(st.sampled_from([0, 9])), gap=8.0), grades


@QUICK
@given(records())
def test_any_record_of_main_findings_is_read_back(made: tuple[Table, dict[str, str]]):
    table, grades = made
    assert told(read_table(table), "SLAC") == grades


WORDS_IN_USE = (
    "The experiences and progress of children in care good inadequate requires improvement to be is are overall "
    "grade 3 safeguarding board services Children’s in Anytown LSCB judged were was 2016 last inspection , . : for"
)
WILD = st.lists(st.sampled_from(WORDS_IN_USE.split()), max_size=120).map(" ".join)


@settings(max_examples=60, deadline=2_000, derandomize=True, database=None)
@given(st.lists(WILD, max_size=6))
def test_no_text_breaks_the_reading_of_grades(texts: list[str]):
    document = lines(*[text for text in texts if text])
    for framework in PRINTED:
        grades, doubts = judgements(document, header(framework))
        assert len({row.area for row in grades}) == len(grades)
        assert not {row.area for row in grades} & {doubt.subject for doubt in doubts}
        assert all(row.source == "cited" and row.cited_inspection for row in cited(document, header(framework)))
