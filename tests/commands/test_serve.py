"""The verb serve: on this machine only, with a sentence when the address cannot be had."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from commands.serve import in_url, is_loopback
from dashboard.held import LIMIT
from tests.make_commands import CommandLine

ROOT = Path(__file__).parents[2]
DISTRICT = "310118"


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


def test_an_address_of_the_newer_kind_stands_in_brackets() -> None:
    assert [in_url(host) for host in ("127.0.0.1", "::1")] == ["127.0.0.1", "[::1]"]


@contextmanager
def _started(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A service of its own, and none left behind, whatever a test finds.

    `env` gives SIGINT back its meaning: a run that a shell put into the background ignores it.
    """
    environment = {**os.environ, "MONITOR_DATABASE_URL": f"sqlite:///{folder}/m.db"}
    command = ["env", "--default-signal=INT", sys.executable, "app.py", *words]
    service = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        yield service
    finally:
        service.kill()
        service.communicate()


def _first_line(service: subprocess.Popen[str]) -> str:
    assert service.stdout is not None
    return service.stdout.readline()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_until_it_is_told_to_end(tmp_path: Path, ending: signal.Signals) -> None:
    with _taken_port() as free:
        port = free.getsockname()[1]
    with _started(tmp_path, "serve", "--port", str(port)) as serving:
        assert f"http://127.0.0.1:{port}" in _first_line(serving)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/?lang=en", timeout=30) as page:
            assert page.status == 200
        serving.send_signal(ending)
        assert serving.wait(timeout=60) == 0


@pytest.mark.parametrize(
    ("length", "status", "told"), [(LIMIT, 200, {"to"}), (LIMIT + 1, 413, {"code", "message"})]
)
def test_it_takes_in_workbooks_as_large_as_the_page_says(
    tmp_path: Path, length: int, status: int, told: set[str]
) -> None:
    with _taken_port() as free:
        port = free.getsockname()[1]
    with _started(tmp_path, "serve", "--port", str(port)) as serving:
        _first_line(serving)
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as door:
            sender = {"Cookie": f"monitor_role={DISTRICT}"}
            door.request("PUT", "/upload?name=a.xlsx", bytes(length), sender)
            answer = door.getresponse()
            assert (answer.status, json.loads(answer.read()).keys()) == (status, told)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_worker_alone_ends_politely_too(tmp_path: Path, ending: signal.Signals) -> None:
    with _started(tmp_path, "worker") as working:
        assert "30" in _first_line(working)
        working.send_signal(ending)
        assert working.wait(timeout=60) == 0
