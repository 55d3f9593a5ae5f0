"""A bounded attack on the build: damaged PDFs and hostile texts, every one accounted for.

python run.py bench fuzz
python benchmarks/fuzz.py --pdfs 2000 --texts 200 --seed 1
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.support import hostile
from benchmarks.support.documents import report

#: What one file may take here: a tenth of what a build allows, so that a hang shows.
SECONDS = 12.0
MEMORY = 512 * 1024 * 1024


def main() -> int:
    """Make the files, build them, and count how they ended."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pdfs", type=int, default=2000)
    options.add_argument("--texts", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        return attack(Path(name), chosen.pdfs, chosen.texts, chosen.seed)


def attack(folder: Path, pdfs: int, texts: int, seed: int) -> int:
    """Return 0 when every file has its row and none took too long."""
    from analysis.apart.process import Limits
    from analysis.build import build

    raw = folder / "raw"
    write(raw, pdfs, texts, seed)
    started = time.monotonic()
    result = build(raw, folder / "out", workers=2, limits=Limits(SECONDS, MEMORY))
    spent = time.monotonic() - started
    documents = result.tables.documents
    rows = documents[documents["part"].eq(0)]
    missing = pdfs + texts - rows["path"].nunique()
    stopped = rows[rows["reason"].str.contains("reading it took")]
    died = rows[rows["reason"].str.contains("did not survive")]
    failed = rows[rows["reason"].str.contains("inside the suite")]
    print(f"seed {seed}: {pdfs} damaged PDFs and {texts} hostile texts in {spent:.0f} s")
    kinds = rows["path"].str.split("-").str[0]
    for (kind, status), count in sorted(Counter(zip(kinds, rows["status"], strict=True)).items()):
        print(f"  {kind:<10} {status:<14} {count}")
    ends = f"stopped at a bound {len(stopped)}, reader died {len(died)}, rule failed {len(failed)}"
    print(f"  without a row {missing}, {ends}")
    for row in (*stopped.itertuples(), *died.itertuples(), *failed.itertuples()):
        print(f"    {row.path}: {row.reason}")
    return 1 if missing or len(stopped) or len(failed) else 0


def write(raw: Path, pdfs: int, texts: int, seed: int) -> None:
    """Write the files, named after what was done to them."""
    raw.mkdir(parents=True)
    chance = random.Random(seed)
    whole = [report(random.Random(seed + n), pages=4) for n in range(8)]
    for number in range(pdfs):
        damage = chance.choice(hostile.DAMAGES)
        data = damage(chance.choice(whole), chance)
        if chance.random() < 0.2:
            data = chance.choice(hostile.DAMAGES)(data, chance)
        (raw / f"{damage.__name__}-{number:05d}.pdf").write_bytes(data)
    for number in range(texts):
        (raw / f"text-{number:05d}.txt").write_bytes(hostile.text(chance))


if __name__ == "__main__":
    sys.exit(main())
