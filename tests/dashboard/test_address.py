from __future__ import annotations

import pytest

from dashboard.address import Address, UnknownAddressError, read_address, submission_number
from targets.vocabulary import Period

ZONE = "Asia/Shanghai"


def test_an_address_is_read_and_written_back_letter_by_letter() -> None:
    text = "/target/x?period=2023-05&lang=en&as_of=2023-06-20&sort=name"
    assert read_address(text, timezone=ZONE).href == text


def test_what_is_usual_is_left_out_of_a_link() -> None:
    assert Address(language="zh", default_language="zh").to("districts") == "/districts"


def test_a_link_to_another_page_keeps_month_language_and_moment() -> None:
    address = read_address(
        "/?period=2023-05&lang=en&as_of=2023-06-20&standing=behind", timezone=ZONE
    )
    assert address.to("districts") == "/districts?period=2023-05&lang=en&as_of=2023-06-20"


def test_a_page_keeps_its_own_choices_while_the_drawer_opens() -> None:
    address = read_address("/?standing=behind", timezone=ZONE)
    assert address.opening(how="expected.x.city") == "/?standing=behind&how=expected.x.city"


def test_a_date_alone_is_its_last_instant_in_the_notices_time_zone() -> None:
    moment = read_address("/?as_of=2023-06-20", timezone=ZONE).moment(ZONE)
    assert moment is not None
    assert moment.isoformat() == "2023-06-20T23:59:59.999999+08:00"


def test_a_step_of_the_path_may_hold_any_letter() -> None:
    address = Address().to("agencies", "a/b 区")
    assert read_address(address, timezone=ZONE).parts == ("agencies", "a/b 区")


@pytest.mark.parametrize(
    "text",
    [
        "/?period=2023-13",
        "/?period=x",
        "/?as_of=yesterday",
        "/?as_of=0001-01-01",
        "/?as_of=9999-12-31",
        "/?as_of=9999-12-31T23:59:59-23:59",
    ],
)
def test_a_month_or_moment_that_is_none_is_an_unknown_address(text: str) -> None:
    with pytest.raises(UnknownAddressError):
        read_address(text, timezone=ZONE)


def test_an_unknown_language_is_the_usual_one() -> None:
    assert read_address("/?lang=xx", timezone=ZONE).language == "zh"


def test_the_month_is_read() -> None:
    assert read_address("/?period=2023-05", timezone=ZONE).period == Period(2023, 5)


@pytest.mark.parametrize("text", ["", "-1", "1.0", "²", "٣", "１２", "9" * 13])
def test_a_submission_has_a_number_in_plain_digits(text: str) -> None:
    assert submission_number(text) is None
    assert submission_number("128") == 128
