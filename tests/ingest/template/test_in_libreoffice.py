"""LibreOffice opens every sheet of the blank workbook, shows it on A4, and computes what is computed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from tests.make_templates import (
    ACTIONS,
    ALLOCATIONS,
    FIGURES,
    GUIDE,
    LEVELS,
    MILESTONES,
    MONTHS,
    YEARS,
    blank,
    filled,
    opened,
)

BODIES = {"industry": None, "990103": None, "banking": "progress"}
EVERY = {FIGURES, MONTHS, YEARS, MILESTONES, ALLOCATIONS, LEVELS, ACTIONS, GUIDE}
A4_LANDSCAPE = ("841", "595")

Converted = Callable[[bytes, str], bytes]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """A workbook, opened and saved by LibreOffice as another kind of file."""
    folder = tmp_path_factory.mktemp("office")

    def convert(content: bytes, kind: str) -> bytes:
        source = folder / "book.xlsx"
        source.write_bytes(content)
        out = folder / kind
        home = f"-env:UserInstallation=file://{folder / 'home'}"
        words = ("soffice", home, "--headless", "--convert-to", kind, "--outdir", out, source)
        subprocess.run([str(word) for word in words], check=True, capture_output=True, timeout=180)
        (made,) = Path(out).iterdir()
        try:
            return made.read_bytes()
        finally:
            made.unlink()

    return convert


def form_of(agency: str) -> bytes:
    return blank(agency, "2025-06", form=BODIES[agency])


def reopened(content: bytes, folder: Path) -> Workbook:
    path = folder / "again.xlsx"
    path.write_bytes(content)
    return openpyxl.load_workbook(path, data_only=True)


def test_these_bodies_together_have_every_sheet() -> None:
    assert {name for agency in BODIES for name in opened(form_of(agency)).sheetnames} == EVERY


@pytest.mark.parametrize("agency", BODIES)
def test_every_sheet_opens_with_its_words_and_its_lock(
    agency: str, converted: Converted, tmp_path: Path
) -> None:
    content = form_of(agency)
    before, after = opened(content), reopened(converted(content, "xlsx"), tmp_path)
    assert after.sheetnames == before.sheetnames
    for name in before.sheetnames:
        assert [c.value for c in after[name][4]][:3] == [c.value for c in before[name][4]][:3]
        assert after[name].protection.sheet
    rules = {name: len(before[name].data_validations.dataValidation) for name in before.sheetnames}
    kept = {name: len(after[name].data_validations.dataValidation) for name in after.sheetnames}
    assert {name for name in rules if rules[name]} == {name for name in kept if kept[name]}


@pytest.mark.parametrize("agency", BODIES)
def test_every_page_is_a4(agency: str, converted: Converted) -> None:
    printed = converted(form_of(agency), "pdf").decode("latin-1")
    pages = re.findall(r"/MediaBox\s*\[\s*0 0 (\d+)[\d.]* (\d+)", printed)
    assert set(pages) == {A4_LANDSCAPE}


def test_what_is_left_over_and_what_is_filled_in_is_computed(
    converted: Converted, tmp_path: Path
) -> None:
    typed = {f"{ALLOCATIONS}!B6": 400, f"{ALLOCATIONS}!B7": 350, f"{FIGURES}!E5": 960}
    book = reopened(converted(filled(form_of("industry"), typed), "xlsx"), tmp_path)
    assert [book[ALLOCATIONS][cell].value for cell in ("B10", "B11")] == [750, 450]
    asked = sum(1 for row in book[FIGURES].iter_rows(min_row=5, max_col=1) if row[0].value)
    assert book[FIGURES]["F3"].value == f"已填 1 / {asked} 项"
