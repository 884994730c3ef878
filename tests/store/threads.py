"""Several threads let go at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

Answer = TypeVar("Answer")


def in_threads(tasks: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """The answers, in the order of the tasks; raises what a task raised."""
    start = Barrier(len(tasks))

    def run(task: Callable[[], Answer]) -> Answer:
        start.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))
