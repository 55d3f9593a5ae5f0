"""Make everything that is generated anew, in one command.

    python run.py release ../shared/corpus [--labels ../shared]
    python -m scripts.release ../shared/corpus --only national

In this order: the national tables and their accuracy card, docs/accuracy.md, docs/data-dictionary.md, the list in
docs/agreement.md and docs/gallery. Nothing is written when a check of the tables fails.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

from scripts.release import accuracy_page, card
from scripts.release.checks import RefusedError
from scripts.release.national import release

ROOT = Path(__file__).resolve().parents[2]
NATIONAL = ROOT / "data" / "processed" / "national"
DOCS = ROOT / "docs"


def main(arguments: list[str]) -> int:
    """Run every step, or the first alone, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="release", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", type=Path, help="the folder of the reports")
    parser.add_argument(
        "--labels", type=Path, help="the folder of score.py and gold; the one above the reports if not given"
    )
    parser.add_argument("--only", choices=["national"], help="the national tables and docs/accuracy.md, and no more")
    chosen = parser.parse_args(arguments)
    labels = chosen.labels or chosen.reports.resolve().parent
    missing = [path for path in (chosen.reports, labels / "score.py", labels / "gold") if not path.exists()]
    if missing:
        print(f"There is no {' and no '.join(str(path) for path in missing)}: nothing was written.", file=sys.stderr)
        return 2
    try:
        done = release(chosen.reports, NATIONAL, version=version("paths-to-good"), labels=labels)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    print(done.counts.to_string())
    for file in done.files:
        print(f"{file.name:<28} {file.stat().st_size / 1024:8.0f} KB")
    page = accuracy_page.text(NATIONAL, card.labelled(labels))
    (DOCS / "accuracy.md").write_text(page, encoding="utf-8", newline="\n")
    print("docs/accuracy.md")
    if chosen.only is None:
        _rest(labels)
    return 0


def _rest(labels: Path) -> None:
    """Make what is drawn and listed from the tables."""
    # matplotlib takes a second to import: a refusal need not wait for it
    from scripts import dictionary, gallery, list_agreement

    dictionary.main()
    print("docs/data-dictionary.md")
    official = labels / "reference" / "official"
    if official.is_dir():
        for line in list_agreement.rewrite(DOCS / "agreement.md", NATIONAL, official):
            print(line)
    gallery.main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
