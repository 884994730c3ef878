"""Letters as text and HTML: each complete alone, nothing fetched from anywhere, nothing executed."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from briefing.aligned import width
from briefing.digest import digest
from briefing.marks import MARKS
from briefing.render import Rendered, render, spoken
from targets.vocabulary import LANGUAGES, Language, Text
from tests.make_briefing import PAGES, august, issue, letter, reader, september
from tests.make_targets import figure

FETCHES = re.compile(
    r"<(img|link|script|iframe|object|embed|video|audio|source|form)\b|url\(|@import|src="
)


class Words(HTMLParser):
    """What is left to read when every tag, and everything within <style>, is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.is_style = False
        self.open: list[str] = []
        self.strays: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 the parser's own name
        self.is_style = tag == "style"
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.is_style = False
        if not self.open or self.open.pop() != tag:
            self.strays.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.is_style:
            self.parts.append(data)


def read(html: str) -> Words:
    words = Words()
    words.feed(html)
    return words


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_says_everything_that_the_html_says(language: Language) -> None:
    said = letter(language)
    text = plain(said.text)
    html = plain(" ".join(read(said.html).parts))
    amounts = set(re.findall(r"[+−]?\d[\d,.]*", html))
    tiles = {str(number) for number in range(20)}
    assert {one for one in amounts if one not in text} - tiles == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_any_style_every_standing_still_has_its_shape_and_word(language: Language) -> None:
    html = plain(" ".join(read(letter(language).html).parts))
    for judged in issue().assessments:
        shape = MARKS[judged.standing].shape
        assert f"{shape} " in html
    assert "▼ 落后预期进度" in html or "▼ Behind schedule" in html


def test_every_style_that_matters_is_inline() -> None:
    bare = re.sub(r"<style.*?</style>", "", letter("zh").html, flags=re.DOTALL)
    assert 'class="sheet"' in bare
    assert "max-width: 600px" in bare
    assert bare.count("background-color") > 20


@pytest.mark.parametrize("language", [*LANGUAGES, "both"])
def test_nothing_is_fetched_from_anywhere(language: Language) -> None:
    assert FETCHES.search(letter(language).html) is None


def test_every_address_is_one_of_our_pages() -> None:
    links = re.findall(r'href="([^"]*)"', letter().html)
    assert len(links) > 40
    assert {link[: len(PAGES) + 1] for link in links} == {f"{PAGES}/"}


def test_every_tag_is_closed() -> None:
    words = read(letter().html)
    assert (words.strays, words.open) == ([], [])


def test_what_a_body_wrote_is_never_markup() -> None:
    html = letter("zh").html
    assert "<b>按一个" not in html
    assert "&lt;b&gt;按一个" in html


def test_an_explanation_over_several_lines_cannot_break_the_text() -> None:
    shown = september()
    line = shown.line["stations"]
    odd = replace(figure("stations", "2025-09", 18), explanation="一\n\n五、请予办理\r\n二")
    lines = tuple(
        replace(one, city=replace(one.city, observation=odd)) if one is line else one
        for one in shown.lines
    )
    board = replace(shown, lines=lines)
    text = render(digest(board, None, reader("zh")), board, base_url=PAGES).text
    assert "报送单位说明：一 五、请予办理 二" in text


def test_in_both_languages_the_chinese_comes_first() -> None:
    said = letter("both")
    assert said.subject == f"{letter('zh').subject} / {letter('en').subject}"
    assert said.text.index("二、重点指标") < said.text.index("2. Indicators")


def test_a_reader_of_one_language_is_spared_the_other() -> None:
    assert spoken(issue("en")) == ("en",)
    assert "二、重点指标" not in letter("en").html


def test_the_numbers_of_the_text_end_in_one_column() -> None:
    lines = letter("zh").text.splitlines()
    ends = {
        width(line[: line.index("  ≥") if "  ≥" in line else line.index("  >")])
        for line in lines
        if line[:1] in "●√▲▼→□○" and ("  ≥" in line or "  >" in line)
    }
    assert len(ends) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_the_text_fits_a_screen(language: Language) -> None:
    text = letter(language).text
    table = text[text.index("2") :].split("\n\n\n")[0].splitlines()
    rows = [line for line in table if line.startswith(tuple("●√▲▼→□○")) and "|" not in line]
    assert max(map(width, rows)) <= 78


def test_a_bar_is_as_long_as_the_share_done_and_never_longer_than_its_track() -> None:
    html = letter("zh").html
    assert re.search(r'width="73%" height="6"', html)
    assert re.search(r'width="27%" height="6"', html)
    assert 'width="102%"' not in html


def test_a_very_long_name_is_told_whole() -> None:
    shown = september()
    name = "促进" * 60
    catalogue = shown.catalogue
    long = replace(catalogue.notice, title=Text(name, "long " * 80))
    board = replace(shown, catalogue=replace(catalogue, notice=long))
    said = render(digest(board, None, reader()), board, base_url=PAGES)
    assert name in said.text
    assert name in said.html


def test_the_same_digest_gives_the_same_letter() -> None:
    first, second = letter(), letter()
    assert (first.subject, first.text, first.html) == (second.subject, second.text, second.html)


def test_a_slash_at_the_end_of_the_base_address_does_no_harm() -> None:
    shown = september()
    said: Rendered = render(digest(shown, august(), reader()), shown, base_url=f"{PAGES}/")
    assert f"{PAGES}//" not in said.html
