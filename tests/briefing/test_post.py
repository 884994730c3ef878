"""Handing letters over: addresses of servers, and the folder where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.post import FolderPoster, Handed, SmtpAddressError, SmtpPoster, poster

LETTER = b"Subject: x\r\n\r\nbody\r\n"


def hand(folder: Path, name: str = "issue-1") -> tuple[Handed, str]:
    reply = FolderPoster(folder).hand(LETTER, sender="a@b", recipient="c@d", name=name)
    return reply.handed, reply.detail


@pytest.mark.parametrize(
    ("url", "place", "security"),
    [
        ("smtp://mail.example.invalid", "mail.example.invalid:25", "none"),
        ("smtp://mail.example.invalid:2525", "mail.example.invalid:2525", "none"),
        ("smtp://mail.example.invalid?starttls=1", "mail.example.invalid:25", "starttls"),
        ("smtp+starttls://mail.example.invalid", "mail.example.invalid:587", "starttls"),
        ("smtps://mail.example.invalid", "mail.example.invalid:465", "tls"),
    ],
)
def test_an_address_says_where_and_how_safely(url: str, place: str, security: str) -> None:
    found = SmtpPoster.at(url)
    assert (found.place, found.security) == (place, security)


def test_name_and_password_may_hold_any_sign() -> None:
    found = SmtpPoster.at("smtps://a%40b:p%3A%2Fw@mail.example.invalid")
    assert (found.user, found.password) == ("a@b", "p:/w")


@pytest.mark.parametrize(
    "url",
    ["", "mail.example.invalid:25", "http://mail.example.invalid", "smtp://", "smtp://a:se/cret@b"],
)
def test_another_address_is_refused_without_telling_it(url: str) -> None:
    with pytest.raises(SmtpAddressError) as refused:
        SmtpPoster.at(url)
    assert "cret" not in str(refused.value)
    assert "smtps://" in str(refused.value)


def test_a_password_is_never_part_of_the_place() -> None:
    assert "secret" not in SmtpPoster.at("smtps://me:secret@mail.example.invalid").place


def test_without_a_server_letters_go_to_the_folder(tmp_path: Path) -> None:
    assert poster(None, tmp_path).place == str(tmp_path)
    assert poster("smtp://mail.example.invalid", tmp_path).place == "mail.example.invalid:25"


def test_a_letter_is_written_whole_into_a_folder_made_for_it(tmp_path: Path) -> None:
    handed, path = hand(tmp_path / "new" / "mail")
    assert handed is Handed.SENT
    assert Path(path).read_bytes() == LETTER
    assert [file.name for file in Path(path).parent.iterdir()] == ["issue-1.eml"]


def test_a_name_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    _, path = hand(tmp_path, "../../etc/周报:a@b")
    assert Path(path).parent == tmp_path
    assert "/" not in Path(path).name


def test_two_names_never_become_one_file(tmp_path: Path) -> None:
    paths = {hand(tmp_path, name)[1] for name in ("a/b", "a_b", "a%2Fb", "a:b", "a@b", "a b")}
    assert len(paths) == 6


def test_a_folder_that_cannot_be_made_is_a_fault_of_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = FolderPoster(tmp_path / "file" / "mail")
    assert folder.fault() == os.strerror(20)
    assert hand(folder.folder) == (Handed.NO_WAY, os.strerror(20))


def test_a_folder_that_can_be_written_has_no_fault(tmp_path: Path) -> None:
    assert FolderPoster(tmp_path / "mail").fault() is None


def test_a_folder_that_may_not_be_written_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert FolderPoster(tmp_path).fault() == os.strerror(13)
