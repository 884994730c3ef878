"""Writes the demo's workbooks and their manifest anew: `python -m data.demo.make [--seed N] [--out DIR]`."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from data.demo.books import Books
from data.demo.figures import figures
from data.demo.filed import FOLDER, MANIFEST, WORKBOOKS, DemoFile, manifest
from data.demo.noise import DEFAULT_SEED, Noise
from data.demo.plan import Plan
from data.demo.sealing import sealed
from data.demo.timing import timed
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.loading import load

CATALOGUE = FOLDER.parent.parent / "targets.yaml"


def made(catalogue: Catalogue, seed: int = DEFAULT_SEED) -> Iterator[tuple[DemoFile, bytes]]:
    """Every filing of the demo with its bytes, in the order of arrival; the same for the same seed."""
    noise = Noise(seed)
    books = Books(catalogue, figures(seed), noise)
    planned = Plan(catalogue, WorkingDays(), noise).filings()
    for entry, file in timed(planned, noise):
        yield file, sealed(books.book(entry), saved_at=file.received_at)


def write(out: Path, files: Iterable[tuple[DemoFile, bytes]]) -> int:
    """Replaces the folder of the workbooks and the manifest in `out`; returns how many there are."""
    folder = out / WORKBOOKS.name
    shutil.rmtree(folder, ignore_errors=True)
    written = []
    for file, content in files:
        path = folder / file.path.relative_to(WORKBOOKS)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(file)
    (out / MANIFEST.name).write_text(manifest(tuple(written)), encoding="utf-8")
    return len(written)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seed", type=int, default=DEFAULT_SEED)
    words.add_argument("--out", type=Path, default=FOLDER)
    chosen = words.parse_args()
    catalogue = load(CATALOGUE.read_text(encoding="utf-8"))
    print(f"{write(chosen.out, made(catalogue, chosen.seed))} workbooks in {chosen.out}")


if __name__ == "__main__":
    main()
