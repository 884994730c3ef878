"""Every number opens where it came from."""

from __future__ import annotations

import pytest

from dashboard.document import Dashboard
from dashboard.keys import FigureKey, WorkingKey
from targets.vocabulary import Period
from tests.make_pages import Shown, browser_of, drawer, shanghai, shown, text
from wording import sentences

PAGES = (
    "/",
    "/target/innovative_smes",
    "/target/procurement_reserved_share",
    "/target/inclusive_loans_balance",
    "/target/clusters_national",
    "/target/avg_guarantee_fee_rate",
    "/districts",
    "/districts/310115",
    "/agencies/pbc",
    "/submissions/1",
)
ASTRAY = {sentences("zh")[f"page.{key}"] for key in ("source_unknown", "source_none")}


@pytest.mark.parametrize("page", PAGES)
def test_every_number_that_is_a_link_opens_its_source_or_its_working(
    app: Dashboard, page: str
) -> None:
    numbers = {node[1]["href"] for node in shown(app, page).every("a", "number")}
    assert numbers
    for href in sorted(numbers)[:80]:
        opened = drawer(app, href)
        assert not any(words in opened.text for words in ASTRAY), href


def test_every_judged_figure_of_the_overview_is_such_a_link(app: Dashboard) -> None:
    cells = shown(app, "/").every("td", "actual")
    opening = [cell for cell in cells if any("source=" in href for href in Shown(cell).hrefs)]
    assert len(opening) == len(shanghai().targets) - 1  # the aspirational one has no figure yet


def test_the_drawer_names_file_sheet_cell_sender_and_hash(app: Dashboard) -> None:
    opened = drawer(app, "/?source=inclusive_loans_balance.pbc.2023-05.city").text
    for part in (
        "人民银行上海总部2023年5月月报.xlsx",
        "表1",
        "F6",
        "1,007,563,000,000",
        "市级办公室",
    ):
        assert part in opened
    assert "10,075.63 亿元" in opened


def test_the_row_as_uploaded_is_shown_with_the_numbers_own_cell_marked(app: Dashboard) -> None:
    opened = drawer(app, "/?source=inclusive_loans_balance.pbc.2023-05.city")
    assert [text(row)[:2] for row in opened.every("tr", "own")] == ["F6"]


def test_earlier_versions_are_told_with_what_changed(app: Dashboard) -> None:
    opened = drawer(app, "/?source=innovative_smes.eic.2023-05.city")
    versions = opened.every("ol", "versions")
    assert "（+310）" in "".join(map(str, versions))


def test_an_old_moment_shows_the_version_that_counted_then(app: Dashboard) -> None:
    opened = drawer(app, "/?as_of=2023-06-20&source=innovative_smes.eic.2023-05.city")
    assert not opened.every("ol", "versions")
    assert "更正" not in opened.text


def test_a_gap_is_told_as_a_difference_of_two_numbers_that_open_in_turn(app: Dashboard) -> None:
    opened = drawer(app, "/?how=gap_to_path.little_giants.city")
    assert any("source=little_giants.eic.2023-09.city" in href for href in opened.hrefs)
    assert any("how=expected.little_giants.city" in href for href in opened.hrefs)


def test_the_file_itself_is_given_only_to_whom_it_is_open(app: Dashboard) -> None:
    address = "/?source=innovative_smes.eic.2023-05.city"
    assert not [h for h in drawer(app, address, "viewer").hrefs if h.startswith("/blob/")]
    (href,) = [h for h in drawer(app, address, "eic").hrefs if h.startswith("/blob/")]
    answer = browser_of(app, "eic").get(href)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "query",
    [
        "source=x",
        "source=a.b.c.d",
        "source=nothing.eic.2023-05.city",
        "how=x",
        "how=nothing.innovative_smes.city",
        "how=expected.nothing.city",
        "how=expected.innovative_smes.nowhere",
        "source=%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
def test_a_link_to_no_number_says_so(app: Dashboard, query: str) -> None:
    assert sentences("zh")["page.source_unknown"] in drawer(app, f"/?{query}").text


def test_a_figure_that_nobody_reported_says_so(app: Dashboard) -> None:
    opened = drawer(app, "/?source=innovative_smes.eic.2021-05.city")
    assert sentences("zh")["page.source_none"] in opened.text


def test_keys_are_read_as_they_are_written() -> None:
    key = FigureKey("a", "b", Period(2023, 5), "city")
    assert FigureKey.parse(str(key)) == key
    assert WorkingKey.parse("expected.a.city") == WorkingKey("expected", "a", "city")


TABLES = (
    ("/", "td"),
    ("/target/innovative_smes", "td"),
    ("/target/inclusive_loans_balance", "td"),
    ("/target/procurement_reserved_share", "td"),
    ("/districts", "td"),
    ("/districts/310115", "td"),
)


@pytest.mark.parametrize(("page", "tag"), TABLES)
def test_no_number_of_a_table_stands_without_its_source(
    app: Dashboard, page: str, tag: str
) -> None:
    """Places in a ranking are counted before the eye; everything else opens."""
    bare = [text(cell) for cell in shown(app, page).every(tag, "r") if not Shown(cell).hrefs]
    figures = [words for words in bare if any(sign.isdigit() for sign in words)]
    assert [words for words in figures if not words.isdigit() or int(words) > 16] == []
