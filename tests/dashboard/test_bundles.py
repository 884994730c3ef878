from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from dashboard.bundles import LEAN_PLOTLY, PLOTLY, Bundles, needed_first
from dashboard.document import Dashboard
from tests.make_pages import browser_of

REACT = ("dash", "deps/react@18.3.1.min.js")


@pytest.fixture
def bundles(tmp_path: Path) -> Bundles:
    return Bundles(tmp_path)


def test_a_script_is_compressed_once_and_kept(bundles: Bundles, tmp_path: Path) -> None:
    bundles.prepare([REACT])
    kept = list(tmp_path.iterdir())
    bundles.prepare([REACT])
    assert list(tmp_path.iterdir()) == kept
    assert len(kept) == 1


def test_the_script_comes_out_as_it_went_in(bundles: Bundles) -> None:
    bundles.prepare([REACT])
    found = bundles.find(*REACT)
    assert found is not None
    assert b"react.production.min.js" in brotli.decompress(found.content)


def test_the_lean_chart_library_stands_in_for_the_whole_one(tmp_path: Path) -> None:
    (tmp_path / LEAN_PLOTLY).write_text("lean", encoding="utf-8")
    bundles = Bundles(tmp_path)
    bundles.prepare([PLOTLY])
    found = bundles.find(*PLOTLY)
    assert found is not None
    assert brotli.decompress(found.content) == b"lean"


def test_a_folder_that_cannot_be_written_to_is_no_hindrance(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    bundles = Bundles(blocked)
    bundles.prepare([REACT])
    assert bundles.find(*REACT) is not None


def test_every_script_of_the_first_page_is_sent_compressed(app: Dashboard) -> None:
    browser = browser_of(app)
    with app.server.test_request_context("/"):
        needed = len(list(needed_first(app)))
    document = browser.get("/").get_data(as_text=True)
    paths = [part.partition('"')[0] for part in document.split('src="')[1:]]
    suites = [path for path in paths if path.startswith("/_dash-component-suites/")]
    assert len(suites) == needed
    for path in suites:
        answer = browser.get(path, headers={"Accept-Encoding": "br"})
        assert answer.headers["Content-Encoding"] == "br"
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_the_first_page_weighs_little(app: Dashboard) -> None:
    """Everything that the overview loads, compressed: at most 450 KB, and no chart library."""
    browser, ways = browser_of(app), {"Accept-Encoding": "br"}
    document = browser.get("/", headers=ways)
    text = brotli.decompress(document.data).decode()
    links = [p.partition('"')[0] for mark in ('src="', 'href="') for p in text.split(mark)[1:]]
    answers = [
        browser.get(link.replace("&amp;", "&"), headers=ways, buffered=True) for link in links
    ]
    assert all(answer.status_code == 200 for answer in answers)
    assert not any("plotly" in link for link in links)
    assert len(document.data) + sum(len(answer.data) for answer in answers) < 450_000


def test_a_browser_without_brotli_gets_what_it_can_read(app: Dashboard) -> None:
    browser = browser_of(app)
    answer = browser.get("/assets/elements.js", headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert b"monitor" in gzip.decompress(answer.data)
    plain = browser.get(
        "/assets/elements.js", headers={"Accept-Encoding": "identity"}, buffered=True
    )
    assert "Content-Encoding" not in plain.headers


def test_an_unchanged_script_is_not_sent_again(app: Dashboard) -> None:
    path = "/_dash-component-suites/plotly/package_data/plotly.min.js"
    app.charts_ready.join()
    browser, ways = browser_of(app), {"Accept-Encoding": "br"}
    first = browser.get(path, headers=ways)
    again = browser.get(path, headers=ways | {"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


@pytest.mark.parametrize(
    "path", ["os/x.js", "plotly/package_data/../__init__.py", "dash/nothing.js", "dash/dash.py"]
)
def test_a_script_that_is_no_part_of_a_page_is_not_found(app: Dashboard, path: str) -> None:
    answer = browser_of(app).get(f"/_dash-component-suites/{path}")
    assert answer.status_code == 404


def test_our_own_styles_are_kept_under_the_address_that_names_their_last_change(
    app: Dashboard,
) -> None:
    browser = browser_of(app)
    named = browser.get("/assets/elements.js?m=1.5", buffered=True).headers["Cache-Control"]
    unnamed = browser.get("/assets/elements.js", buffered=True).headers["Cache-Control"]
    assert "immutable" in named
    assert "max-age=31536000" in named
    assert "immutable" not in unnamed
