"""The command line, and the only place where the parts are wired together.

Each verb imports what it runs when it is called, so that `app.py assess` does not wait for the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer
from pydantic import ValidationError

from commands import logs
from commands.calendar import CalendarRefusedError, overrides
from commands.console import FAILED, WRONG_USE, complain, complain_because, tell
from settings import ROOT, RUN, Settings
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.loading import CatalogueRefusedError, load
from targets.vocabulary import Language, Period, Recipient

if TYPE_CHECKING:
    from dash import Dash

    from briefing.briefings import Briefings
    from briefing.post import Poster
    from ingest.intake import Intake
    from store.engine import Store
    from targets.board import Board
    from worker import Worker

cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Clock = Callable[[], datetime]
Progress = Callable[[], tuple[int, int] | None]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]
Database = Annotated[
    str | None, typer.Option("--db", help="Database URL, instead of MONITOR_DATABASE_URL.")
]


def present() -> datetime:
    """The machine's clock; who records or judges is told the time by it."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Parts:
    """The product put together for one run; each part is made when it is first asked for."""

    settings: Settings
    database: str
    mail_folder: Path = RUN / "mail"

    @cached_property
    def catalogue(self) -> Catalogue:
        path = self.settings.targets
        try:
            return load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            give_up(WRONG_USE, "command.catalogue_unreadable", file=path, reason=error)
        except CatalogueRefusedError as error:
            for fault in error.faults:
                complain_because(
                    "command.catalogue_fault",
                    f"catalogue.{fault.code}",
                    dict(fault.values),
                    file=path.name,
                    line=fault.line,
                )
            raise typer.Exit(WRONG_USE) from error

    @cached_property
    def working_days(self) -> WorkingDays:
        path = ROOT / "data" / "calendar.csv"
        try:
            return WorkingDays(overrides(path))
        except CalendarRefusedError as error:
            give_up(WRONG_USE, "command.setting_wrong", name=path, reason=error)

    @cached_property
    def store(self) -> Store:
        from store.engine import open_store

        store = open_store(self.database, self.settings.blobs(self.database))
        if store.needs_migration:
            store.migrate()
        if store.keeps_rollback_journal:
            complain("store.rollback_journal")
        return store

    @cached_property
    def intake(self) -> Intake:
        from ingest.intake import Intake
        from ingest.layout import load_layouts

        return Intake(self.store, self.catalogue, load_layouts(), self.working_days)

    @property
    def language(self) -> Language:
        return self.settings.lang

    @cached_property
    def poster(self) -> Poster:
        from briefing.post import SmtpAddressError, poster

        smtp_url = self.settings.smtp_url
        try:
            return poster(smtp_url.get_secret_value() if smtp_url else None, self.mail_folder)
        except SmtpAddressError as error:
            give_up(WRONG_USE, "command.setting_wrong", name="MONITOR_SMTP_URL", reason=error)

    @cached_property
    def briefings(self) -> Briefings:
        from briefing.briefings import Briefings

        return Briefings(
            store=self.store,
            catalogue=self.catalogue,
            working_days=self.working_days,
            poster=self.poster,
            base_url=self.settings.base_url,
            sender=self.settings.mail_from,
        )

    def board(self, period: Period | None, as_of: datetime | None) -> Board:
        from store import recall
        from targets.board import board

        with self.store.reading() as session:
            known = recall.known(session, as_of=as_of)
        return board(self.catalogue, known, working_days=self.working_days, period=period)

    def pages(self, clock: Clock, progress: Progress = lambda: None) -> Dash:
        from dashboard.server import create_app

        return create_app(
            store=self.store,
            catalogue=self.catalogue,
            working_days=self.working_days,
            intake=self.intake,
            clock=clock,
            default_language=self.language,
            progress=progress,
        )

    def scheduled_briefings(self, now: datetime) -> Briefings:
        """With the office's schedule, which is made when it is first asked for."""
        reader = Recipient(self.settings.office_address)
        self.briefings.ensure_schedule((reader,), since=now, now=now)
        return self.briefings

    def worker(self, clock: Clock) -> Worker:
        """Plans and delivers."""
        from worker import Worker

        briefings = self.scheduled_briefings(clock())
        ticks = {"plan": briefings.plan, "deliver": briefings.deliver}
        return Worker(ticks, clock=clock, timezone=self.catalogue.notice.timezone)


def give_up(status: int, key: str, **values: object) -> NoReturn:
    complain(key, **values)
    raise typer.Exit(status)


def assemble(database: str | None = None, *, embedded: str = "monitor") -> Parts:
    logs.configure()
    try:
        settings = Settings()
    except ValidationError as error:
        for item in error.errors():
            name = "MONITOR_" + "_".join(map(str, item["loc"])).upper()
            complain("command.setting_wrong", name=name, reason=item["msg"])
        raise typer.Exit(WRONG_USE) from error
    return Parts(settings, database or settings.database(embedded))


@contextmanager
def faults_said() -> Iterator[None]:
    """An expected fault of the store ends the run with its sentence; an address is a setting."""
    from store.errors import DatabaseAddressError, StoreError

    try:
        yield
    except StoreError as error:
        complain(f"store.{error.code}", **error.values)
        is_wrong_setting = isinstance(error, DatabaseAddressError)
        raise typer.Exit(WRONG_USE if is_wrong_setting else FAILED) from error


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
    if agency is not None and agency not in parts.catalogue.body:
        give_up(WRONG_USE, "command.unknown_body", seen=agency)
    try:
        asked = verb.request(
            agency=agency,
            period=period,
            by=by,
            explain=explain or [],
            explain_all=explain_all,
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
    db: Database = None,
    as_json: Json = False,
) -> None:
    """The judgement of every target and action."""
    from commands import assess as verb

    parts = assemble(db)
    with faults_said():
        board = parts.board(period, moment(as_of, parts.catalogue.notice.timezone))
    status = verb.run(board, target=target, area=area, as_json=as_json, language=parts.language)
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
    if agency not in parts.catalogue.body:
        give_up(WRONG_USE, "command.unknown_body", seen=agency)
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
        raise typer.Exit(verb.run(parts.worker(present), parts.language))


def _later(verb: str) -> None:
    def say_later() -> None:
        give_up(WRONG_USE, "command.verb_later", verb=verb)

    say_later.__doc__ = "Comes with a later version."
    settings = {"allow_extra_args": True, "ignore_unknown_options": True}
    cli.command(verb, context_settings=settings)(say_later)


for _verb in ("pull", "brief", "verify", "backup", "restore", "user"):
    _later(_verb)


if __name__ == "__main__":
    cli()
