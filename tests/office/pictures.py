"""Pictures of a marked workbook, as LibreOffice prints it, for docs/screenshots.

.venv/bin/python app.py demo --once --db sqlite:////tmp/shots/demo.db
.venv/bin/python -m tests.office.pictures sqlite:////tmp/shots/demo.db docs/screenshots
"""

from __future__ import annotations

import argparse
import io
import subprocess
import tempfile
from pathlib import Path

import openpyxl

from data.demo.filed import NOW, WORKBOOKS
from ingest.intake import Intake
from ingest.layout import load_layouts
from store.engine import open_store
from tests.make_office import converted
from tests.make_pages import DAYS, shanghai

ORIGINAL = WORKBOOKS / "2023-09" / "市经信委9月报表(终稿).xlsx"
FAULTS = {"F9": 99286, "F10": None, "F11": "截至9月底", "G7": "98.2%", "F12": 4.5}
DOTS_AN_INCH = 110


def faulty() -> bytes:
    """A city agency's form of the demo, with what people do wrong."""
    book = openpyxl.load_workbook(ORIGINAL)
    for place, value in FAULTS.items():
        book.worksheets[0][place] = value
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def marked(database: str, name: str) -> bytes:
    intake = Intake(open_store(database), shanghai(), load_layouts(), DAYS)
    content = faulty()
    outcome = intake.preview(content, name, now=NOW)
    return intake.marked(content, name, outcome.findings)[1]


def take(file: Path, folder: Path, page: int, name: str) -> None:
    with tempfile.TemporaryDirectory() as working:
        printed = converted(file, "pdf", Path(working))
        pages = ("-f", str(page), "-l", str(page), "-singlefile")
        target = folder / name
        words = ["pdftoppm", "-r", str(DOTS_AN_INCH), "-png", *pages, str(printed), str(target)]
        subprocess.run(words, check=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asked.add_argument("folder", type=Path)
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as working:
        file = Path(working) / "marked.xlsx"
        file.write_bytes(marked(given.database, ORIGINAL.name))
        take(file, given.folder, 1, "marked-workbook")
        take(file, given.folder, 2, "marked-workbook-cells")


if __name__ == "__main__":
    main()
