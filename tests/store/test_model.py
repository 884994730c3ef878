"""SQLite and PostgreSQL against a plain model of what is known when, over any history."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from store import recall, record
from store.engine import Store, open_store
from store.errors import DecisionRefusedError
from targets.vocabulary import CITY, Known, SubmissionState
from tests.engines import ENGINES, Databases
from tests.make_store import after, arrival, figure

AREAS = (CITY, "990101", "990102")
Figures = dict[str, int | None]
Moment = tuple[datetime, Figures, dict[int, SubmissionState]]


class Histories(RuleBasedStateMachine):
    """Whatever is sent and decided, at a clock that jumps: both engines know what the model knows."""

    databases: Databases
    waiting = Bundle("waiting")
    counted = Bundle("counted")

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        blobs = Path(self.open.enter_context(tempfile.TemporaryDirectory()))
        self.stores: list[Store] = []
        for engine in ENGINES:
            url = self.open.enter_context(self.databases.fresh(engine))
            self.stores.append(open_store(url, str(blobs)))
            self.open.callback(self.stores[-1].close)
        self.said: dict[int, Figures] = {}
        self.received: dict[int, int] = {}
        self.since: dict[str, int] = {}
        self.history: list[Moment] = []

    @rule(
        target=waiting,
        said=st.dictionaries(st.sampled_from(AREAS), st.none() | st.integers(0, 3), min_size=1),
        hours=st.integers(-3, 5),
    )
    def send(self, said: Figures, hours: int) -> int:
        number = len(self.said) + 1
        figures = [figure(value, area=area) for area, value in said.items()]
        for store in self.stores:
            came = arrival(store, *figures, content=str(number).encode())
            sent, is_new = record.receive(store, came, now=after(hours=hours))
            assert (sent.id, is_new) == (number, True)
            assert record.receive(store, came, now=after(hours=hours)) == (sent, False)
        self.said[number] = said
        self._remember(hours, {}, {number: SubmissionState.SUBMITTED})
        self.received[number] = len(self.history)
        return number

    @rule(target=counted, number=consumes(waiting), hours=st.integers(-3, 5))
    def accept(self, number: int, hours: int) -> MultipleResults[int]:
        _, counting, _ = self._model(len(self.history))
        changed = {
            area for area, value in self.said[number].items() if counting.get(area, -1) != value
        }
        is_unchecked = any(self.since.get(area, 0) > self.received[number] for area in changed)
        for store in self.stores:
            if is_unchecked:
                with pytest.raises(DecisionRefusedError, match="overtaken"):
                    record.accept(store, number, actor="wang", now=after(hours=hours))
            else:
                record.accept(store, number, actor="wang", now=after(hours=hours))
        if is_unchecked:
            return multiple()
        self._remember(hours, self.said[number], {number: SubmissionState.ACCEPTED})
        self.since |= dict.fromkeys(changed, len(self.history))
        return multiple(number)

    @rule(number=counted, hours=st.integers(-3, 5))
    def restore(self, number: int, hours: int) -> None:
        _, counting, _ = self._model(len(self.history))
        changed = {area for area, value in self.said[number].items() if counting[area] != value}
        for store in self.stores:
            record.restore(
                store,
                number,
                actor="wang",
                now=after(hours=hours),
                comment="恢复",
                seen=len(self.history),
            )
        if changed:
            self._remember(hours, self.said[number], {})
            self.since |= dict.fromkeys(changed, len(self.history))

    @rule(number=consumes(waiting), hours=st.integers(-3, 5))
    def send_back(self, number: int, hours: int) -> None:
        for store in self.stores:
            record.send_back(store, number, actor="wang", now=after(hours=hours), comment="改")
        self._remember(hours, {}, {number: SubmissionState.RETURNED})

    @invariant()
    def both_know_what_the_model_knows(self) -> None:
        self._agree(None, len(self.history))

    @rule(hours=st.integers(-4, 6))
    def both_knew_what_the_model_knew(self, hours: int) -> None:
        by_then = sum(at <= after(hours=hours) for at, _, _ in self.history)
        self._agree(after(hours=hours), by_then)

    def teardown(self) -> None:
        self.open.close()

    def _remember(self, hours: int, new: Figures, states: dict[int, SubmissionState]) -> None:
        at, counting, submissions = self._model(len(self.history))
        self.history.append((max(after(hours=hours), at), counting | new, submissions | states))

    def _model(self, seq: int) -> Moment:
        return self.history[seq - 1] if seq else (after(days=-9999), {}, {})

    def _agree(self, as_of: datetime | None, seq: int) -> None:
        on_sqlite, on_postgresql = (_known(store, as_of) for store in self.stores)
        assert on_sqlite == on_postgresql
        _, counting, submissions = self._model(seq)
        assert on_sqlite.seq == seq
        assert {o.area: o.value for o in on_sqlite.observations} == counting
        assert {s.id: s.state for s in on_sqlite.submissions} == submissions


def test_both_engines_give_the_models_answers(databases: Databases) -> None:
    machine = type("Histories", (Histories,), {"databases": databases})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _known(store: Store, as_of: datetime | None) -> Known:
    with store.reading() as session:
        return recall.known(session, as_of=as_of)
