"""Words of documents that are HTML: on our own pages they are words."""

from __future__ import annotations

from html.parser import HTMLParser

from analysis import tables
from analysis.dossier import dossier

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover='alert(1)' javascript:alert(1)"
WHOSE = {"authority": "Brent", "authority_code": "E09000005", "framework": "ILACS", "inspection_end": "2018-05-25"}
ROW = {"document": "abc", "part": 0, **WHOSE, "page": 1}


class Elements(HTMLParser):
    """Collects what a page would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.running: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.running.append(f"{tag} {name}={value}")
            if name == "src" and not (value or "").startswith("data:image/"):
                self.running.append(f"{tag} {name}={value}")


def test_a_dossier_runs_nothing_of_a_document(tmp_path):
    frames = {name: tables.empty(name) for name in tables.TABLES}
    said = {"path": f"{EVIL}.pdf", "title": EVIL, "kind": "inspection", "status": "read", "reason": EVIL}
    frames["documents"] = tables.frame("documents", [{**ROW, **said, "lead_inspector": EVIL, "pages": 3}])
    graded = {"area": "overall", "theme": "overall", "grade": "good", "source": "stated"}
    frames["grades"] = tables.frame("grades", [{**ROW, **graded, "quote": EVIL, "grade_text": EVIL}])
    figure = {"metric": "cp_plan_count", "role": "actual", "source": "report", "qualifier": "exact", "value": 101.0}
    frames["facts"] = tables.frame(
        "facts", [{**ROW, **figure, "as_of": "2018-03-31", "quote": EVIL, "unit": "children"}]
    )
    wanted = {"body": "authority", "order": 1, "number": EVIL, "timescale": EVIL, "text": EVIL, "paragraphs": EVIL}
    frames["recommendations"] = tables.frame("recommendations", [{**ROW, **wanted}])
    plan = dict.fromkeys(("section", "recommendation", "outcome", "action", "lead", "by_when", "progress", "rag"), EVIL)
    frames["actions"] = tables.frame("actions", [{**ROW, **plan}])
    doubt = {"table": "grades", "subject": EVIL, "reason": EVIL, "quote": EVIL}
    frames["doubts"] = tables.frame("doubts", [{**ROW, **doubt}])
    page = dossier(tables.Tables(**frames), "Brent", tmp_path, full=False).read_text(encoding="utf-8")
    reader = Elements()
    reader.feed(page)
    assert reader.running == []
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page
