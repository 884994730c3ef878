"""Where the parts of the product are wired together, for one run of the command line.

Each part is imported when it is first asked for, so that `app.py assess` does not wait for the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer
from pydantic import ValidationError

from commands import logs
from commands.calendar import CalendarRefusedError, overrides
from commands.console import FAILED, WRONG_USE, complain, complain_because
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
    from ingest.mapping.mappings import Mappings
    from ingest.rulebook import Rulebook
    from store.definitions import Definitions
    from store.engine import Store
    from targets.board import Board
    from targets.district_map import DistrictMap
    from targets.redefined import Redefinition
    from worker import Worker

MAP_LIMIT = 20_000_000
"""Bytes of a map; more than a screen could show."""

Clock = Callable[[], datetime]
Progress = Callable[[], tuple[int, int] | None]


def present() -> datetime:
    """The machine's clock; who records or judges is told the time by it."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Parts:
    """The product put together for one run; each part is made when it is first asked for.

    `is_own_place`: nobody said where the database lies, so its folder is made where it is not there.
    """

    settings: Settings
    database: str
    mail_folder: Path = RUN / "mail"
    is_own_place: bool = False

    @cached_property
    def definition(self) -> str:
        """The text of the present targets.yaml."""
        path = self.settings.targets
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            give_up(WRONG_USE, "command.catalogue_unreadable", file=path, reason=error)

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_of(self.definition, self.settings.targets)

    @cached_property
    def definitions(self) -> Definitions:
        from store.definitions import Definitions

        return Definitions(self.catalogue)

    def put_in_force(self, now: datetime) -> None:
        """The present definition holds from now on, and what held before stays on record.

        Who only looks (assess, redefine) must not call it.
        """
        from store import record

        record.keep_catalogue(self.store, self.catalogue.sha256, self.definition, now=now)

    @cached_property
    def working_days(self) -> WorkingDays:
        path = ROOT / "data" / "calendar.csv"
        try:
            return WorkingDays(overrides(path))
        except CalendarRefusedError as error:
            give_up(WRONG_USE, "command.setting_wrong", name=path, reason=error)

    @cached_property
    def district_map(self) -> DistrictMap | None:
        """Ends the run with every fault of the operator's map; None: there is none."""
        from targets.district_map import MapRefusedError, read_map

        path = self.settings.map
        if path is None:
            return None
        try:
            if path.stat().st_size > MAP_LIMIT:
                give_up(WRONG_USE, "map.too_large", file=path, limit=MAP_LIMIT // 10**6)
            return read_map(path.read_text(encoding="utf-8-sig"), self.catalogue.district)
        except (OSError, UnicodeDecodeError) as error:
            give_up(WRONG_USE, "command.setting_wrong", name="MONITOR_MAP", reason=error)
        except MapRefusedError as error:
            for fault in error.faults:
                complain(f"map.{fault.code}", **dict(fault.values))
            give_up(WRONG_USE, "map.refused", file=path)

    @cached_property
    def store(self) -> Store:
        from store.engine import open_store

        store = open_store(self.database, self.settings.blobs(self.database))
        if store.needs_migration:
            self._be_in_a_folder(store)
            store.migrate()
        if store.keeps_rollback_journal:
            complain("store.rollback_journal")
        return store

    def _be_in_a_folder(self, store: Store) -> None:
        """A slip of the pen in a path makes no folders."""
        if self.is_own_place or store.folder is None or store.folder.is_dir():
            return
        give_up(WRONG_USE, "command.no_folder", folder=store.folder)

    @cached_property
    def intake(self) -> Intake:
        from ingest.intake import Intake
        from ingest.layout import load_layouts

        return Intake(self.store, self.catalogue, load_layouts(), self.working_days)

    @cached_property
    def mappings(self) -> Mappings:
        from ingest.layout import load_layouts
        from ingest.mapping.mappings import Mappings

        return Mappings(self.store, self.catalogue, load_layouts())

    @cached_property
    def rulebook(self) -> Rulebook:
        from ingest.layout import load_layouts
        from ingest.rulebook import Rulebook

        return Rulebook(self.store, self.catalogue, load_layouts())

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
        """By the definition that was in force then; `as_of` None: now, by the present one."""
        from store import recall
        from targets.board import board

        with self.store.reading() as session:
            known = recall.known(session, as_of=as_of)
            catalogue = self.definitions.at(session, as_of)
        return board(catalogue, known, working_days=self.working_days, period=period)

    def redefined(
        self, proposed: Catalogue, period: Period | None, as_of: datetime | None
    ) -> Redefinition:
        """What a definition would change of what is known; nothing is recorded."""
        from store import recall
        from targets.board import board
        from targets.redefined import redefinition

        with self.store.reading() as session:
            known = recall.known(session, as_of=as_of)
            in_force = self.definitions.in_force(session, seq=known.seq)
        judged = partial(board, known=known, working_days=self.working_days)
        before, after = (judged(one, period=period) for one in (in_force, proposed))
        if after.period != before.period:
            before, after = (judged(one, period=before.period) for one in (in_force, proposed))
        return redefinition(before, after)

    def pages(self, clock: Clock, progress: Progress = lambda: None) -> Dash:
        from briefing.showing import Showing
        from dashboard.server import create_app

        return create_app(
            store=self.store,
            catalogue=self.catalogue,
            working_days=self.working_days,
            intake=self.intake,
            mappings=self.mappings,
            rulebook=self.rulebook,
            briefings=Showing(self.briefings),
            district_map=self.district_map,
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
        """Plans and delivers, and keeps what became of years that are over."""
        from store.closing_years import ClosingYears
        from worker import Worker

        briefings = self.scheduled_briefings(clock())
        ticks = {
            "plan": briefings.plan,
            "deliver": briefings.deliver,
            "close": ClosingYears(self.store, self.catalogue).keep,
        }
        return Worker(ticks, clock=clock, timezone=self.catalogue.notice.timezone)


def catalogue_of(text: str, file: Path) -> Catalogue:
    """Ends the run with every fault of the text, by line; `file`: where it comes from."""
    try:
        return load(text)
    except CatalogueRefusedError as error:
        for fault in error.faults:
            complain_because(
                "command.catalogue_fault",
                f"catalogue.{fault.code}",
                dict(fault.values),
                file=file.name,
                line=fault.line,
            )
        raise typer.Exit(WRONG_USE) from error


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
    is_own_place = not (database or settings.database_url)
    return Parts(settings, database or settings.database(embedded), is_own_place=is_own_place)


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


def known_body(parts: Parts, name: str) -> None:
    if name not in parts.catalogue.body:
        give_up(WRONG_USE, "command.unknown_body", seen=name)
