"""The summaries of one installation: planned when they are due, kept in the outbox, delivered once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from pathlib import Path
from uuid import uuid4

from briefing import retrying
from briefing.digest import digest
from briefing.due import Slot, due_slots, is_late, is_too_old, slot_of
from briefing.message import Envelope, message
from briefing.post import FolderPoster, Handed, Poster, Reply
from briefing.render import Rendered, render
from store import lease, outbox, recall, schedules
from store.engine import Store
from store.outbox import Letter, LetterState
from store.schedules import Schedule
from targets.board import Board, board
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.filings import last_month
from targets.vocabulary import Language, Period, Recipient
from wording import say

OFFICE_MONTHLY = "office_monthly"
DELIVERY_LEASE = "delivery"
DEFAULT_DAY, DEFAULT_HOUR = 11, time(9, 0)
"""The working day after the last forms are due."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one letter in one round of delivery."""

    letter: Letter
    reply: Reply


@dataclass(frozen=True)
class Briefings:
    """`base_url`: where the pages are; `sender`: the address that letters come from."""

    store: Store
    catalogue: Catalogue
    working_days: WorkingDays
    poster: Poster
    base_url: str
    sender: str
    holder: str = field(default_factory=lambda: uuid4().hex)

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
        """Puts every issue that has come due into the outbox, once; returns how many letters were new."""
        letters = [
            letter
            for schedule in self.schedules().values()
            if not schedule.is_paused
            for letter in self._due_letters(schedule, now)
        ]
        return outbox.plan(self.store, letters, now) if letters else 0

    def _due_letters(self, schedule: Schedule, now: datetime) -> list[Letter]:
        slots = due_slots(
            schedule,
            self.working_days,
            timezone=self.catalogue.notice.timezone,
            first=self.catalogue.notice.start,
            last=last_month(self.catalogue),
            now=now,
        )
        return [
            self._letter(schedule, slot, recipient, is_skipped=slot is not slots[-1] or too_old)
            for slot in slots
            for too_old in (is_too_old(slot, self.working_days, now),)
            for recipient in schedule.recipients
        ]

    def _letter(
        self, schedule: Schedule, slot: Slot, recipient: Recipient, *, is_skipped: bool
    ) -> Letter:
        return Letter(
            schedule=schedule.name,
            slot=slot.name,
            recipient=recipient.address,
            language=recipient.language,
            scope=recipient.scope,
            period=slot.period,
            as_of=slot.moment,
            channel=schedule.channel,
            state=LetterState.SKIPPED if is_skipped else LetterState.PENDING,
        )

    # --- delivering -------------------------------------------------------------------------

    def deliver(self, now: datetime) -> tuple[Sent, ...]:
        """Hands over what is due: only the lease's holder does, and each letter is claimed first."""
        outbox.reap(self.store, now)
        if not lease.hold(self.store, DELIVERY_LEASE, self.holder, now):
            return ()
        claimed = outbox.claim(self.store, self.holder, now)
        sent = tuple(self._deliver_one(letter, now) for letter in claimed)
        lease.release(self.store, DELIVERY_LEASE, self.holder)
        return sent

    def _deliver_one(self, letter: Letter, now: datetime) -> Sent:
        reply = self._hand(letter)
        outbox.settle(self.store, letter, retrying.outcome(letter, reply, now), now, reply.detail)
        return Sent(letter, reply)

    def _hand(self, letter: Letter) -> Reply:
        try:
            content = self.content(letter)
        except ValueError as error:
            return Reply(Handed.REFUSED, str(error))
        return self.poster.hand(
            content, sender=self.sender, recipient=letter.recipient, name=file_name(letter)
        )

    # --- content ----------------------------------------------------------------------------

    def content(self, letter: Letter) -> bytes:
        """The letter's bytes: whenever they are made, they are the same. Raises: ValueError."""
        return message(self.rendered(letter), self._envelope(letter))

    def rendered(self, letter: Letter) -> Rendered:
        recipient = Recipient(letter.recipient, letter.language, letter.scope)  # type: ignore[arg-type]
        present = self._board(letter.period, letter.as_of)
        said = digest(present, self._previous(letter), recipient)
        late = is_late(letter.as_of, letter.planned_at) and letter.edition == "regular"
        return render(said, present, base_url=self.base_url.rstrip("/"), is_late=late)

    def write(self, letter: Letter, folder: Path) -> Path:
        """The letter as a file, sent to nobody."""
        reply = FolderPoster(folder).hand(
            self.content(letter),
            sender=self.sender,
            recipient=letter.recipient,
            name=file_name(letter),
        )
        if reply.handed is not Handed.SENT:
            raise OSError(reply.detail)
        return Path(reply.detail)

    def issue(self, schedule: Schedule, recipient: Recipient, period: Period) -> Letter:
        """The regular issue that tells of a month, as of its moment."""
        timezone = self.catalogue.notice.timezone
        slot = slot_of(schedule, period.plus(1), self.working_days, timezone)
        return self._letter(schedule, slot, recipient, is_skipped=False)

    def send_now(self, letter: Letter, now: datetime) -> Sent | None:
        """Plans the letter under an edition of its own and hands it over; None: another worker did."""
        asked = replace(letter, edition=f"by_hand-{now.isoformat(timespec='seconds')}")
        outbox.plan(self.store, [asked], now)
        sent = self.deliver(now)
        return next((one for one in sent if one.letter.edition == asked.edition), None)

    def _board(self, period: Period, as_of: datetime) -> Board:
        with self.store.reading() as session:
            known = recall.known(session, as_of=as_of)
        return board(self.catalogue, known, working_days=self.working_days, period=period)

    def _previous(self, letter: Letter) -> Board | None:
        """The Board of the last issue that this reader was sent before this one."""
        with self.store.reading() as session:
            earlier = [
                one.letter
                for one in outbox.deliveries(session, schedule=letter.schedule)
                if one.letter.recipient == letter.recipient
                and one.letter.state is LetterState.SENT
                and one.letter.edition == "regular"
                and one.letter.slot < letter.slot
            ]
        last = max(earlier, key=lambda one: one.slot, default=None)
        return None if last is None else self._board(last.period, last.as_of)

    def _envelope(self, letter: Letter) -> Envelope:
        language: Language = "en" if letter.language == "en" else "zh"
        return Envelope(
            schedule=letter.schedule,
            slot=letter.slot,
            edition=letter.edition,
            sender=self.sender,
            recipient=letter.recipient,
            written_at=letter.as_of,
            list_name=say("mail.list_name", language),
            domain=self.sender.rpartition("@")[2],
        )


def file_name(letter: Letter) -> str:
    edition = "" if letter.edition == "regular" else f"-{letter.edition}"
    return f"{letter.schedule}-{letter.slot}{edition}-{letter.recipient}"
