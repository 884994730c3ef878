"""The generated set that ships: made again byte for byte, judged, and printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.backtest.__main__ import GENERATED, main
from bench.backtest.judging import Judged, judge
from bench.backtest.series import read_folder
from bench.make_series import make


@pytest.mark.parametrize("name", ["flows.csv", "stocks.csv"])
def test_the_set_is_what_its_command_writes(name: str, tmp_path: Path) -> None:
    make(tmp_path)
    assert (tmp_path / name).read_bytes() == (GENERATED / name).read_bytes()


def test_every_generated_row_says_so() -> None:
    assert all(one.name.startswith("generated ") for one in read_folder(GENERATED))


@pytest.mark.parametrize("kind", ["flow", "stock"])
def test_pace_beats_the_plain_time_share_where_it_has_history(kind: str) -> None:
    found = {
        (one.years, one.months, one.method): one for one in judge(read_folder(GENERATED), kind)
    }
    for (years, months, method), one in found.items():
        if method == "pace" and years:
            plain = found[years, months, "time share"]
            assert _error(one) < _error(plain)
            assert _brier(one) < _brier(plain)


def _error(one: Judged) -> float:
    assert one.smape is not None
    return one.smape


def _brier(one: Judged) -> float:
    assert one.brier is not None
    return one.brier


def test_the_tables_say_that_the_set_is_generated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Generated series (python -m bench.make_series): flow 24, stock 16")
    assert printed.count("pace") == 2 * (12 + 1)


def test_the_document_holds_every_method_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    places = {
        (one["kind"], one["years"], one["months"], one["method"]) for one in document["judged"]
    }
    assert len(document["judged"]) == len(places) == 2 * 3 * (3 + 3 * 4)
    assert document["generated"] is True


def test_the_page_shows_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    assert capsys.readouterr().out in Path("docs/backtest.md").read_text(encoding="utf-8")
