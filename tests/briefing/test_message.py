"""The bytes of a mail: headers that mail programs need, and none that somebody smuggled in."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefing.message import BadAddressError, Envelope, address, message
from briefing.render import Rendered
from tests.make_briefing import OFFICE, SENDER, letter, moments, part, told

LONG_DOMAIN = ".".join(["department"] * 16) + ".example"


def envelope(**more: Any) -> Envelope:
    said: dict[str, Any] = {
        "schedule": "office_monthly",
        "slot": "2025-10",
        "edition": "regular",
        "sender": SENDER,
        "recipient": OFFICE,
        "written_at": moments("2025-10-22T09:00"),
        "list_name": "政策目标监测简报",
    }
    return Envelope(**(said | more))


def test_the_headers_tell_who_what_and_when() -> None:
    mail = told(message(letter("zh"), envelope()))
    assert mail["To"] == OFFICE
    assert mail["From"] == f"政策目标监测简报 <{SENDER}>"
    assert mail["Subject"] == letter("zh").subject
    assert mail["Date"] == "Wed, 22 Oct 2025 09:00:00 +0800"


def test_no_machine_answers_the_letter() -> None:
    mail = told(message(letter("zh"), envelope()))
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "All"


def test_text_and_html_arrive_as_they_were_written() -> None:
    content = message(letter(), envelope())
    assert part(content, "plain").replace("\r\n", "\n") == letter().text
    assert part(content, "html").replace("\r\n", "\n").strip() == letter().html.strip()


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert message(letter(), envelope()) == message(letter(), envelope())


@pytest.mark.parametrize(
    "other",
    [
        {"slot": "2025-11"},
        {"edition": "by_hand"},
        {"recipient": "b@example.invalid"},
        {"schedule": "x"},
    ],
)
def test_another_letter_has_another_id(other: dict[str, str]) -> None:
    assert envelope(**other).message_id != envelope().message_id


def test_all_issues_of_a_schedule_hang_on_one_thread() -> None:
    october, november = envelope(), envelope(slot="2025-11")
    assert october.thread_id == november.thread_id
    assert envelope(schedule="weekly").thread_id != october.thread_id


def test_parts_of_an_id_cannot_be_shifted_into_one_another() -> None:
    assert (
        envelope(slot="a", edition="bc").message_id != envelope(slot="ab", edition="c").message_id
    )


@pytest.mark.parametrize("domain", ["localhost", "example.invalid", LONG_DOMAIN])
def test_every_line_is_short_ascii_and_ends_as_mail_wants_it(domain: str) -> None:
    content = message(letter(), envelope(sender=f"monitor@{domain}"))
    lines = content.split(b"\r\n")
    assert content.isascii()
    assert max(map(len, lines)) <= 998
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_ids_of_a_long_domain_stay_whole() -> None:
    content = message(letter(), envelope(sender=f"monitor@{LONG_DOMAIN}")).decode()
    for name in ("Message-ID", "References", "List-Id"):
        assert re.search(rf"\r\n{name}: <[^<>\s=]+\.example>\r\n", content), name


def test_the_list_bears_the_schedules_name() -> None:
    assert envelope().list_id == "<office_monthly.example.invalid>"


@pytest.mark.parametrize("schedule", ["周报 一", "a>\r\nBcc: x@y", "a b", "", "a.b"])
def test_a_list_whose_schedule_has_another_name_is_told_by_a_hash(schedule: str) -> None:
    found = envelope(schedule=schedule).list_id
    assert re.fullmatch(r"<[0-9a-f]{32}\.example\.invalid>", found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nobody",
        "@example.invalid",
        "a@",
        "a b@example.invalid",
        "a@example.invalid\r\nBcc: x@example.invalid",
        "a@example.invalid\n",
        "a@example.invalid, b@example.invalid",
        "<a@example.invalid>",
        'A "B" <a@example.invalid>',
        "张三@example.invalid",
        "a@例子.中国",
        "a..b@example.invalid",
        "a@-example.invalid",
        "a@example..invalid",
        "a\0@example.invalid",
        "x" * 65 + "@example.invalid",
        "a@" + "b." * 130 + "invalid",
    ],
)
def test_what_is_not_one_plain_address_is_refused(text: str) -> None:
    with pytest.raises(BadAddressError):
        address(text)
    with pytest.raises(BadAddressError):
        message(letter("zh"), envelope(recipient=text))


@pytest.mark.parametrize(
    "text", ["a@b", "first.last+tag@sub.example.invalid", "o'neil@x-y.example"]
)
def test_plain_addresses_are_taken(text: str) -> None:
    assert address(text).addr_spec == text


def test_a_subject_of_several_lines_becomes_one() -> None:
    sly = Rendered("一\r\nBcc: x@example.invalid\n二", "text", "<p>html</p>")
    mail = told(message(sly, envelope()))
    assert mail["Subject"] == "一 Bcc: x@example.invalid 二"
    assert mail["Bcc"] is None


def test_a_name_in_any_script_survives() -> None:
    mail = told(message(letter("en"), envelope(list_name='上海, "简报" <x>')))
    assert mail["From"].addresses[0].display_name == '上海, "简报" <x>'
    assert mail["From"].addresses[0].addr_spec == SENDER
