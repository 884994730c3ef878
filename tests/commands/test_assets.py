"""The verb assets: the browser bundle, or a sentence that says what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import assets

ROOT = Path(__file__).parents[2]


def test_without_npm_it_is_3_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert assets.run(ROOT, tmp_path / "bundles", "zh") == 3
    said = capsys.readouterr().err
    assert "没有 npm" in said
    assert "There is no npm" in said


def test_a_failing_npm_is_3_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'integrity checksum failed' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert assets.run(ROOT, tmp_path / "bundles", "en") == 3
    assert "integrity checksum failed" in capsys.readouterr().err
    assert not (tmp_path / "bundles").exists()


def test_what_npm_brings_is_kept_and_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"node_modules/{assets.PACKAGE}"
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\nmkdir -p {package}\necho 'var Plotly' > {package}/plotly.min.js\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert assets.run(ROOT, tmp_path / "bundles", "en") == 0
    written = sorted(path.name for path in (tmp_path / "bundles").iterdir())
    assert written == [assets.SCRIPT, f"{assets.SCRIPT}.br"]


def test_the_lock_names_hashes_and_no_addresses() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    locked = [entry for name, entry in lock["packages"].items() if name]
    assert locked
    assert all("integrity" in entry and "resolved" not in entry for entry in locked)
