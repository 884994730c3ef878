"""`app.py assess --calibration`: said against happened."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from commands.calibration import run
from targets.board import Board, board
from targets.calendar import WorkingDays
from targets.vocabulary import LANGUAGES, ClosedForecast, Language
from tests.make_closed import closed, errors
from tests.make_targets import known, tiny_catalogue


def shown(each: Iterable[ClosedForecast] = ()) -> Board:
    what = known(closed_forecasts=tuple(each))
    return board(tiny_catalogue(), what, working_days=WorkingDays())


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_a_year_is_over_that_is_said(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shown(), as_json=False, language=language) == 0
    assert "200" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_told_with_its_bins_and_its_tables(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    run(shown([*errors(200), closed(rule="stock")]), as_json=False, language=language)
    said = capsys.readouterr().out
    words = ("自有误差 200 个，已采用", "自有误差 1 个，不足")
    if language == "en":
        words = ("200 own errors; own tables hold", "1 own error of 200")
    assert [word for word in words if word not in said] == []
    assert "{" not in said


def test_the_document_has_every_number(capsys: pytest.CaptureFixture[str]) -> None:
    run(shown(errors(200)), as_json=True, language="zh")
    told = json.loads(capsys.readouterr().out)
    assert told["own_errors"] == {"flow": 200, "stock": 0}
    assert told["tables"] == {"flow": "own", "stock": "pooled"}
    assert told["calibration"]["all"]["count"] == 200
    assert told["calibration"]["count"]["brier"] is None
