"""Certificates are looked at: a letter goes only to the server that it is meant for."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import dataclass

import pytest

from briefing.post import Handed, Reply, Security, SmtpPoster
from tests.briefing.mail_server import PASSWORD, USER, Answers, served
from tests.make_briefing import SENDER

READER = "a@example.invalid"
LETTER = b"Subject: x\r\n\r\nbody\r\n"


@dataclass(frozen=True)
class Identity:
    """A self-made certificate of `localhost`, as the server shows it and as we may trust it."""

    server: ssl.SSLContext
    trusted: ssl.SSLContext


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Identity:
    folder = tmp_path_factory.mktemp("certificate")
    key, certificate = str(folder / "key.pem"), str(folder / "certificate.pem")
    _make(key, certificate)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(certificate, key)
    return Identity(server, ssl.create_default_context(cafile=certificate))


def _make(key: str, certificate: str) -> None:
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    name = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    files = ("-keyout", key, "-out", certificate)
    subprocess.run(
        ["openssl", "req", "-x509", *curve, *name, *files], check=True, capture_output=True
    )


def send(
    identity: Identity, security: Security, *, is_trusted: bool = True, host: str = "localhost"
) -> tuple[Reply, list[str]]:
    """What became of a letter, and who has one."""
    answers, shown = Answers(), identity.server
    tls, starttls = (shown, None) if security == "tls" else (None, shown)
    with served(answers, tls=tls, starttls=starttls) as port:
        trusted = identity.trusted if is_trusted else None
        server = SmtpPoster(host, port, security=security, trusted=trusted)
        reply = server.hand(LETTER, sender=SENDER, recipient=READER, name="x")
    return reply, answers.readers


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_letter_goes_to_a_server_that_proves_who_it_is(
    identity: Identity, security: Security
) -> None:
    assert send(identity, security) == (Reply(Handed.SENT), [READER])


def test_a_password_is_told_to_it_under_starttls(identity: Identity) -> None:
    answers = Answers()
    with served(answers, starttls=identity.server, asks_who=True) as port:
        server = SmtpPoster("localhost", port, USER, PASSWORD, "starttls", identity.trusted)
        assert server.fault() is None


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_that_nobody_vouches_for_is_no_way(
    identity: Identity, security: Security
) -> None:
    reply, readers = send(identity, security, is_trusted=False)
    assert (reply.handed, readers) == (Handed.NO_WAY, [])
    assert "certificate" in reply.detail


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_of_another_host_is_no_way(identity: Identity, security: Security) -> None:
    reply, readers = send(identity, security, host="127.0.0.1")
    assert (reply.handed, readers) == (Handed.NO_WAY, [])
