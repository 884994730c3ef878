"""Output that a terminal cannot show is escaped: nothing that was recorded goes untold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands.console import as_typed
from tests.engines import Databases
from tests.make_commands import APP
from tests.make_intake import workbook_of
from tests.make_targets import TINY

NAME = "😀é2025年5月.xlsx"
POSIX = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(workbook_of())
    return path


def said(file: Path, databases: Databases, *words: str, **environment: str) -> bytes:
    """What `ingest` prints in such an environment, in a process of its own."""
    with databases.fresh("sqlite") as url:
        seen = {"MONITOR_DATABASE_URL": url, "MONITOR_TARGETS": str(TINY / "targets.yaml")}
        done = subprocess.run(
            [sys.executable, APP, "ingest", file, *words],
            env=os.environ | seen | environment,
            capture_output=True,
            check=True,
            timeout=120,
        )
    return done.stdout


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
def test_the_document_is_one_in_every_encoding(
    file: Path, databases: Databases, encoding: str
) -> None:
    out = said(file, databases, "--json", PYTHONIOENCODING=encoding)
    (answer,) = json.loads(out.decode(encoding))
    assert (answer["file"], answer["state"]) == (NAME, "submitted")


def test_a_machine_without_a_language_is_told_too(file: Path, databases: Databases) -> None:
    out = said(file, databases, "--json", **POSIX)
    assert json.loads(out)[0]["file"] == NAME


def test_a_name_that_the_machine_could_not_read_is_taken_as_typed() -> None:
    assert as_typed("李四".encode().decode("ascii", "surrogateescape")) == "李四"


def test_chinese_stays_readable_where_the_rest_is_escaped(file: Path, databases: Databases) -> None:
    out = said(file, databases, PYTHONIOENCODING="gbk")
    assert r"已收 \ud83d\ude00é2025年5月.xlsx" in out.decode("gbk")


def test_words_are_escaped_where_no_chinese_can_be_shown(file: Path, databases: Databases) -> None:
    out = said(file, databases, PYTHONIOENCODING="ascii")
    assert rb"\u5df2\u6536 \ud83d\ude00\u00e9" in out
