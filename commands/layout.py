"""`app.py layout`: what an unknown form seems to mean, and a person's word that makes it a known one."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from openpyxl.utils import get_column_letter

from commands.console import DONE, FAILED, REFUSED, WRONG_USE, as_typed, complain, tell
from commands.text_file import text_of
from ingest.errors import UnreadableError
from ingest.layout import Role, load_layouts
from ingest.mapping import choice_faults, choice_file
from ingest.mapping.choice_faults import ChoiceRefusedError
from ingest.mapping.confirming import Choice, MappingRefusedError, as_proposed, own_name
from ingest.mapping.mappings import Mappings
from ingest.mapping.proposal import ColumnProposal, Proposal
from ingest.opening.on_disk import bytes_of
from store.recall import KeptLayout
from targets.catalogue import Catalogue
from targets.vocabulary import LANGUAGES, Language
from wording import say

COLOURS = {
    Role.LABEL: typer.colors.CYAN,
    Role.AREA: typer.colors.CYAN,
    Role.FIGURE: typer.colors.GREEN,
    Role.MONTH: typer.colors.BLUE,
    Role.TARGET: typer.colors.MAGENTA,
    Role.UNIT: typer.colors.YELLOW,
}
UNREAD = typer.colors.BRIGHT_BLACK


def propose(  # noqa: PLR0913 the options of the verb
    mappings: Mappings,
    catalogue: Catalogue,
    file: Path,
    *,
    agency: str,
    output: Path | None,
    as_json: bool,
    language: Language,
) -> int:
    """A line for each column and unknown name, then the sheet with each number in its header's colour."""
    proposal = _proposed(mappings, file)
    if proposal is None:
        return REFUSED
    choice = as_proposed(proposal, agency, own_name(catalogue.body[agency].short))
    if as_json:
        print(json.dumps(_machine(proposal), ensure_ascii=False, indent=1))
    else:
        _tell(proposal, file, catalogue, language)
    if output is not None:
        names = {one.id: one.name for one in catalogue.indicators}
        try:
            output.write_text(choice_file.written(proposal, choice, names), encoding="utf-8")
        except OSError as error:
            complain("command.file_not_written", file=output, reason=error.strerror or error)
            return FAILED
        typer.echo(say("mapping.told_written", language, file=output), err=as_json)
    elif not as_json:
        tell("mapping.told_next", language)
    return DONE


def confirm(  # noqa: PLR0913 the options of the verb
    mappings: Mappings,
    catalogue: Catalogue,
    file: Path,
    mapping: Path,
    *,
    by: str,
    now: datetime,
    language: Language,
) -> int:
    """1: the workbook cannot be read or has no table; 2: the mapping is none, or none of this workbook."""
    text = text_of(mapping)
    if text is None:
        return WRONG_USE
    try:
        choice = choice_file.read(text)
        _be_of_this_notice(choice, catalogue)
        name, sender = as_typed(file.name), as_typed(by)
        confirmed = mappings.confirm(bytes_of(file), name, choice, by=sender, now=now)
    except ChoiceRefusedError as error:
        for fault in error.faults:
            complain(f"mapping.{fault.code}", **dict(fault.values))
        return WRONG_USE
    except MappingRefusedError as error:
        _complain_of(error, file)
        return REFUSED if error.code == "no_table" else WRONG_USE
    except UnreadableError as error:
        complain(f"reading.{error.code}", **error.values)
        return REFUSED
    except OSError as error:
        complain("command.file_not_readable", file=error.filename, reason=error.strerror)
        return REFUSED
    tell(
        "mapping.told_confirmed",
        language,
        layout=confirmed.layout.id,
        version=confirmed.layout.version,
        agency=catalogue.body[choice.agency].short.said(language),
        figures=len(confirmed.reading.observations),
    )
    return DONE


def listed(mappings: Mappings, language: Language, *, as_json: bool) -> int:
    kept = mappings.kept()
    if as_json:
        print(json.dumps([_kept(one) for one in kept], ensure_ascii=False, indent=1))
        return DONE
    if not kept:
        tell("mapping.told_none_kept", language)
    for one in kept:
        tell(
            "mapping.told_kept",
            language,
            layout=one.layout,
            version=one.version,
            by=one.by,
            at=one.at.isoformat(timespec="minutes"),
            comment=one.comment,
        )
    return DONE


def _kept(one: KeptLayout) -> dict[str, Any]:
    return {
        "layout": one.layout,
        "version": one.version,
        "by": one.by,
        "at": one.at.isoformat(),
        "comment": one.comment,
    }


def _proposed(mappings: Mappings, file: Path) -> Proposal | None:
    try:
        proposal = mappings.propose(bytes_of(file), file.name)
    except UnreadableError as error:
        complain(f"reading.{error.code}", **error.values)
        return None
    except OSError as error:
        complain("command.file_not_readable", file=file, reason=error.strerror)
        return None
    if proposal is None:
        complain("mapping.no_table", file=file.name)
    return proposal


def _be_of_this_notice(choice: Choice, catalogue: Catalogue) -> None:
    """Raises: ChoiceRefusedError."""
    faults = []
    if choice.agency not in catalogue.body:
        faults.append(choice_faults.fault("choice_agency_unknown", seen=choice.agency))
    for label, indicator in choice.names.items():
        if indicator not in catalogue.indicator:
            faults.append(
                choice_faults.fault("choice_indicator_unknown", label=label, seen=indicator)
            )
    if faults:
        raise ChoiceRefusedError(*faults)


def _complain_of(error: MappingRefusedError, file: Path) -> None:
    for language in LANGUAGES:
        values = {"file": file.name, **error.values}
        if "role" in values:
            word = values["role"]
            values["role"] = f"{say(f'mapping.role_{word}', language)} (role: {word})"
        typer.echo(say(f"mapping.{error.code}", language, **values), err=True)


def _tell(proposal: Proposal, file: Path, catalogue: Catalogue, language: Language) -> None:
    names = {one.id: one.name.text for one in load_layouts().entries}
    base = names.get(proposal.base)
    tell(
        "mapping.told_header" if proposal.top < proposal.bottom else "mapping.told_header_row",
        language,
        file=file.name,
        sheet=proposal.sheet,
        top=proposal.top,
        bottom=proposal.bottom,
        base=base.said(language) if base else proposal.base,
        certainty=round(proposal.certainty * 100),
    )
    for column in proposal.columns:
        typer.secho(_column_line(column, language), fg=_colour(column))
    for name in proposal.names:
        known = catalogue.indicator.get(name.indicator or "")
        key = "mapping.told_name" if known else "mapping.told_no_name"
        indicator = known.name.said(language) if known else ""
        tell(key, language, label=name.label, row=name.row, indicator=indicator)
    _draw(proposal)


def _column_line(column: ColumnProposal, language: Language) -> str:
    role = say(f"mapping.role_{column.role}", language) if column.role else "？"
    return say(
        "mapping.told_column",
        language,
        column=column.letters,
        header=column.title,
        role=role,
        why=say(
            f"mapping.why_{column.told_by}",
            language,
            like=column.like,
            likeness=round(column.likeness * 100),
        ),
        samples="、".join(column.samples) or "—",
    )


def _draw(proposal: Proposal) -> None:
    """The sheet row by row; colours only where a terminal shows them, letters everywhere."""
    colours = {column.number: _colour(column) for column in proposal.columns}
    for row in proposal.grid:
        cells = [
            typer.style(
                f"{get_column_letter(cell.column)}:{cell.text}",
                fg=colours.get(cell.column) if row.row >= proposal.top else None,
                bold=row.row in range(proposal.top, proposal.bottom + 1),
            )
            for cell in row.cells
        ]
        typer.echo(f"{row.row:>4} | " + "  ".join(cells))


def _colour(column: ColumnProposal) -> str:
    return COLOURS.get(column.role, UNREAD) if column.role else typer.colors.RED


def _machine(proposal: Proposal) -> dict[str, Any]:
    return asdict(proposal) | {"certainty": round(proposal.certainty, 2)}
