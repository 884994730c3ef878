"""Builders of calls of the command line, on a database of their own and the tiny notice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from app import cli
from tests.make_targets import TINY

APP = Path(__file__).resolve().parents[1] / "app.py"


@dataclass(frozen=True)
class Said:
    """What one call printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as the one JSON document that it is."""
        return json.loads(self.out)


@dataclass(frozen=True)
class CommandLine:
    """Calls of `app.py`, each in this process or (`is_process`) in one of its own."""

    folder: Path
    database_url: str
    is_process: bool = False

    def __call__(self, *words: object, **environment: str) -> Said:
        seen = {
            "MONITOR_DATABASE_URL": self.database_url,
            "MONITOR_BLOB_URL": str(self.folder / "blobs"),
            "MONITOR_TARGETS": str(TINY / "targets.yaml"),
            **environment,
        }
        said = _in_a_process if self.is_process else _here
        return said([str(word) for word in words], seen)

    def file(self, content: bytes, name: str = "报表.xlsx") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def ingest(self, *words: object) -> Said:
        return self("ingest", *words, "--json")


def _here(words: list[str], environment: dict[str, str]) -> Said:
    result = CliRunner().invoke(cli, words, env=environment)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


def _in_a_process(words: list[str], environment: dict[str, str]) -> Said:
    done = subprocess.run(
        [sys.executable, APP, *words],
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Said(done.returncode, done.stdout, done.stderr)
