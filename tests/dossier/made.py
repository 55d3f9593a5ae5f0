"""Tables made up for the dossiers' tests, and a reader of pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from analysis import tables
from analysis.tables import Tables
from tests.charts import samples

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)> \"><b>&amp; {{ 7 * 7 }} ]]></desc>"
VOID = {"meta", "br", "img", "link", "hr", "input"}


@dataclass(slots=True)
class Node:
    """An element of a page as it was read."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A page's elements, its text, and whether it closes what it opens."""

    elements: list[Node] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.elements.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.stray.append(tag)

    def handle_data(self, data: str) -> None:
        for node in self._open:
            node.text += data

    def close(self) -> None:
        super().close()
        self.unclosed = [node.tag for node in self._open]

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.elements if node.tag in tags]

    @property
    def ids(self) -> list[str]:
        return [node.attributes["id"] for node in self.elements if "id" in node.attributes]

    @property
    def text(self) -> str:
        return self.all("main")[0].text


def page(text: str) -> Page:
    read = Page()
    read.feed(text)
    read.close()
    return read


def made(grades: Any = None, facts: Any = None, **rows: list[dict[str, Any]]) -> Tables:
    """Tables whose documents are those that the grades name."""
    grades = samples.grades() if grades is None else grades
    facts = samples.facts() if facts is None else facts
    columns = ["document", "part", "authority", "authority_code", "framework", "inspection_end"]
    documents = grades[columns].drop_duplicates(["document", "part"]).to_dict("records")
    named = {"kind": "inspection", "status": "read", "pages": 20}
    listed = [row | named | {"path": f"raw/{row['document']}.pdf"} for row in documents] + rows.pop("documents", [])
    others = {name: tables.frame(name, rows.get(name, [])) for name in ("recommendations", "actions", "doubts")}
    return Tables(tables.frame("documents", listed), grades, facts, **others)


def item(document: str, day: str, text: str, order: int = 1, **more: Any) -> dict[str, Any]:
    """An item of what should improve."""
    return {
        "document": document, "part": 0, "authority": "Brent", "inspection_end": day, "body": "authority",
        "order": order, "text": text, "page": 6,
    } | more  # fmt: skip


def brent() -> Tables:
    """Grades over five frameworks, figures of every source, items, an action and a doubt: hostile words among them."""
    grades = samples.brent()
    grades["quote"] = grades["quote"].mask(grades["area"].eq("overall"), HOSTILE)
    facts = samples.agency()
    facts["page"] = facts["page"].mask(facts["source"].ne("official"), 4)
    facts["document"] = facts["document"].mask(facts["source"].ne("official"), "E090000052015-10-08")
    facts["document"] = facts["document"].mask(facts["source"].eq("official"), "0fficial0000")
    facts["note"] = facts["note"].mask(facts["value"].isna(), HOSTILE)
    first, second = "E090000052015-10-08", "E090000052018-05-25"
    return made(
        grades,
        facts,
        recommendations=[
            item(first, "2015-10-08", "Give every worker reflective supervision."),
            item(first, "2015-10-08", HOSTILE, 2, timescale=HOSTILE),
            item(first, "2015-10-08", "Let the board supervise better: supervision.", 3, body="lscb"),
            item(second, "2018-05-25", "Record supervision better."),
        ],
        actions=[
            {
                "document": first, "part": 0, "authority": "Brent", "number": "1", "recommendation": HOSTILE,
                "action": "Train managers.", "lead": "The director", "by_when": "May 2016", "page": 9,
            }
        ],
        doubts=[
            {
                "document": first, "part": 0, "authority": "Brent", "inspection_end": "2015-10-08", "table": "grades",
                "subject": "overall", "reason": HOSTILE, "page": 1,
            }
        ],
    )  # fmt: skip
