"""Letters over a real SMTP server on loopback: what it says decides what becomes of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from briefing.briefings import Briefings
from briefing.post import Handed, Reply, SmtpPoster
from store.engine import Store
from store.outbox import LetterState
from tests.briefing.mail_server import PASSWORD, USER, Answers, free_port, served
from tests.make_briefing import SENDER, attempts, briefings, moments, put, states, told

DUE = moments("2025-10-22T09:00")
SINCE = moments("2025-10-01T00:00")
A, B = "a@example.invalid", "b@example.invalid"
LETTER = b"Subject: x\r\n\r\nbody\r\n"


def hand(port: int, **more: Any) -> Reply:
    server = SmtpPoster("127.0.0.1", port, **more)
    return server.hand(LETTER, sender=SENDER, recipient=A, name="x")


def office(store: Store, port: int, *readers: str) -> Briefings:
    put(store, *readers, since=SINCE)
    made = briefings(store, SmtpPoster("127.0.0.1", port))
    made.plan(DUE)
    return made


def deliver(made: Briefings, *, hours: int, every: int = 2) -> None:
    for passed in range(0, hours, every):
        made.deliver(DUE + timedelta(hours=passed))


def test_a_letter_arrives_as_it_was_made(store: Store) -> None:
    answers = Answers()
    with served(answers) as port:
        office(store, port, A).deliver(DUE)
    [(reader, content)] = answers.taken
    assert (reader, told(content)["To"]) == (A, A)
    assert attempts(store) == [("sent", "")]


def test_greylisting_delays_a_letter_and_does_not_lose_it(store: Store) -> None:
    answers = Answers(to={A: ["451 greylisted"]})
    with served(answers) as port:
        made = office(store, port, A)
        made.deliver(DUE)
        made.deliver(DUE + timedelta(minutes=4))
        assert answers.taken == []
        made.deliver(DUE + timedelta(minutes=7))
    assert answers.readers == [A]
    assert attempts(store) == [("retry", "451 greylisted"), ("sent", "")]


def test_six_times_put_off_is_a_no(store: Store) -> None:
    answers = Answers(to={A: ["450 busy"] * 9})
    with served(answers) as port:
        deliver(office(store, port, A), hours=24)
    assert attempts(store) == [("retry", "450 busy")] * 5 + [("dead", "450 busy")]


def test_an_unknown_reader_is_dead_and_the_other_has_the_letter(store: Store) -> None:
    answers = Answers(to={A: ["550 no such user"]})
    with served(answers) as port:
        office(store, port, A, B).deliver(DUE)
    assert states(store) == {A: LetterState.DEAD, B: LetterState.SENT}
    assert answers.readers == [B]


def test_a_no_to_the_content_is_final(store: Store) -> None:
    answers = Answers(data={A: ["554 looks like spam"]})
    with served(answers) as port:
        deliver(office(store, port, A), hours=6)
    assert attempts(store) == [("dead", "554 looks like spam")]


def test_not_now_to_the_content_counts_as_well(store: Store) -> None:
    answers = Answers(data={A: ["452 full"]})
    with served(answers) as port:
        deliver(office(store, port, A), hours=4)
    assert attempts(store) == [("retry", "452 full"), ("sent", "")]


@pytest.mark.parametrize("where", ["to", "data"])
def test_a_server_that_closes_for_now_counts_against_no_letter(store: Store, where: str) -> None:
    answers = Answers(**{where: {A: ["421 closing"] * 8}})  # type: ignore[arg-type]
    with served(answers) as port:
        deliver(office(store, port, A), hours=20)
    assert states(store) == {A: LetterState.SENT}
    assert attempts(store) == [("retry", "421 closing")] * 8 + [("sent", "")]


@pytest.mark.parametrize("reply", ["530 sign in first", "550 sender unknown", "451 not now"])
def test_a_sender_that_is_not_let_through_is_no_fault_of_the_letter(
    store: Store, reply: str
) -> None:
    answers = Answers(sender=[reply] * 8)
    with served(answers) as port:
        deliver(office(store, port, A), hours=20)
    assert states(store) == {A: LetterState.SENT}


def test_a_letter_whose_line_was_cut_comes_again_under_the_same_id(store: Store) -> None:
    """The server has it, we do not know: a mailbox shows two letters of one id as one."""
    answers = Answers(drops=1)
    with served(answers) as port:
        deliver(office(store, port, A), hours=4)
    first, second = (told(content)["Message-ID"] for _, content in answers.taken)
    assert first == second
    assert [outcome for outcome, _ in attempts(store)] == ["retry", "sent"]


def test_while_the_server_is_down_letters_wait_and_go_out_when_it_is_up(store: Store) -> None:
    port = free_port()
    made = office(store, port, A, B)
    deliver(made, hours=6)
    assert set(states(store).values()) == {LetterState.RETRY}
    answers = Answers()
    with served(answers, port=port):
        made.deliver(DUE + timedelta(hours=8))
    assert sorted(answers.readers) == [A, B]


def test_a_server_that_nobody_runs_has_a_fault_to_tell() -> None:
    assert "refused" in (SmtpPoster("127.0.0.1", free_port()).fault() or "").lower()


def test_a_server_that_runs_has_none() -> None:
    with served(Answers()) as port:
        assert SmtpPoster("127.0.0.1", port).fault() is None


def test_a_host_that_does_not_exist_is_no_way() -> None:
    reply = SmtpPoster("host.invalid", 25).hand(LETTER, sender=SENDER, recipient=A, name="x")
    assert reply.handed is Handed.NO_WAY


def test_the_right_password_opens_the_way() -> None:
    answers = Answers()
    with served(answers, asks_who=True) as port:
        assert hand(port, user=USER, password=PASSWORD).handed is Handed.SENT
    assert answers.readers == [A]


def test_a_wrong_password_is_no_way_and_counts_against_no_letter() -> None:
    with served(Answers(), asks_who=True) as port:
        reply = hand(port, user=USER, password="guess")
    assert reply.handed is Handed.NO_WAY
    assert reply.detail.startswith("535 ")
    assert "guess" not in reply.detail


def test_a_password_that_the_protocol_cannot_say_is_no_way() -> None:
    with served(Answers(), asks_who=True) as port:
        assert hand(port, user=USER, password="密码").handed is Handed.NO_WAY


def test_a_server_without_sign_in_is_no_way_where_one_is_wanted() -> None:
    with served(Answers()) as port:
        assert hand(port, user=USER, password=PASSWORD).handed is Handed.NO_WAY


def test_a_server_without_starttls_is_no_way_where_it_is_wanted() -> None:
    with served(Answers()) as port:
        assert hand(port, security="starttls").handed is Handed.NO_WAY
