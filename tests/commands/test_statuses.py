"""Exit statuses: 0 done, 1 the input was refused, 2 wrong use or settings, 3 the service failed."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

import settings
from commands import demo
from commands.seeding import Seeding
from data.demo.filed import filings
from store.sqlite import driver
from tests.make_commands import CommandLine, Said
from tests.make_intake import LOANS, workbook_of
from tests.make_targets import TINY, tiny_text
from wiring import Parts


def said_in_both_languages(said: Said, zh: str, en: str) -> bool:
    return zh in said.err and en in said.err


def test_a_refused_file_is_1_and_says_every_reason(line: CommandLine) -> None:
    said = line.ingest(line.file(workbook_of(figures={LOANS: "很多"})))
    assert (said.status, said.document[0]["state"]) == (1, "refused")
    assert said.document[0]["reason"] == "words_in_figure"


def test_a_dry_run_with_an_error_is_1(line: CommandLine) -> None:
    said = line.ingest(line.file(workbook_of(figures={LOANS: "很多"})), "--dry-run")
    assert (said.status, said.document[0]["state"]) == (1, "refused")


@pytest.mark.parametrize("content", [b"", "东渡一家".encode("gb18030"), b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_1_with_one_sentence(line: CommandLine, content: bytes) -> None:
    said = line.ingest(line.file(content))
    (answer,) = said.document
    (finding,) = answer["findings"]
    assert (said.status, answer["state"], answer["observations"]) == (1, "unreadable", [])
    assert finding["message"]["zh"]
    assert finding["message"]["en"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.xlsx", "not_opened"), (".", "folder"), ("pipe", "not_a_regular_file")],
)
def test_a_file_that_cannot_be_opened_is_1_with_its_reason(
    line: CommandLine, name: str, reason: str
) -> None:
    os.mkfifo(line.folder / "pipe")
    said = line.ingest(line.folder / name)
    (answer,) = said.document
    assert (said.status, answer["state"], answer["reason"]) == (1, "unreadable", reason)
    assert str(line.folder) in answer["findings"][0]["message"]["zh"]


def test_a_device_is_1_and_not_read(line: CommandLine) -> None:
    said = line.ingest("/dev/zero")
    assert (said.status, said.document[0]["reason"]) == (1, "not_a_regular_file")


def test_a_file_beyond_every_bound_is_1_by_its_size_alone(line: CommandLine) -> None:
    path = line.file(b"PK")
    os.truncate(path, 1 << 40)
    (answer,) = line.ingest(path).document
    assert (answer["reason"], answer["sha256"]) == ("file_too_large", "")
    assert "1048576.0 MB" in answer["findings"][0]["message"]["zh"]


def test_the_worst_of_several_files_counts_and_the_good_ones_go_in(line: CommandLine) -> None:
    good = line.file(workbook_of("2025-04"), "good.xlsx")
    bad = line.file(b"no workbook", "bad.xlsx")
    later = line.file(workbook_of("2025-05"), "later.xlsx")
    said = line.ingest(good, bad, later)
    assert said.status == 1
    assert [each["state"] for each in said.document] == ["submitted", "unreadable", "submitted"]


@pytest.mark.parametrize(
    "words",
    [
        ("--agency", "nobody"),
        ("--accept",),
        ("--accept", "--by", " "),
        ("--period", "2025-13"),
        ("--period", "May"),
        ("--explain", "F9"),
        ("--explain", "=why"),
        ("--explain", "F9= "),
        ("--marked", __file__),
        ("--unknown-option",),
    ],
)
def test_wrong_use_is_2_and_nothing_is_taken_in(line: CommandLine, words: tuple[str, ...]) -> None:
    file = line.file(workbook_of())
    said = line("ingest", file, "--json", *words)
    assert (said.status, said.out) == (2, "")
    assert said.err
    assert line.ingest(file, "--dry-run").document[0]["state"] == "dry_run"


def test_wrong_use_is_said_in_both_languages(line: CommandLine) -> None:
    said = line("ingest", line.file(workbook_of()), "--agency", "nobody")
    assert said_in_both_languages(said, "没有代码为“nobody”的单位", "nobody")


@pytest.mark.parametrize("verb", ["pull", "brief", "verify", "backup", "restore", "user"])
def test_a_verb_of_a_later_version_is_2_and_says_so(line: CommandLine, verb: str) -> None:
    said = line(verb, "--some", "option")
    assert said.status == 2
    assert said_in_both_languages(said, f"“{verb}”将在以后的版本提供", verb)


def test_an_unknown_verb_is_2(line: CommandLine) -> None:
    assert line("nonsense").status == 2


def test_a_bad_targets_file_is_2_with_line_and_reason(line: CommandLine) -> None:
    text = tiny_text().replace("issuer: small_office", "issuer: nobody", 1)
    bad = line.folder / "targets.yaml"
    bad.write_text(text, encoding="utf-8")
    number = next(n for n, row in enumerate(text.splitlines(), 1) if "issuer: nobody" in row)
    said = line("assess", "--json", MONITOR_TARGETS=str(bad))
    assert (said.status, said.out) == (2, "")
    assert f"targets.yaml:{number}" in said.err
    assert "nobody" in said.err


def test_a_targets_file_that_is_not_there_is_2(line: CommandLine) -> None:
    said = line("assess", MONITOR_TARGETS=str(line.folder / "none.yaml"))
    assert said.status == 2
    assert "none.yaml" in said.err


def test_a_setting_that_cannot_be_is_2_and_named(line: CommandLine) -> None:
    said = line("assess", MONITOR_LANG="fr")
    assert said.status == 2
    assert "MONITOR_LANG" in said.err


def test_settings_set_to_nothing_are_as_if_not_set(line: CommandLine) -> None:
    said = line("assess", "--json", MONITOR_LANG="", MONITOR_BASE_URL="", MONITOR_SMTP_URL="")
    assert (said.status, said.err) == (0, "")


def test_a_folder_for_the_embedded_database_that_cannot_be_made_is_3(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = line.folder / "a_file"
    in_the_way.touch()
    monkeypatch.setattr(settings, "RUN", in_the_way / "run")
    said = line("assess", "--json", MONITOR_DATABASE_URL="")
    assert (said.status, said.out) == (3, "")
    assert str(in_the_way) in said.err


def test_a_folder_that_is_not_there_is_2_and_not_made(line: CommandLine) -> None:
    folder = line.folder / "typo"
    said = line("assess", "--json", "--db", f"sqlite:///{folder}/x.db")
    assert (said.status, said.out, folder.exists()) == (2, "", False)
    assert said_in_both_languages(said, f"文件夹 {folder} 不存在", "was not made")


def test_an_address_that_is_none_is_2_without_its_password(line: CommandLine) -> None:
    said = line("assess", "--db", "mysql://li:secret@host/base")
    assert said.status == 2
    assert "secret" not in said.err


def test_a_port_that_cannot_be_is_2(line: CommandLine) -> None:
    assert line("serve", "--port", "99999").status == 2


def test_a_locked_database_is_3_and_nothing_is_half_applied(line: CommandLine) -> None:
    file = line.file(workbook_of())
    path = line.database_url.removeprefix("sqlite:///")
    impatient = f"{line.database_url}?timeout=0.05"
    with closing(driver().connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = line("ingest", file, "--json", "--db", impatient)
    assert (said.status, said.document) == (3, [])
    assert said_in_both_languages(said, "正被另一个程序占用", "another program")
    assert line.ingest(file).document[0]["state"] == "submitted"


def test_a_database_locked_while_the_demo_goes_in_beside_its_pages_is_said(
    line: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    line("migrate")
    parts = Parts(settings.Settings(), f"{line.database_url}?timeout=0.05")
    path = line.database_url.removeprefix("sqlite:///")
    with closing(parts.store), closing(driver().connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        demo.fill_aside(parts, Seeding(parts.intake, parts.briefings, filings()[:1]))
    chinese, english = capsys.readouterr().err.splitlines()
    assert ("正被另一个程序占用" in chinese, "another program" in english) == (True, True)


def test_the_demo_does_not_come_among_figures_that_were_reported(line: CommandLine) -> None:
    line.ingest(line.file(workbook_of()))
    said = line("demo", "--once")
    assert said.status == 2
    assert said_in_both_languages(said, "演示数据不能混入", "made-up ones must not")


def test_a_database_that_is_something_else_is_3_and_stays_untouched(line: CommandLine) -> None:
    other = line.folder / "letter.db"
    other.write_text("Dear colleague, this is no database at all." * 40, encoding="utf-8")
    before = other.read_bytes()
    said = line.ingest(line.file(workbook_of()), "--db", f"sqlite:///{other}")
    assert said.status == 3
    assert other.read_bytes() == before


def test_blobs_that_cannot_be_kept_are_3_and_no_submission(line: CommandLine) -> None:
    in_the_way = line.folder / "a_file"
    in_the_way.write_text("here", encoding="utf-8")
    file = line.file(workbook_of())
    said = line("ingest", file, "--json", MONITOR_BLOB_URL=str(in_the_way / "blobs"))
    assert (said.status, said.document) == (3, [])
    assert str(in_the_way) in said.err
    assert line.ingest(file).document[0]["state"] == "submitted"


def test_what_was_done_before_the_store_failed_is_told(line: CommandLine) -> None:
    first = line.file(workbook_of("2025-04"), "first.xlsx")
    second = line.file(workbook_of("2025-05"), "second.xlsx")
    line.ingest(first)
    blobs = line.folder / "blobs"
    blobs.rename(line.folder / "elsewhere")
    blobs.write_text("in the way", encoding="utf-8")
    said = line.ingest(first, second)
    assert said.status == 3
    assert [each["state"] for each in said.document] == ["duplicate"]


def test_check_proves_the_quotes_of_the_tiny_notice(line: CommandLine) -> None:
    said = line("check", "--notice", TINY / "notice.txt")
    assert (said.status, said.err) == (0, "")
    assert "引文" in said.out


def test_check_is_1_when_a_quote_does_not_stand(line: CommandLine) -> None:
    changed = line.folder / "notice.txt"
    text = (TINY / "notice.txt").read_text(encoding="utf-8")
    changed.write_text(text.replace("达到1200家", "达到1500家"), encoding="utf-8")
    said = line("check", "--notice", changed)
    assert said.status == 1
    assert "1200" in said.err


def test_check_is_2_when_the_notice_is_not_there(line: CommandLine) -> None:
    assert line("check", "--notice", Path("none.txt")).status == 2
