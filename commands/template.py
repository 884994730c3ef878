"""`app.py template`: the workbook that a body fills in for one period."""

from __future__ import annotations

from pathlib import Path

from commands.console import DONE, FAILED, WRONG_USE, complain, tell
from ingest.intake import Intake
from ingest.template import TemplateRefusedError
from targets.vocabulary import Language, Period


def run(
    intake: Intake,
    agency: str,
    period: Period,
    *,
    form: str | None,
    output: Path | None,
    language: Language,
) -> int:
    """Writes the workbook, under its own name where `output` is a folder or not given."""
    try:
        file_name, content = intake.template(agency, period, form)
    except TemplateRefusedError as error:
        complain(f"ingest.{error.code}", **dict(error.values))
        return WRONG_USE
    path = output if output is not None else Path()
    if path.is_dir():
        path /= file_name
    try:
        path.write_bytes(content)
    except OSError as error:
        complain("command.file_not_written", file=path, reason=error.strerror or error)
        return FAILED
    tell("command.template_written", language, file=path)
    return DONE
