"""Restated numbers: marked wherever they stand, with old and new, now and as known earlier."""

from __future__ import annotations

import pytest

from dashboard.document import Dashboard
from targets.vocabulary import LANGUAGES, Language
from tests.make_pages import Shown, shown

SMES = "/target/innovative_smes"
BEFORE_THE_CORRECTION = "as_of=2023-06-10"


def marks(page: Shown) -> list[str]:
    return [node[1]["title"] for node in page.every("sup", "restated")]


def test_a_corrected_number_says_what_it_was(app: Dashboard) -> None:
    assert any("更正，原" in said for said in marks(shown(app, SMES)))


def test_a_number_that_was_corrected_later_says_what_it_became(app: Dashboard) -> None:
    page = shown(app, f"{SMES}?period=2023-05&{BEFORE_THE_CORRECTION}")
    assert any("后更正为" in said for said in marks(page))


def test_the_mark_is_said_aloud_with_the_number(app: Dashboard) -> None:
    spoken = [node[1].get("aria-label", "") for node in shown(app, SMES).every("a", "number")]
    assert any("更正，原" in said for said in spoken)


def test_a_number_that_was_never_restated_bears_no_mark(app: Dashboard) -> None:
    assert marks(shown(app, "/target/green_factories")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_earlier_moment_is_told_with_what_came_since(app: Dashboard, language: Language) -> None:
    page = shown(app, f"/?{BEFORE_THE_CORRECTION}&lang={language}")
    (note,) = page.every("p", "moment")
    wanted = "此后新报" if language == "zh" else "since then"
    assert wanted in str(note)


def test_of_now_there_is_no_such_note(app: Dashboard) -> None:
    assert shown(app, "/").every("p", "moment") == []


def test_the_way_back_to_today_keeps_the_page_and_the_month(app: Dashboard) -> None:
    page = shown(app, f"{SMES}?period=2023-05&{BEFORE_THE_CORRECTION}")
    (note,) = page.every("p", "moment")
    assert f"{SMES}?period=2023-05" in str(note)
    assert "as_of" not in str(note)
