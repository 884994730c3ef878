"""How long an upload takes to its preview: python -m bench.intake DATABASE_URL WORKBOOK [ROUNDS]."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import perf_counter

from ingest.intake import Intake
from ingest.layout import load_layouts
from store.engine import open_store
from targets.calendar import WorkingDays
from targets.loading import load


def main(url: str, workbook: str, rounds: int = 20) -> None:
    catalogue = load(Path("targets.yaml").read_text(encoding="utf-8"))
    intake = Intake(open_store(url), catalogue, load_layouts(), WorkingDays())
    content, taken = Path(workbook).read_bytes(), []
    for _ in range(rounds):
        began = perf_counter()
        outcome = intake.preview(content, Path(workbook).name)
        taken.append(perf_counter() - began)
    print(f"{len(outcome.observations)} figures, {len(outcome.findings)} findings, {outcome.state}")
    print(
        f"first {taken[0] * 1000:.0f} ms, then median {statistics.median(taken[1:]) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *(int(rounds) for rounds in sys.argv[3:4]))
