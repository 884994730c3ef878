"""Coverage floors, of lines and branches together, in percent. Run after the suite."""

from __future__ import annotations

import io
import sys

from coverage import Coverage

FLOORS = (("targets/*", 99.0), ("wording/*", 100.0), ("*", 95.0))


def main() -> int:
    coverage = Coverage()
    coverage.load()
    below = 0
    for pattern, floor in FLOORS:
        include = None if pattern == "*" else [pattern]
        share = coverage.report(file=io.StringIO(), include=include)
        print(f"{pattern}: {share:.1f} % (floor {floor:.0f} %)")  # noqa: T201 the result is what is printed
        below += share < floor
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
