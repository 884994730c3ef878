"""`app.py worker`: the ticks alone, until stopped."""

from __future__ import annotations

from threading import Event
from typing import Protocol

from commands.console import DONE, stop_politely, tell
from targets.vocabulary import Language

HEARTBEAT = 0.5
"""Seconds. A signal that another thread took is noticed here; a wait without end would sleep on."""


class Ticking(Protocol):
    """What plans and delivers while it runs."""

    @property
    def seconds(self) -> int: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...


def run(worker: Ticking, language: Language) -> int:
    """Until interrupted."""
    worker.start()
    try:
        stop_politely()
        tell("command.worker_running", language, seconds=worker.seconds)
        never = Event()
        while not never.wait(HEARTBEAT):
            pass
    except KeyboardInterrupt:
        pass
    finally:
        worker.stop()
    return DONE
