"""How long a Board takes: python -m bench.board DATABASE_URL [ROUNDS] (a database filled by the demo)."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import perf_counter

from store import recall
from store.engine import open_store
from targets.board import board
from targets.calendar import WorkingDays
from targets.loading import load


def main(url: str, rounds: int = 20) -> None:
    catalogue = load(Path("targets.yaml").read_text(encoding="utf-8"))
    working_days = WorkingDays()
    store = open_store(url)
    recalled, judged = [], []
    for _ in range(rounds):
        began = perf_counter()
        with store.reading() as session:
            known = recall.known(session)
        middle = perf_counter()
        board(catalogue, known, working_days=working_days)
        recalled.append(middle - began)
        judged.append(perf_counter() - middle)
    print(f"{len(known.observations)} observations, {len(catalogue.targets)} targets")
    for name, seconds in (("recall", recalled), ("board", judged)):
        print(
            f"{name}: median {statistics.median(seconds) * 1000:.1f} ms, best {min(seconds) * 1000:.1f}"
        )


if __name__ == "__main__":
    main(sys.argv[1], *(int(rounds) for rounds in sys.argv[2:3]))
