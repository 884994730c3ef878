"""Letters going out of the outbox: each once, none stopped by another, all rebuilt the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from briefing.briefings import DELIVERY_LEASE, Briefings
from briefing.post import FolderPoster, Handed, Reply
from store import lease, outbox, record
from store.engine import Store
from store.outbox import LetterState
from targets.loading import load
from targets.vocabulary import Period
from tests.make_briefing import (
    AUGUST,
    SEPTEMBER,
    Spoken,
    attempts,
    briefings,
    letters,
    moments,
    part,
    put,
    reader,
    reported,
    states,
    told,
)
from tests.make_targets import redefined, tiny_catalogue, tiny_text
from tests.store.threads import in_threads

SINCE = moments("2025-10-01T00:00")
DUE = moments("2025-10-22T09:00")
A, B, C = (f"{name}@example.invalid" for name in "abc")


@dataclass
class Desk:
    """A poster of a test: what it took, and what it says to whom before it takes."""

    says: dict[str, list[Reply]] = field(default_factory=dict)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    place: str = "desk"
    meanwhile: Callable[[], object] = lambda: None

    def fault(self) -> str | None:
        return None

    def hand(self, letter: bytes, *, sender: str, recipient: str, name: str) -> Reply:  # noqa: ARG002
        self.meanwhile()
        if self.says.get(recipient):
            return self.says[recipient].pop(0)
        self.taken.append((recipient, letter))
        return Reply(Handed.SENT)

    @property
    def readers(self) -> list[str]:
        return [reader for reader, _ in self.taken]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def office(store: Store, desk: Desk) -> Briefings:
    return briefings(store, desk)


def test_what_is_due_is_sent_and_settled(office: Briefings, store: Store, desk: Desk) -> None:
    put(store, since=SINCE)
    office.plan(DUE)
    [sent] = office.deliver(DUE)
    assert sent.reply.handed is Handed.SENT
    assert told(desk.taken[0][1])["To"] == desk.readers[0]
    assert set(states(store).values()) == {LetterState.SENT}


def test_what_was_sent_is_never_sent_again(office: Briefings, store: Store, desk: Desk) -> None:
    put(store, since=SINCE)
    for day in range(5):
        office.plan(DUE + timedelta(days=day))
        office.deliver(DUE + timedelta(days=day))
    assert len(desk.taken) == 1


def test_a_restart_sends_nothing_twice(store: Store, desk: Desk) -> None:
    put(store, A, B, since=SINCE)
    for _ in range(3):
        worker = briefings(store, desk)
        worker.plan(DUE)
        worker.deliver(DUE)
    assert sorted(desk.readers) == [A, B]


def test_a_no_to_one_reader_does_not_stop_the_others(
    office: Briefings, store: Store, desk: Desk
) -> None:
    desk.says[A] = [Reply(Handed.REFUSED, "550 unknown")]
    put(store, A, B, since=SINCE)
    office.plan(DUE)
    office.deliver(DUE)
    assert states(store) == {A: LetterState.DEAD, B: LetterState.SENT}


def test_an_address_that_is_none_is_dead_at_once_and_stops_nobody(
    office: Briefings, store: Store, desk: Desk
) -> None:
    bad = "张三@example.invalid\r\nBcc: x@example.invalid"
    put(store, bad, B, since=SINCE)
    office.plan(DUE)
    office.deliver(DUE)
    assert states(store) == {bad: LetterState.DEAD, B: LetterState.SENT}
    assert desk.readers == [B]


def test_a_letter_that_cannot_be_made_stops_nobody_and_holds_no_lease(
    store: Store, desk: Desk
) -> None:
    """A fault in making one letter: its month lies outside what the product can count."""
    office = briefings(store, desk)
    schedule = put(store, B, since=SINCE)
    strange = office.issue(schedule, reader("zh", A), SEPTEMBER, DUE)
    outbox.plan(store, [replace(strange, period=Period(2199, 12), slot="2200-01")], DUE)
    broken = replace(
        office,
        catalogue=replace(tiny_catalogue(), chapters=(None,)),  # type: ignore[arg-type]
    )
    [made] = broken.deliver(DUE)
    assert made.reply.handed is Handed.UNMADE
    assert states(store)[A] is LetterState.RETRY
    assert lease.hold(store, DELIVERY_LEASE, "another", DUE)


def test_where_no_letter_gets_through_the_round_ends_and_nothing_counts(
    office: Briefings, store: Store, desk: Desk
) -> None:
    desk.says = {A: [Reply(Handed.NO_WAY, "refused")], B: [Reply(Handed.NO_WAY, "refused")]}
    put(store, A, B, since=SINCE)
    office.plan(DUE)
    assert len(office.deliver(DUE)) == 1
    assert sorted(states(store).values()) == [LetterState.PENDING, LetterState.RETRY]
    assert {one.failures for one in letters(store)} == {0}


def test_when_the_way_is_free_again_all_go_out(office: Briefings, store: Store, desk: Desk) -> None:
    desk.says = {A: [Reply(Handed.NO_WAY)], B: [Reply(Handed.NO_WAY)]}
    put(store, A, B, since=SINCE)
    office.plan(DUE)
    for minutes in (0, 1, 10):
        office.deliver(DUE + timedelta(minutes=minutes))
    assert sorted(desk.readers) == [A, B]


def test_six_times_put_off_a_letter_is_dead(office: Briefings, store: Store, desk: Desk) -> None:
    desk.says[A] = [Reply(Handed.NOT_NOW, "451 later")] * 9
    put(store, A, since=SINCE)
    office.plan(DUE)
    for hours in range(12):
        office.deliver(DUE + timedelta(hours=2 * hours))
    assert attempts(store) == [("retry", "451 later")] * 5 + [("dead", "451 later")]


def test_a_dead_letter_that_a_person_revives_is_sent_marked_as_late(
    office: Briefings, store: Store, desk: Desk
) -> None:
    desk.says[A] = [Reply(Handed.REFUSED)]
    put(store, A, since=SINCE)
    office.plan(DUE)
    office.deliver(DUE)
    weeks_later = DUE + timedelta(days=20)
    assert outbox.resend(store, letters(store)[0].id, weeks_later)
    office.deliver(weeks_later)
    assert told(desk.taken[0][1])["Subject"].startswith("【补发】")


def test_a_letter_whose_worker_died_goes_out_with_the_same_id(store: Store, desk: Desk) -> None:
    """The first attempt reached the server; nobody lived to note it."""
    put(store, A, since=SINCE)
    first, second = briefings(store, desk), briefings(store, desk)
    first.plan(DUE)
    [claimed] = outbox.claim(store, first.holder, DUE)
    before = first.composer.content(claimed)
    second.deliver(DUE + timedelta(minutes=6))
    assert desk.taken == [(A, before)]


def test_two_workers_at_once_deliver_each_letter_once(store: Store, desk: Desk) -> None:
    readers = [f"{number}@example.invalid" for number in range(8)]
    put(store, *readers, since=SINCE)
    workers = [briefings(store, desk) for _ in range(2)]
    workers[0].plan(DUE)
    for _ in range(3):
        in_threads([partial(worker.deliver, DUE) for worker in workers])
    assert sorted(desk.readers) == readers


def test_while_another_worker_holds_the_lease_nothing_is_sent(
    office: Briefings, store: Store, desk: Desk
) -> None:
    put(store, since=SINCE)
    office.plan(DUE)
    lease.hold(store, DELIVERY_LEASE, "another", DUE)
    assert office.deliver(DUE) == ()
    assert len(office.deliver(DUE + timedelta(minutes=1))) == 1


def test_a_slow_server_never_lets_a_claim_run_out(store: Store, desk: Desk) -> None:
    """Every letter takes two minutes; meanwhile another worker looks for letters given up."""
    passed, given_back = [0.0], []
    office = briefings(store, desk, seconds=lambda: passed[0])

    def wait() -> None:
        passed[0] += 120
        given_back.append(outbox.reap(store, DUE + timedelta(seconds=passed[0]), most_failures=6))

    desk.meanwhile = wait
    readers = [f"{number}@example.invalid" for number in range(6)]
    put(store, *readers, since=SINCE)
    office.plan(DUE)
    office.deliver(DUE)
    assert sorted(desk.readers) == readers
    assert given_back == [0] * 6


def test_a_letter_planned_late_says_so(office: Briefings, store: Store, desk: Desk) -> None:
    put(store, since=SINCE)
    office.plan(DUE + timedelta(days=1))
    office.deliver(DUE + timedelta(days=1))
    mail = told(desk.taken[0][1])
    assert mail["Subject"].startswith("【补发】")
    assert mail["Date"] == "Thu, 23 Oct 2025 09:00:00 +0800"


def test_an_issue_compares_with_the_one_that_its_reader_had_before(
    office: Briefings, store: Store, desk: Desk
) -> None:
    put(store, since=moments("2025-09-01T00:00"))
    reported(store, AUGUST, 1000, moments("2025-09-05T09:00"))
    reported(store, SEPTEMBER, 1129, moments("2025-10-10T09:00"))
    for now in (moments("2025-09-15T09:00"), DUE):
        office.plan(now)
        office.deliver(now)
    first, second = (part(content, "plain") for _, content in desk.taken)
    assert "本期为首期" in first
    assert "一、与上期（2025年8月）相比" in second
    assert "科技型企业" in second.split("二、重点指标")[0]


def test_a_letter_rebuilt_later_is_the_same_to_the_byte(
    office: Briefings, store: Store, desk: Desk
) -> None:
    put(store, since=SINCE)
    reported(store, SEPTEMBER, 1129, moments("2025-10-10T09:00"))
    office.plan(DUE)
    office.deliver(DUE)
    reported(store, AUGUST, 1, DUE + timedelta(days=3))
    [(_, sent)] = desk.taken
    assert office.composer.content(letters(store)[0]) == sent


def test_a_letter_rebuilt_under_a_new_definition_is_still_the_same(
    office: Briefings, store: Store, desk: Desk
) -> None:
    """By a program that was started with the new one."""
    record.keep_catalogue(store, tiny_catalogue().sha256, tiny_text(), now=SINCE)
    put(store, since=SINCE)
    reported(store, SEPTEMBER, 1129, moments("2025-10-10T09:00"))
    office.plan(DUE)
    office.deliver(DUE)
    new = redefined(("value: 1200,", "value: 3000,"))
    record.keep_catalogue(store, load(new).sha256, new, now=DUE + timedelta(days=3))
    [(_, sent)] = desk.taken
    later = briefings(store, desk, catalogue=load(new))
    assert later.composer.content(letters(store)[0]) == sent


def test_an_earlier_issue_sent_later_does_not_change_what_this_one_said(
    office: Briefings, store: Store, desk: Desk
) -> None:
    put(store, since=moments("2025-09-01T00:00"))
    reported(store, AUGUST, 1000, moments("2025-09-05T09:00"))
    office.plan(DUE)
    office.deliver(DUE)
    [skipped] = letters(store, states=[LetterState.SKIPPED])
    outbox.resend(store, skipped.id, DUE + timedelta(hours=1))
    office.deliver(DUE + timedelta(hours=1))
    newest = next(one for one in letters(store) if one.slot == "2025-10")
    assert office.composer.content(newest) == desk.taken[0][1]


def test_what_a_person_asks_for_is_sent_beside_the_regular_issue(
    office: Briefings, store: Store, desk: Desk
) -> None:
    schedule = put(store, A, since=SINCE)
    office.plan(DUE)
    office.deliver(DUE)
    asked = office.issue(schedule, reader("zh", A), SEPTEMBER, DUE)
    sent = office.send_now(asked, DUE + timedelta(days=2))
    assert sent is not None
    assert sent.letter.edition.startswith("by_hand-")
    assert len({told(content)["Message-ID"] for _, content in desk.taken}) == 2


def test_asked_for_while_the_way_is_blocked_by_another_letter_it_says_so(
    office: Briefings, store: Store, desk: Desk
) -> None:
    desk.says[A] = [Reply(Handed.NO_WAY, "down")]
    schedule = put(store, A, since=SINCE)
    office.plan(DUE)
    asked = office.issue(schedule, reader("zh", B), SEPTEMBER, DUE)
    sent = office.send_now(asked, DUE)
    assert sent is not None
    assert (sent.letter.recipient, sent.reply.handed) == (B, Handed.NO_WAY)


def test_asked_for_again_while_there_is_no_way_one_letter_waits(
    office: Briefings, store: Store, desk: Desk
) -> None:
    desk.says[A] = [Reply(Handed.NO_WAY, "down"), Reply(Handed.NO_WAY, "down")]
    asked = office.issue(put(store, A, since=SINCE), reader("zh", A), SEPTEMBER, DUE)
    said = [office.send_now(asked, DUE + timedelta(minutes=passed)) for passed in (0, 1, 2)]
    assert [one.reply.handed for one in said if one] == [*[Handed.NO_WAY] * 2, Handed.SENT]
    assert len(letters(store)) == len(desk.taken) == 1


def test_asked_for_while_another_worker_delivers_it_is_left_to_that_one(
    office: Briefings, store: Store
) -> None:
    schedule = put(store, A, since=SINCE)
    lease.hold(store, DELIVERY_LEASE, "another", DUE)
    assert office.send_now(office.issue(schedule, reader("zh", A), SEPTEMBER, DUE), DUE) is None


def test_letters_go_to_a_folder_where_there_is_no_server(store: Store, tmp_path: Path) -> None:
    office = briefings(store, FolderPoster(tmp_path / "mail"))
    put(store, A, "a_b+c@example.invalid", since=SINCE)
    office.plan(DUE)
    office.deliver(DUE)
    names = sorted(path.name for path in (tmp_path / "mail").iterdir())
    assert names == [
        "office_monthly-2025-10-a@example.invalid.eml",
        "office_monthly-2025-10-a_b+c@example.invalid.eml",
    ]


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_a_reader_is_written_to_in_the_language_asked_for(
    office: Briefings, store: Store, desk: Desk, language: Spoken
) -> None:
    schedule = put(store, A, since=SINCE)
    asked = office.issue(schedule, reader(language, A), SEPTEMBER, DUE)
    text = office.composer.rendered(asked).text
    assert ("二、重点指标" in text) is (language != "en")
    assert ("2. Indicators" in text) is (language != "zh")
