"""`app.py mail`: letters on request, and a plain word about everything that keeps them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.briefings import Briefings
from briefing.post import Poster, SmtpPoster
from commands.mail import Asked, run
from store.engine import Store
from targets.vocabulary import Language, Period
from tests.briefing.mail_server import Answers, free_port, served
from tests.make_briefing import (
    AUGUST,
    OFFICE,
    SEPTEMBER,
    briefings,
    moments,
    part,
    put,
    reported,
    told,
)

NOW = moments("2025-10-22T12:00")
OTHER = "other@example.invalid"


@dataclass(frozen=True)
class Office:
    """An installation with two readers and one reported month."""

    briefings: Briefings
    folder: Path

    def mail(self, *, now: datetime = NOW, language: Language = "zh", **asked: Any) -> int:
        return run(self.briefings, Asked(**asked), self.folder, now=now, language=language)

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*.eml"))


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Office:
    put(store, OFFICE, OTHER)
    reported(store, SEPTEMBER, 1129, moments("2025-10-10T09:00"))
    return Office(briefings(store, tmp_path / "unused"), tmp_path / "letters")


def posting(office: Office, poster: Poster) -> Office:
    return Office(briefings(office.briefings.store, poster), office.folder)


def test_a_letter_for_every_reader_is_written_and_named(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.mail(out=office.folder) == 0
    assert [told(file.read_bytes())["To"] for file in office.files] == [OFFICE, OTHER]
    assert capsys.readouterr().out.splitlines() == [f"已写出 {file}。" for file in office.files]


def test_one_reader_may_be_picked(office: Office) -> None:
    assert office.mail(out=office.folder, recipient=OTHER) == 0
    assert [told(file.read_bytes())["To"] for file in office.files] == [OTHER]


def test_without_a_month_it_is_the_newest_with_figures(office: Office) -> None:
    office.mail(out=office.folder)
    assert "2025年9月" in told(office.files[0].read_bytes())["Subject"]


def test_an_earlier_month_may_be_asked_for(office: Office) -> None:
    office.mail(out=office.folder, period=AUGUST)
    assert "2025年8月" in told(office.files[0].read_bytes())["Subject"]


def test_before_its_day_the_issue_is_a_preview_as_of_now(office: Office) -> None:
    office.mail(out=office.folder, recipient=OFFICE, now=moments("2025-10-12T08:00"))
    [file] = office.files
    assert "preview" in file.name
    assert "按 2025-10-12 08:00 已入库的报送" in part(file.read_bytes(), "plain")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"schedule": "weekly"}, "没有名为“weekly”的简报计划；现有：office_monthly。"),
        ({"recipient": "x@y"}, f"x@y 不在名单中；名单：{OFFICE}, {OTHER}。"),
        ({"period": Period(2024, 12)}, "2024-12 不在该文件的时段内（2025-01 至 2025-12）。"),
        ({"period": Period(2026, 1)}, "2026-01 不在该文件的时段内（2025-01 至 2025-12）。"),
        ({"out": Path("x"), "send": True}, "--out 与 --send 只能选一个。"),
    ],
)
def test_what_is_not_there_is_said_in_both_languages(
    office: Office, capsys: pytest.CaptureFixture[str], asked: dict[str, Any], said: str
) -> None:
    assert office.mail(**asked) == 2
    chinese, english = capsys.readouterr().err.splitlines()
    assert chinese == said
    assert english.isascii() or "‘" in english


def test_without_any_figure_there_is_nothing_to_tell(store: Store, tmp_path: Path) -> None:
    put(store)
    bare = Office(briefings(store, tmp_path), tmp_path)
    assert (bare.mail(out=tmp_path), bare.files) == (1, [])
    assert bare.mail(out=tmp_path, period=SEPTEMBER) == 1


def test_a_folder_that_cannot_be_written_is_said(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert office.mail(out=tmp_path / "file" / "letters") == 3
    assert "Cannot write to" in capsys.readouterr().err


def test_an_address_that_is_none_is_said_and_the_others_are_written(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(store, "nobody", OFFICE)
    reported(store, SEPTEMBER, 1129, moments("2025-10-10T09:00"))
    office = Office(briefings(store, tmp_path), tmp_path / "letters")
    assert office.mail(out=office.folder) == 1
    assert len(office.files) == 1
    assert "Not delivered to nobody" in capsys.readouterr().err


def test_letters_may_be_sent(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    answers = Answers()
    with served(answers) as port:
        assert posting(office, SmtpPoster("127.0.0.1", port)).mail(send=True, language="en") == 0
    assert answers.readers == [OFFICE, OTHER]
    assert capsys.readouterr().out.splitlines()[0] == f"Delivered to {OFFICE}."


def test_without_a_server_a_letter_is_written_and_not_said_to_be_delivered(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.mail(send=True, recipient=OFFICE, language="en") == 0
    [file] = (tmp_path / "unused").iterdir()
    assert capsys.readouterr().out == f"Wrote {file}.\n"


def test_a_no_to_one_reader_is_said_and_the_other_has_the_letter(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = Answers(to={OFFICE: ["550 no such user"]})
    with served(answers) as port:
        assert posting(office, SmtpPoster("127.0.0.1", port)).mail(send=True) == 1
    assert answers.readers == [OTHER]
    assert "550 no such user" in capsys.readouterr().err


def test_without_a_server_that_answers_the_status_is_3(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = posting(office, SmtpPoster("127.0.0.1", free_port()))
    assert nowhere.mail(send=True) == 3
    assert capsys.readouterr().err.count("稍后自动重试") == 2
