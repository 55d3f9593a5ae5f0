"""Typeset every sample: ``python -m scripts.typeset_samples [FOLDER]``, by default into ``data/raw``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from scripts.typeset_samples.compose import compose

HERE = Path(__file__).resolve().parent
RAW = HERE.parents[1] / "data" / "raw"


def main(folder: Path) -> None:
    """Write the nine samples, and the page that only calls itself a report, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for text in sorted((HERE / "texts").glob("*.txt")):
        target = folder / f"{text.stem}.pdf"
        target.write_bytes(compose(text.read_text(encoding="utf-8")))
        print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")
    shutil.copyfile(HERE / "texts" / "not-really-a-report.html", folder / "not-really-a-report.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else RAW)
