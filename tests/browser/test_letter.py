"""Letters in a browser at the width of a phone and of a mail program."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from targets.vocabulary import LANGUAGES, Language
from tests.make_briefing import letter

WIDTHS = (360, 390, 600, 1024)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_letter_never_asks_to_be_moved_sideways(
    chromium: Browser, language: Language, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.set_content(letter(language).html)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_stripped_of_all_styles_it_still_fits_a_phone(chromium: Browser) -> None:
    bare = re.sub(r"<style.*?</style>| style=\"[^\"]*\"", "", letter("zh").html, flags=re.DOTALL)
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.set_content(bare)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_in_the_dark_no_text_stands_on_its_own_colour(chromium: Browser) -> None:
    page = chromium.new_page(color_scheme="dark")
    page.set_content(letter("zh").html)
    ink, ground = page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.sheet'));"
        " return [s.color, s.backgroundColor] })()"
    )
    assert (ink, ground) == ("rgb(230, 235, 239)", "rgb(26, 33, 40)")
    page.close()
