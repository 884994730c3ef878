"""Real files with bytes changed, lost or doubled: always a workbook or a named reason, never anything else."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import guard
from ingest.errors import UnreadableError
from ingest.opening.apart.process import Limits, ReadingProcess
from tests.make_formats import in_format
from tests.make_workbooks import empty_book, put_rows
from wording import say

KINDS = ("xlsx", "strict", "xls", "ods", "xlsb", "csv_gbk", "csv_utf16")
SHORT = Limits(memory=1 << 29, cpu_seconds=2, wall_seconds=4)


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    started = ReadingProcess()
    yield started
    started.stop()


@cache
def small(kind: str) -> bytes:
    book = empty_book()
    sheet = book.create_sheet("表")
    put_rows(
        sheet, [("指标", "累计数", None), ("绿色工厂", 8.5, "=1+1"), ("完成率", 0.649, "#REF!")], 1
    )
    sheet["B3"].number_format = "0.0%"
    sheet.merge_cells("A5:B6")
    sheet.column_dimensions["C"].hidden = True
    return in_format(book, kind)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A part of a package, or the whole file, with one to four places altered."""
    file = small(draw(st.sampled_from(KINDS)))
    if not file.startswith(b"PK") or draw(st.integers(0, 4)) == 0:
        return _altered(draw, file)
    with zipfile.ZipFile(BytesIO(file)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = _altered(draw, parts[name])
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for each, content in parts.items():
            made.writestr(each, content)
    return target.getvalue()


def _altered(draw: st.DrawFn, content: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(len(content) - 1, 0)))
        length = draw(st.sampled_from([0, 1, 1, 2, 4, 40]))
        instead = draw(st.one_of(st.binary(max_size=4), st.just(content[:place][-60:])))
        content = content[:place] + instead + content[place + length :]
    return content


@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(file=mutated())
def test_a_mutilated_file_is_read_or_refused_by_name(file: bytes, process: ReadingProcess) -> None:
    try:
        found = process.read(file, SHORT, guard.inspect(file, "报表"))
    except UnreadableError as error:
        for language in ("zh", "en"):
            assert say(f"reading.{error.code}", language, **error.values)  # noqa: PT017
    else:
        assert isinstance(found["sheets"], list)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_anywhere_is_read_or_refused(kind: str, process: ReadingProcess) -> None:
    file = small(kind)
    for length in range(1, len(file), max(len(file) // 12, 1)):
        with suppress(UnreadableError):
            process.read(file[:length], SHORT, guard.inspect(file[:length], "报表"))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_altered_here_reads_well_as_it_is(kind: str, process: ReadingProcess) -> None:
    file = small(kind)
    assert process.read(file, SHORT, guard.inspect(file, "报表"))["disagreements"] == []
