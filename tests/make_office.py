"""What LibreOffice makes of a workbook: the program that stands in for the senders' Excel and WPS."""

from __future__ import annotations

import subprocess
from pathlib import Path

SECONDS = 120


def converted(file: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice opens and saves it (`xlsx`, `pdf`); a profile of its own, no window."""
    done = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder / 'profile'}",
            *("--headless", "--convert-to", kind, "--outdir", str(folder)),
            str(file),
        ],
        capture_output=True,
        check=True,
        timeout=SECONDS,
    )
    made = folder / f"{file.stem}.{kind}"
    assert made.exists(), done.stderr
    return made
