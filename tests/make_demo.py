"""The demo made once a test process, and how far its series are from smooth."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from functools import cache
from itertools import pairwise
from multiprocessing import get_context
from typing import TypeVar
from zipfile import ZipFile

from data.demo.figures import Figures, figures
from data.demo.filed import WORKBOOKS, DemoFile
from data.demo.make import CATALOGUE, made
from data.demo.noise import DEFAULT_SEED
from targets.catalogue import Catalogue
from targets.loading import load

Result = TypeVar("Result")
Member = tuple[str, tuple[int, int, int, int, int, int], bytes]


@cache
def demo_catalogue() -> Catalogue:
    return load(CATALOGUE.read_text(encoding="utf-8"))


@cache
def demo_figures(seed: int = DEFAULT_SEED) -> Figures:
    return figures(seed)


@cache
def made_demo() -> tuple[tuple[DemoFile, bytes], ...]:
    """Every workbook as the script makes it now."""
    return apart(_all_made)


def _all_made() -> tuple[tuple[DemoFile, bytes], ...]:
    return tuple(made(demo_catalogue()))


def apart(work: Callable[..., Result], *what: object) -> Result:
    """The result of long work in a process of its own, where no coverage is measured: that would treble it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *what).result()


def members(content: bytes) -> list[Member]:
    """What a workbook is, however the machine's zlib packs it."""
    with ZipFile(io.BytesIO(content)) as packed:
        return [
            (entry.filename, entry.date_time, packed.read(entry)) for entry in packed.infolist()
        ]


def short_name(file: DemoFile) -> str:
    return file.path.relative_to(WORKBOOKS).as_posix()


def roughness(increments: list[Decimal]) -> Decimal:
    """Mean change from one increment to the next, as a share of the mean increment."""
    changes = [abs(after - before) for before, after in pairwise(increments)]
    return _mean(changes) / abs(_mean(increments))


def _mean(values: list[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)
