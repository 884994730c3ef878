"""The verb serve: on this machine only, with a sentence when the address cannot be had."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from commands.serve import is_loopback
from tests.make_commands import CommandLine

ROOT = Path(__file__).parents[2]


def _taken_port() -> socket.socket:
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    return taken


def test_a_port_in_use_is_3_and_named_in_both_languages(line: CommandLine) -> None:
    with _taken_port() as taken:
        port = taken.getsockname()[1]
        answer = line("serve", "--no-worker", "--port", str(port))
    assert answer.status == 3
    assert f"127.0.0.1:{port} 已被占用" in answer.err
    assert f"127.0.0.1:{port} is in use" in answer.err


def test_without_sign_in_another_address_than_this_machine_is_2(line: CommandLine) -> None:
    answer = line("serve", "--host", "0.0.0.0")  # noqa: S104 refused
    assert answer.status == 2
    assert "127.0.0.1" in answer.err


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_this_machine_has_several_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.1", "example.org", ""])  # noqa: S104
def test_other_names_are_not_this_machine(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_until_it_is_told_to_end(tmp_path: Path, ending: signal.Signals) -> None:
    with _taken_port() as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "MONITOR_DATABASE_URL": f"sqlite:///{tmp_path}/m.db"}
    command = [sys.executable, "app.py", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as serving:
        assert serving.stdout is not None
        told = serving.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/?lang=en", timeout=30) as page:
            answered = page.status
        serving.send_signal(ending)
        ended = serving.wait(timeout=30)
    assert f"http://127.0.0.1:{port}" in told
    assert (answered, ended) == (200, 0)


def test_the_worker_alone_ends_politely_too(tmp_path: Path) -> None:
    environment = {**os.environ, "MONITOR_DATABASE_URL": f"sqlite:///{tmp_path}/m.db"}
    command = [sys.executable, "app.py", "worker"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as working:
        assert working.stdout is not None
        told = working.stdout.readline()
        working.send_signal(signal.SIGTERM)
        ended = working.wait(timeout=30)
    assert "30" in told
    assert ended == 0
