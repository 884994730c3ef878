"""How good pace, the plain time share and last year's season were: python -m bench.backtest [FOLDER] [--json].

FOLDER holds CSV files with the columns series, year, month, value, kind (flow: the month's own figure;
stock: the level at the month's end). Without one, the generated set of the project is judged.
Exit status 2: a row cannot be read; nothing is judged.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.backtest.judging import RAISED, judge
from bench.backtest.printing import printed
from bench.backtest.scores import BINS
from bench.backtest.series import KINDS, Series, UnreadableError, read_folder
from bench.backtest.windows import incomplete_years

GENERATED = Path(__file__).parent.parent / "series"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.backtest", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=GENERATED)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of tables")
    asked = parser.parse_args(arguments)
    try:
        found = read_folder(asked.folder)
    except (UnreadableError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    is_generated = asked.folder.resolve() == GENERATED.resolve()
    write = _document if asked.json else _text
    print(write(found, is_generated=is_generated))
    return 0


def _text(found: Sequence[Series], *, is_generated: bool) -> str:
    counts = ", ".join(f"{kind} {sum(one.kind == kind for one in found)}" for kind in KINDS)
    made = "Generated series (python -m bench.make_series)" if is_generated else "Series"
    parts = [
        printed(kind, list(judge(found, kind)), incomplete_years(found, kind))
        for kind in KINDS
        if any(one.kind == kind for one in found)
    ]
    return "\n\n".join([f"{made}: {counts}", *parts])


def _document(found: Sequence[Series], *, is_generated: bool) -> str:
    judged = [dataclasses.asdict(one) for kind in KINDS for one in judge(found, kind)]
    whole = {
        "generated": is_generated,
        "targets": RAISED,
        "bins": BINS,
        "incomplete_years": {kind: incomplete_years(found, kind) for kind in KINDS},
        "judged": judged,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
