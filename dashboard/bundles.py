"""The browser's scripts, compressed once into a folder of ours and served from there; never on request."""

from __future__ import annotations

import gzip
import hashlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Thread

import brotli
from dash import Dash
from dash.fingerprint import check_fingerprint
from flask import Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

FOLDER = Path(__file__).parent / "bundles"
LEAN_PLOTLY = "plotly-cartesian.min.js"
PLOTLY = ("plotly", "package_data/plotly.min.js")
SUITES = "/_dash-component-suites/"

QUICK = 5
"""The Brotli quality of the start: a fraction of a second. `app.py assets` takes half a minute."""

YEAR = 31_536_000
"""Seconds for which what never changes under its address is kept by a browser."""

SMALLEST = 1_000
"""Answers below this many bytes gain nothing from compression."""


@dataclass(frozen=True, slots=True)
class Bundle:
    content: bytes
    etag: str


class Bundles:
    """Dash's scripts by package and path; `folder` keeps the compressed ones from start to start."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._ready: dict[tuple[str, str], Bundle] = {}

    @property
    def has_lean_plotly(self) -> bool:
        return (self._folder / LEAN_PLOTLY).exists()

    def find(self, package: str, path: str) -> Bundle | None:
        return self._ready.get((package, path))

    def prepare(self, names: Iterable[tuple[str, str]]) -> None:
        """Compresses what is not in the folder yet."""
        for package, path in names:
            self._ready[package, path] = self._compressed(self._content(package, path))

    def _content(self, package: str, path: str) -> bytes:
        if (package, path) == PLOTLY and self.has_lean_plotly:
            return (self._folder / LEAN_PLOTLY).read_bytes()
        content = pkgutil.get_data(package, path)
        if content is None:
            raise FileNotFoundError(f"{package}/{path}")
        return content

    def _compressed(self, content: bytes) -> Bundle:
        digest = hashlib.sha256(content).hexdigest()[:32]
        file = self._folder / f"{digest}.{QUICK}.br"
        if file.exists():
            return Bundle(file.read_bytes(), etag=digest)
        small = self._fetched_compressed(content) or brotli.compress(content, quality=QUICK)
        self._keep(file, small)
        return Bundle(small, etag=digest)

    def _fetched_compressed(self, content: bytes) -> bytes | None:
        """What `app.py assets` has compressed already."""
        script, small = self._folder / LEAN_PLOTLY, self._folder / f"{LEAN_PLOTLY}.br"
        if small.exists() and script.exists() and script.read_bytes() == content:
            return small.read_bytes()
        return None

    def _keep(self, file: Path, content: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(".part")
            part.write_bytes(content)
            part.replace(file)
        except OSError:  # an installation that cannot be written to compresses at each start
            return


def needed_first(app: Dash) -> Iterator[tuple[str, str]]:
    """The scripts that every page loads, as the index names them."""
    document = str(app.index())  # type: ignore[no-untyped-call]
    for part in document.split('src="' + SUITES)[1:]:
        package, _, path = part.partition('"')[0].partition("/")
        yield package, _unprinted(path)[0]


def _unprinted(path: str) -> tuple[str, bool]:
    """The path within its package, and whether the address bore the fingerprint of its content."""
    name, has_fingerprint = check_fingerprint(path)  # type: ignore[no-untyped-call]
    return str(name), bool(has_fingerprint)


NEEDED_BY_CHARTS = (("dash", "dcc/async-graph.js"), PLOTLY)


def serve_compressed(app: Dash, bundles: Bundles) -> Thread:
    """The page's own scripts are ready at once; the chart library is compressed beside the first visits."""
    with app.server.test_request_context("/"):
        bundles.prepare(needed_first(app))

    def answer() -> AnyResponse | None:
        if not request.path.startswith(SUITES) or request.method != "GET":
            return None
        package, _, rest = request.path.removeprefix(SUITES).partition("/")
        path, has_fingerprint = _unprinted(rest)
        # Dash itself fails on a name that it does not know, instead of not finding it.
        if path not in app.registered_paths.get(package, ()):
            abort(HTTPStatus.NOT_FOUND)
        bundle = bundles.find(package, path)
        if bundle is None or not _takes("br"):
            return None
        return _answer(bundle, has_fingerprint=has_fingerprint)

    app.server.before_request(answer)
    app.server.after_request(_compress_small)
    app.server.after_request(_keep_for_long)
    charts = Thread(target=bundles.prepare, args=(NEEDED_BY_CHARTS,), daemon=True)
    charts.start()
    return charts


def _takes(encoding: str) -> bool:
    return request.accept_encodings.quality(encoding) > 0


def _answer(bundle: Bundle, *, has_fingerprint: bool) -> AnyResponse:
    response = Response(bundle.content, mimetype="text/javascript")
    response.headers["Content-Encoding"] = "br"
    response.headers["Vary"] = "Accept-Encoding"
    response.cache_control.max_age = YEAR if has_fingerprint else 300
    response.set_etag(bundle.etag)
    return response.make_conditional(request)


def _keep_for_long(response: Response) -> Response:
    """Our own styles and scripts bear the time of their last change in their address."""
    if request.path.startswith("/assets/") and "m" in request.args and response.status_code == 200:
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = YEAR
        response.cache_control.immutable = True
    return response


def _compress_small(response: Response) -> Response:
    """Pages' JSON, our own styles and scripts: small enough to compress on their way."""
    is_ours = not response.direct_passthrough or request.path.startswith("/assets/")
    is_whole = response.status_code == HTTPStatus.OK and "Content-Encoding" not in response.headers
    if response.mimetype not in _TEXT or not is_ours or not is_whole:
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) < SMALLEST:
        return response
    for name, squeeze in _WAYS:
        if _takes(name):
            response.set_data(squeeze(content))
            response.headers["Content-Encoding"] = name
            response.headers.add("Vary", "Accept-Encoding")
            break
    return response


_TEXT = frozenset({"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"})
_WAYS = (
    ("br", lambda content: brotli.compress(content, quality=4)),
    ("gzip", lambda content: gzip.compress(content, 6)),
)
