"""Old links keep working: every address that was ever sent goes on answering with its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.document import Dashboard
from tests.make_pages import drawer, shown, text

SENT = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "old_links.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
DRAWERS = (
    ("/?source=innovative_smes.eic.2023-05.city", "单元格"),
    ("/target/innovative_smes?source=innovative_smes.eic.2023-05.310115&period=2023-05", "单元格"),
    ("/?how=gap_to_path.little_giants.city", "预期"),
    ("/?how=forecast.little_giants.city", "可能性"),
    ("/?how=needed_per_month.inclusive_loans_balance.city", "目标"),
)


@pytest.mark.parametrize(("address", "word"), SENT)
def test_a_link_that_was_sent_opens_its_page(app: Dashboard, address: str, word: str) -> None:
    heading = shown(app, address).every("h1")[0]
    assert word in text(heading)


@pytest.mark.parametrize(("address", "word"), DRAWERS)
def test_a_link_to_a_number_opens_where_it_came_from(
    app: Dashboard, address: str, word: str
) -> None:
    assert word in drawer(app, address).text


def test_links_are_only_ever_added() -> None:
    paths = {address.partition("?")[0].strip("/").partition("/")[0] for address, _ in SENT}
    assert {"", "target", "districts", "agencies", "submissions", "calibration"} <= paths
