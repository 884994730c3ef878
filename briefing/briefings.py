"""The summaries of one installation: planned when they are due, kept in the outbox, delivered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from time import monotonic
from uuid import uuid4

import structlog

from briefing import retrying
from briefing.composer import REGULAR, Composer
from briefing.due import Slot, due_slots, is_too_old, slot_of
from briefing.message import BadAddressError
from briefing.post import FolderPoster, Handed, Poster, Reply
from store import lease, outbox, schedules
from store.definitions import Definitions
from store.engine import Store
from store.errors import StoreError
from store.outbox import Letter, LetterState
from store.schedules import Schedule
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.filings import last_month
from targets.vocabulary import Period, Recipient

log = structlog.get_logger("briefing")

OFFICE_MONTHLY = "office_monthly"
DELIVERY_LEASE = "delivery"
BY_HAND = "by_hand-"
DEFAULT_DAY, DEFAULT_HOUR = 11, time(9, 0)
"""The working day after the last forms are due."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one letter in one round of delivery."""

    letter: Letter
    reply: Reply


@dataclass(frozen=True)
class Briefings:
    """`base_url`: where the pages are; `sender`: the address that letters come from.

    `seconds` counts up while a round of delivery lasts; what day it is, every call is told.
    """

    store: Store
    catalogue: Catalogue
    working_days: WorkingDays
    poster: Poster
    base_url: str
    sender: str
    seconds: Callable[[], float] = monotonic
    holder: str = field(default_factory=lambda: uuid4().hex)

    @cached_property
    def composer(self) -> Composer:
        definitions = Definitions(self.catalogue)
        return Composer(self.store, definitions, self.working_days, self.base_url, self.sender)

    def ensure_schedule(
        self,
        recipients: tuple[Recipient, ...],
        *,
        since: datetime,
        now: datetime,
        working_day: int = DEFAULT_DAY,
        at: time = DEFAULT_HOUR,
    ) -> Schedule:
        """The office's monthly summary, made with these settings unless it is there already."""
        found = self.schedules().get(OFFICE_MONTHLY)
        if found is not None:
            return found
        made = Schedule(OFFICE_MONTHLY, working_day, at, recipients, since)
        schedules.put(self.store, made, actor="system", now=now)
        return made

    def schedules(self) -> dict[str, Schedule]:
        with self.store.reading() as session:
            return {schedule.name: schedule for schedule in schedules.every(session)}

    # --- planning ---------------------------------------------------------------------------

    def plan(self, now: datetime) -> int:
        """Puts every issue that has come due into the outbox, once; returns how many letters were new.

        A paused schedule plans nothing; what it had planned before goes out.
        """
        active = [schedule for schedule in self.schedules().values() if not schedule.is_paused]
        letters = [letter for schedule in active for letter in self._due_letters(schedule, now)]
        return outbox.plan(self.store, letters, now) if letters else 0

    def _due_letters(self, schedule: Schedule, now: datetime) -> Iterator[Letter]:
        """The newest issue goes out unless it is too old; those before it are only recorded."""
        slots = due_slots(
            schedule,
            self.working_days,
            timezone=self.catalogue.notice.timezone,
            first=self.catalogue.notice.start,
            last=last_month(self.catalogue),
            now=now,
        )
        for slot in slots:
            is_skipped = slot is not slots[-1] or is_too_old(slot, self.working_days, now)
            state = LetterState.SKIPPED if is_skipped else LetterState.PENDING
            for recipient in schedule.recipients:
                yield replace(_letter(schedule, slot, recipient), state=state)

    def issue(
        self, schedule: Schedule, recipient: Recipient, period: Period, now: datetime
    ) -> Letter:
        """The issue that tells of a month, as of its moment; before that a preview, as of now."""
        timezone = self.catalogue.notice.timezone
        slot = slot_of(schedule, period.plus(1), self.working_days, timezone)
        regular = _letter(schedule, slot, recipient)
        if now >= slot.moment:
            return regular
        return replace(regular, as_of=now, edition="preview")

    # --- delivering -------------------------------------------------------------------------

    def deliver(self, now: datetime) -> tuple[Sent, ...]:
        """Hands over what is due, a letter at a time, while this worker holds the lease.

        A letter that fails does not stop the next; where no letter gets through, the round ends.
        """
        outbox.reap(self.store, now, most_failures=retrying.MOST_FAILURES)
        try:
            return tuple(self._round(now))
        finally:
            lease.release(self.store, DELIVERY_LEASE, self.holder)

    def _round(self, now: datetime) -> Iterator[Sent]:
        began = self.seconds()
        is_open = True
        while is_open:
            moment = now + timedelta(seconds=self.seconds() - began)
            if not lease.hold(self.store, DELIVERY_LEASE, self.holder, moment):
                return
            claimed = outbox.claim(self.store, self.holder, moment, limit=1)
            if not claimed:
                return
            reply = self._hand(claimed[0])
            after = now + timedelta(seconds=self.seconds() - began)
            outcome = retrying.outcome(claimed[0], reply, after)
            outbox.settle(self.store, claimed[0], outcome, after, reply.detail)
            yield Sent(claimed[0], reply)
            is_open = reply.handed is not Handed.NO_WAY

    def _hand(self, letter: Letter) -> Reply:
        """Raises: StoreError; any other fault is the letter's own and ends with it."""
        try:
            return self._put(letter, self.poster)
        except StoreError:
            raise
        except BadAddressError as error:
            return Reply(Handed.REFUSED, str(error))
        except Exception as error:
            log.exception("letter_unmade", letter=letter.id)
            return Reply(Handed.UNMADE, f"{type(error).__name__}: {error}")

    def _put(self, letter: Letter, poster: Poster) -> Reply:
        return poster.hand(
            self.composer.content(letter),
            sender=self.sender,
            recipient=letter.recipient,
            name=file_name(letter),
        )

    def write(self, letter: Letter, folder: Path) -> Reply:
        """The letter as a file, sent to nobody; the reply tells where. Raises: BadAddressError."""
        return self._put(letter, FolderPoster(folder))

    def send_now(self, letter: Letter, now: datetime) -> Sent | None:
        """Hands the letter over under an edition of its own; None: another worker will.

        One that was asked for before and still waits for its way is not joined by a second.
        """
        asked = self._asked_before(letter)
        if asked is not None:
            outbox.resend(self.store, asked.id, now)
        else:
            asked = replace(letter, edition=f"{BY_HAND}{now.isoformat()}")
            outbox.plan(self.store, [asked], now)
        sent = self.deliver(now)
        ours = (one for one in sent if _is_same(one.letter, asked))
        blocked = (replace(one, letter=asked) for one in sent if one.reply.handed is Handed.NO_WAY)
        return next(ours, None) or next(blocked, None)

    def _asked_before(self, letter: Letter) -> Letter | None:
        with self.store.reading() as session:
            waiting = outbox.deliveries(
                session,
                schedule=letter.schedule,
                recipient=letter.recipient,
                states=(LetterState.RETRY,),
            )
        asked = (one.letter for one in waiting if one.letter.edition.startswith(BY_HAND))
        same = (one for one in asked if (one.slot, one.as_of) == (letter.slot, letter.as_of))
        return next(same, None)


def file_name(letter: Letter) -> str:
    """Unlike that of any other letter, and not yet fit for every file system."""
    edition = "" if letter.edition == REGULAR else f"-{letter.edition}"
    return f"{letter.schedule}-{letter.slot}{edition}-{letter.recipient}"


def _letter(schedule: Schedule, slot: Slot, recipient: Recipient) -> Letter:
    return Letter(
        schedule=schedule.name,
        slot=slot.name,
        recipient=recipient.address,
        language=recipient.language,
        scope=recipient.scope,
        period=slot.period,
        as_of=slot.moment,
        edition=REGULAR,
        channel=schedule.channel,
    )


def _is_same(one: Letter, other: Letter) -> bool:
    return file_name(one) == file_name(other)
