"""`app.py template`: the workbook that a body fills in for one period."""

from __future__ import annotations

from pathlib import Path

from commands.console import DONE, tell
from ingest.intake import Intake
from targets.vocabulary import Language, Period


def run(
    intake: Intake, agency: str, period: Period, output: Path | None, language: Language
) -> int:
    """Writes the workbook, by default under its own name into the working folder."""
    file_name, content = intake.template(agency, period)
    path = output if output is not None else Path(file_name)
    path.write_bytes(content)
    tell("command.template_written", language, file=path)
    return DONE
