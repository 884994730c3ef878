"""The command line: every verb, its options and its exit status.

Each verb imports what it runs when it is called, so that `app.py assess` does not wait for the pages.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from commands.console import WRONG_USE, speak_in_any_encoding, tell
from settings import ROOT, RUN
from targets.vocabulary import Period
from wiring import assemble, catalogue_of, faults_said, give_up, known_body, present

cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]
Database = Annotated[
    str | None, typer.Option("--db", help="Database URL, instead of MONITOR_DATABASE_URL.")
]


def month(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        give_up(WRONG_USE, "command.not_a_month", seen=text)


Month = Annotated[Period | None, typer.Option(parser=month, metavar="YYYY-MM")]


def moment(text: str | None, timezone: str) -> datetime | None:
    """A date alone means its last instant in the notice's time zone."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
        if len(text) <= len("2023-10-18"):
            found = datetime.combine(found.date(), time.max)
        local = found if found.tzinfo else found.replace(tzinfo=ZoneInfo(timezone))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        give_up(WRONG_USE, "command.not_a_moment", seen=text)


@cli.command()
def ingest(
    files: list[Path],
    agency: str | None = None,
    period: Month = None,
    by: str | None = None,
    accept: Annotated[bool, typer.Option("--accept")] = False,
    explain: Annotated[list[str] | None, typer.Option(help="CELL=TEXT, repeatable")] = None,
    explain_all: str | None = None,
    meant: Annotated[
        list[str] | None, typer.Option(help="CELL whose proposed unit is right, repeatable")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    marked: Annotated[
        Path | None, typer.Option(help="Folder for the workbooks with their findings marked.")
    ] = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Workbooks through the door: read, checked, recorded or refused with every reason."""
    from commands import ingest as verb

    parts = assemble(db)
    if agency is not None:
        known_body(parts, agency)
    try:
        asked = verb.request(
            agency=agency,
            period=period,
            by=by,
            explain=explain or [],
            explain_all=explain_all,
            meant=meant or [],
            accept=accept,
            dry_run=dry_run,
            marked=marked,
        )
    except verb.WrongUseError as error:
        give_up(WRONG_USE, error.key, **error.values)
    with faults_said():
        status = verb.run(
            parts.intake,
            parts.catalogue,
            files,
            asked,
            before=parts.put_in_force,
            clock=present,
            as_json_document=as_json,
            language=parts.language,
        )
    raise typer.Exit(status)


@cli.command()
def assess(
    period: Month = None,
    as_of: Annotated[str | None, typer.Option(help="ISO 8601")] = None,
    target: str | None = None,
    area: str | None = None,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Said against happened, of years that are over.")
    ] = False,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """The judgement of every target and action."""
    from commands import assess as verb
    from commands import calibration as said_and_happened

    parts = assemble(db)
    with faults_said():
        board = parts.board(period, moment(as_of, parts.catalogue.notice.timezone))
    if calibration:
        if target is not None or area is not None:
            give_up(WRONG_USE, "command.calibration_is_of_all")
        status = said_and_happened.run(board, as_json=as_json, language=parts.language)
        raise typer.Exit(status)
    status = verb.run(board, target=target, area=area, as_json=as_json, language=parts.language)
    raise typer.Exit(status)


@cli.command()
def redefine(
    file: Annotated[Path, typer.Argument(help="A targets.yaml that is not in force yet.")],
    period: Month = None,
    as_of: Annotated[str | None, typer.Option(help="ISO 8601")] = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """What another definition of the targets would change; nothing is recorded."""
    from commands import redefine as verb

    parts = assemble(db)
    text = verb.text_in(file)
    if text is None:
        raise typer.Exit(WRONG_USE)
    proposed = catalogue_of(text, file)
    with faults_said():
        found = parts.redefined(proposed, period, moment(as_of, parts.catalogue.notice.timezone))
    in_place = parts.settings.targets
    status = verb.run(found, file, in_place, as_json=as_json, language=parts.language)
    raise typer.Exit(status)


@cli.command("what-if")
def what_if(
    target: str,
    growth: Annotated[
        str | None, typer.Option(metavar="PERCENT", help="Of the rest, on last year's same months.")
    ] = None,
    per_month: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help="Added by each month left: 437.9亿元.")
    ] = None,
    period: Month = None,
    as_of: Annotated[str | None, typer.Option(help="ISO 8601")] = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Where a target would end if the months that are left went as assumed."""
    from commands import what_if as verb

    parts = assemble(db)
    with faults_said():
        board = parts.board(period, moment(as_of, parts.catalogue.notice.timezone))
    status = verb.run(
        board,
        target,
        growth=growth,
        per_month=per_month,
        as_json=as_json,
        language=parts.language,
    )
    raise typer.Exit(status)


@cli.command()
def replay(
    rules: Annotated[Path, typer.Argument(help="A file that names what it alters.")],
    since: Month = None,
    switch_on: Annotated[
        str | None, typer.Option(metavar="WHY", help="Put the rules in force.")
    ] = None,
    by: str = "",
    db: Database = None,
    as_json: Json = False,
) -> None:
    """What altered rules of the checks would have said of past submissions."""
    from commands import replay as verb

    parts = assemble(db)
    asked = verb.Request(rules, since, by, switch_on)
    with faults_said():
        status = verb.run(
            parts.rulebook,
            parts.catalogue,
            asked,
            now=present(),
            as_json=as_json,
            language=parts.language,
        )
    raise typer.Exit(status)


@cli.command()
def template(
    agency: str,
    period: Annotated[Period, typer.Argument(parser=month, metavar="YYYY-MM")],
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    form: str | None = None,
    db: Database = None,
) -> None:
    """The workbook that a body fills in for a month, prefilled with what is known."""
    from commands import template as verb

    parts = assemble(db)
    known_body(parts, agency)
    with faults_said():
        raise typer.Exit(
            verb.run(
                parts.intake, agency, period, form=form, output=output, language=parts.language
            )
        )


@cli.command()
def mail(
    schedule: str | None = None,
    recipient: str | None = None,
    period: Month = None,
    out: Path | None = None,
    send: Annotated[bool, typer.Option("--send")] = False,
    db: Database = None,
) -> None:
    """The summary of a month, written to a folder or sent."""
    from commands import mail as verb

    parts = assemble(db)
    asked = verb.Asked(schedule, recipient, period, out, send)
    now = present()
    with faults_said():
        if send:
            parts.put_in_force(now)
        briefings = parts.scheduled_briefings(now)
        status = verb.run(briefings, asked, parts.mail_folder, now=now, language=parts.language)
    raise typer.Exit(status)


@cli.command()
def check(
    notice: Annotated[
        Path | None, typer.Option(help="The notice's text: proves every quote.")
    ] = None,
    db: Database = None,
) -> None:
    """Settings, targets.yaml, layouts, database, fonts, calendar, mail server: a line each."""
    from commands import check as verb

    parts = assemble(db)
    with faults_said():
        installation = verb.Installation(
            store=parts.store,
            working_days=parts.working_days,
            poster=parts.poster,
            language=parts.language,
            base_url=parts.settings.base_url,
            year=present().year,
            district_map=parts.district_map,
        )
        raise typer.Exit(verb.run(parts.catalogue, installation, notice))


@cli.command()
def migrate(db: Database = None) -> None:
    """Brings the database to this version's schema."""
    parts = assemble(db)
    with faults_said():
        tell("command.migrated", parts.language, place=parts.store.place)


@cli.command()
def assets() -> None:
    """Fetches the pinned browser bundle with npm and compresses it."""
    from commands import assets as verb
    from dashboard.bundles import FOLDER

    raise typer.Exit(verb.run(ROOT, FOLDER, assemble().language))


@cli.command()
def demo(
    once: Annotated[bool, typer.Option("--once")] = False,
    port: Port = 8050,
    db: Database = None,
) -> None:
    """The demo's workbooks through the real door, then the dashboard."""
    from commands import demo as verb

    parts = assemble(db, embedded="demo")
    here: dict[str, object] = {"smtp_url": None}
    if "base_url" not in parts.settings.model_fields_set:
        here["base_url"] = f"http://127.0.0.1:{port}"
    settings = parts.settings.model_copy(update=here)
    parts = replace(parts, settings=settings, mail_folder=RUN / "demo-mail")
    with faults_said():
        status = verb.run(parts, once=once, port=port, clock=present)
    raise typer.Exit(status)


@cli.command()
def serve(
    host: str = "127.0.0.1",
    port: Port = 8050,
    no_worker: Annotated[bool, typer.Option("--no-worker")] = False,
    db: Database = None,
) -> None:
    """The pages, and the worker beside them."""
    from commands import serve as verb

    parts = assemble(db)
    if not verb.is_loopback(host):
        give_up(WRONG_USE, "command.not_loopback", host=host)
    with faults_said():
        parts.put_in_force(present())
        pages = parts.pages(present)
        worker = None if no_worker else parts.worker(present)
        status = verb.run(
            pages.server, host=host, port=port, language=parts.language, worker=worker
        )
    raise typer.Exit(status)


@cli.command()
def worker(db: Database = None) -> None:
    """The ticks alone: plan and deliver summaries until stopped."""
    from commands import worker as verb

    parts = assemble(db)
    with faults_said():
        parts.put_in_force(present())
        raise typer.Exit(verb.run(parts.worker(present), parts.language))


layouts = typer.Typer(no_args_is_help=True)
cli.add_typer(layouts, name="layout")


@layouts.callback()
def layout() -> None:
    """Forms that nobody knows yet: a proposed mapping, and a person's word that makes it a layout."""


@layouts.command()
def propose(
    file: Path,
    agency: Annotated[str, typer.Option(help="Whose form it is.")],
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """What each column of an unknown form seems to be, and under which header every number stands."""
    from commands import layout as verb

    parts = assemble(db)
    known_body(parts, agency)
    with faults_said():
        status = verb.propose(
            parts.mappings,
            parts.catalogue,
            file,
            agency=agency,
            output=output,
            as_json=as_json,
            language=parts.language,
        )
    raise typer.Exit(status)


@layouts.command()
def confirm(
    file: Path,
    mapping: Annotated[Path, typer.Argument(help="The file that propose -o wrote.")],
    by: Annotated[str, typer.Option(help="Who confirms.")],
    db: Database = None,
) -> None:
    """Keeps a mapping as the next version of the body's own layout."""
    from commands import layout as verb

    parts = assemble(db)
    with faults_said():
        status = verb.confirm(
            parts.mappings,
            parts.catalogue,
            file,
            mapping,
            by=by,
            now=present(),
            language=parts.language,
        )
    raise typer.Exit(status)


@layouts.command("list")
def list_layouts(db: Database = None, as_json: Json = False) -> None:
    """Every layout that people confirmed, all versions."""
    from commands import layout as verb

    parts = assemble(db)
    with faults_said():
        raise typer.Exit(verb.listed(parts.mappings, parts.language, as_json=as_json))


def _later(verb: str) -> None:
    def say_later() -> None:
        give_up(WRONG_USE, "command.verb_later", verb=verb)

    say_later.__doc__ = "Comes with a later version."
    settings = {"allow_extra_args": True, "ignore_unknown_options": True}
    cli.command(verb, context_settings=settings)(say_later)


for _verb in ("pull", "brief", "verify", "backup", "restore", "user"):
    _later(_verb)


if __name__ == "__main__":
    speak_in_any_encoding()
    cli()
