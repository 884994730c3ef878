"""What a list of a million enterprises costs: python -m bench.roster [ROWS] [--pandas].

Beside it, in the same run, the floor (unzip, expat, one bulk insert of the sheet's texts) and, if asked
for, the usual way (pandas with openpyxl, to_sql). Each runs in a process of its own, which begins to
measure when its programs are loaded; its children are watched from outside. The columns that the floor
inserts come to it free.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.parsers import expat

from bench import roster_workbook

NOW = datetime(2023, 6, 5, tzinfo=UTC)
TICKS = os.sysconf("SC_CLK_TCK")
LOOKS_EVERY = 0.05
SHORT = 30_000
NAME = "市经信委名单2023-5.xlsx"
MEASURED = "measured "


class Clock:
    """Prints at the end what the process itself took since it was made, less what its children had."""

    def __init__(self) -> None:
        self._children = sum(_seconds(pid) for pid in _family(os.getpid())[1:])
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def stop(self) -> None:
        wall, cpu = time.perf_counter() - self._wall, time.process_time() - self._cpu
        print(f"{MEASURED}{wall} {cpu - self._children}", flush=True)


@dataclass(frozen=True, slots=True)
class Cost:
    wall: float
    cpu: float
    megabytes: float


def ours(workbook: Path, folder: Path) -> None:
    """As `app.py ingest FILE --accept` does it: guard, read, check, record, accept."""
    from ingest.intake import Intake  # noqa: PLC0415 the others do not pay for it
    from ingest.layout import load_layouts  # noqa: PLC0415
    from store.engine import open_store  # noqa: PLC0415
    from targets.calendar import WorkingDays  # noqa: PLC0415
    from targets.loading import load  # noqa: PLC0415
    from targets.vocabulary import Explanations  # noqa: PLC0415

    catalogue = load(Path("targets.yaml").read_text(encoding="utf-8"))
    store = open_store(f"sqlite:///{folder}/ours.db")
    store.migrate()
    intake = Intake(store, catalogue, load_layouts(), WorkingDays())
    short = folder / "short.xlsx"
    roster_workbook.write(short, SHORT)
    intake.preview(short.read_bytes(), NAME)  # a service that runs has read one before
    said = Explanations(for_all="made up")
    clock = Clock()
    outcome = intake.submit(workbook.read_bytes(), NAME, by="li", explanations=said, now=NOW)
    assert outcome.submission is not None, outcome.findings  # noqa: S101
    intake.accept(outcome.submission.id, by="li", now=NOW, operator=True)
    clock.stop()
    (roster,) = outcome.rosters
    print(f"{roster.rows} rows, {roster.counted} counted, {roster.duplicates} duplicates, ", end="")
    print(f"{roster.bad_codes} bad codes, {roster.expired} expired", flush=True)


def floor(workbook: Path, folder: Path) -> None:
    import fastexcel  # noqa: PLC0415

    from store.sqlite import driver  # noqa: PLC0415

    sheet = fastexcel.read_excel(str(workbook)).load_sheet(0, header_row=None, dtypes="string")
    columns = sheet.to_arrow().slice(2).columns
    connection = driver().connect(f"{folder}/floor.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    names = ", ".join(f"column_{number} TEXT" for number in range(len(columns)))
    connection.execute(f"CREATE TABLE listed ({names}) STRICT")
    places = ", ".join("?" for _ in columns)
    clock, began = Clock(), time.process_time()
    with zipfile.ZipFile(workbook) as package:
        for part in package.namelist():
            with package.open(part) as stream:
                expat.ParserCreate().ParseFile(stream)
    walked = time.process_time()
    connection.execute("BEGIN")
    statement = f"INSERT INTO listed VALUES ({places})"  # noqa: S608 only question marks
    connection.executemany(statement, zip(*(c.to_pylist() for c in columns), strict=True))
    connection.execute("COMMIT")
    clock.stop()
    print(f"unzip and expat {walked - began:.2f} CPU s, the rest is the insert", flush=True)


def usual(workbook: Path, folder: Path) -> None:
    import pandas as pd  # noqa: PLC0415
    import sqlalchemy as sa  # noqa: PLC0415

    clock = Clock()
    frame = pd.read_excel(workbook, engine="openpyxl", header=1, dtype=str)
    frame.to_sql("listed", sa.create_engine(f"sqlite:///{folder}/usual.db"), index=False)
    clock.stop()
    print(f"{len(frame)} rows read and inserted, nothing checked", flush=True)


WAYS = {way.__name__: way for way in (ours, floor, usual)}


def measured(way: str, workbook: Path, folder: Path) -> Cost:
    """CPU and memory of the process and of everything that it starts, looked at again and again."""
    command = [sys.executable, "-m", "bench.roster", "--run", way, str(workbook), str(folder)]
    most, cpu = 0.0, dict[int, float]()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        while process.poll() is None:
            family = _family(process.pid)
            most = max(most, sum(_megabytes(pid) for pid in family))
            cpu |= {pid: max(cpu.get(pid, 0.0), _seconds(pid)) for pid in family[1:]}
            time.sleep(LOOKS_EVERY)
        said = process.stdout.read().splitlines() if process.stdout else []
    told = [line for line in said if not line.startswith(MEASURED)]
    print(*(f"  {way}: {line}" for line in told), sep="\n")
    wall, own = next(line.split()[1:] for line in said if line.startswith(MEASURED))
    return Cost(float(wall), float(own) + sum(cpu.values()), most)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _megabytes(pid: int) -> float:
    """Memory shared with its parent counts in proportion."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def main(rows: int, ways: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        workbook = Path(name) / "listed.xlsx"
        roster_workbook.write(workbook, rows)
        print(f"{rows} rows of 8 columns, {workbook.stat().st_size >> 20} MB")
        costs = {way: measured(way, workbook, Path(name)) for way in ways}
    print(f"{'':8}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'CPU / floor':>13}")
    for way, cost in costs.items():
        ratio = cost.cpu / costs["floor"].cpu
        print(f"{way:8}{cost.wall:9.1f}{cost.cpu:9.2f}{cost.megabytes:9.0f}{ratio:13.2f}")
    if "usual" in costs:
        print(f"usual / ours: {costs['usual'].cpu / costs['ours'].cpu:.1f} times the CPU")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        WAYS[sys.argv[2]](Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        numbers = [int(text) for text in sys.argv[1:] if text.isdecimal()]
        asked = ["floor", "ours"] + (["usual"] if "--pandas" in sys.argv else [])
        main(numbers[0] if numbers else 1_000_000, asked)
