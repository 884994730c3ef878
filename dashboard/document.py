"""The Dash app as we need it: a document in the reader's language, and its pages to be opened one by one."""

from __future__ import annotations

from functools import cache
from html import escape
from threading import Thread
from typing import Any

from dash import Dash
from flask import request

from dashboard.address import language_of
from targets.catalogue import Catalogue
from targets.vocabulary import LANGUAGES, Language
from wording import say

DOCUMENT = """<!DOCTYPE html>
<html lang="@language">
<head>
{%metas%}
<meta name="color-scheme" content="light dark">
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
{%css%}
</head>
<body>
<noscript><p>@noscript</p></noscript>
<div id="connection" role="alert" hidden @connection><span></span> <a href="/"></a></div>
<div id="connection-said" class="aside" aria-live="polite"></div>
{%app_entry%}
{%config%}
{%scripts%}
{%renderer%}
</body>
</html>"""

PAGE_OUTPUTS = (
    ("page", "tree"),
    ("page", "children"),
    ("head", "title"),
    ("head", "language"),
    ("head", "page"),
)
"""What the page callback fills, in its order."""


class Dashboard(Dash):
    """`faults` counts the pages that could not be shown since the start; `charts_ready` ends when the chart
    library is compressed.
    """

    def __init__(
        self, name: str, *, catalogue: Catalogue, default_language: Language, **options: Any
    ) -> None:
        self._catalogue = catalogue
        self._default_language = default_language
        self.faults = 0
        self.charts_ready = Thread()
        super().__init__(name, index_string=DOCUMENT, **options)

    def interpolate_index(self, *arguments: Any, **parts: Any) -> str:
        language = language_of(request.full_path, self._default_language)
        whole = str(super().interpolate_index(*arguments, **parts))  # type: ignore[no-untyped-call]
        whole = whole.replace("@language", "zh-CN" if language == "zh" else "en")
        whole = whole.replace("@connection", _connection_words())
        whole = whole.replace(
            "@noscript", " ".join(say("page.no_script", one) for one in LANGUAGES)
        )
        return whole.replace("Loading...", say("page.loading", language))

    def addresses(self) -> tuple[str, ...]:
        """Every page that the notice gives rise to, without its language."""
        catalogue = self._catalogue
        members = (agency.id for agency in catalogue.agencies if not agency.is_group)
        return (
            "/",
            *(f"/target/{target.id}" for target in catalogue.targets),
            "/districts",
            *(f"/districts/{district.code}" for district in catalogue.districts),
            "/agencies",
            *(f"/agencies/{agency}" for agency in members),
            "/submissions",
            "/upload",
            "/briefings",
            "/rules",
            "/admin",
            "/calibration",
        )

    def draw(self, address: str) -> int:
        """Opens a page as a browser does, document and content; the first HTTP status that is not 200."""
        before = self.faults
        with self.server.test_client() as browser:
            document = browser.get(address)
            content = browser.post("/_dash-update-component", json=page_request(address))
        bad = [answer.status_code for answer in (document, content) if answer.status_code != 200]
        return bad[0] if bad else 500 if self.faults > before else 200


@cache
def _connection_words() -> str:
    """What is told of the connection, in both languages: the reader may change it before it is lost."""
    said = {
        f"data-{what}-{language}": say(f"page.connection_{what}", language)
        for what in ("lost", "expired", "failed", "loading", "again")
        for language in LANGUAGES
    }
    return " ".join(f'{name}="{escape(sentence)}"' for name, sentence in said.items())


def page_request(address: str) -> dict[str, Any]:
    """What the browser asks when the address names a page."""
    changed = "page-address.data"
    return {
        "output": "..{}..".format("...".join(f"{name}.{field}" for name, field in PAGE_OUTPUTS)),
        "outputs": [{"id": name, "property": field} for name, field in PAGE_OUTPUTS],
        "inputs": [{"id": "page-address", "property": "data", "value": address}],
        "changedPropIds": [changed],
        "parsedChangedPropsIds": [changed],
    }
