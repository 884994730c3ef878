"""A real browser on the app as it is served: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from waitress.server import create_server

from dashboard.document import Dashboard
from store.engine import Store, open_store
from tests.make_pages import dashboard_over, filled_store

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def served(app: Dashboard) -> Iterator[str]:
    """The address of the app while it is served by the server that serves it in earnest."""
    server = create_server(app.server, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no Chromium on PATH: install the package that .ci/needs names")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browsed")
    filled_store(folder).close()
    return folder


@pytest.fixture(scope="session")
def site(filled_folder: Path) -> Iterator[str]:
    """For tests that only look."""
    store = open_store(f"sqlite:///{filled_folder / 'pages.db'}")
    with served(dashboard_over(store)) as address:
        yield address
    store.close()


@pytest.fixture
def own_store(filled_folder: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(filled_folder, tmp_path / "own")
    store = open_store(f"sqlite:///{tmp_path / 'own' / 'pages.db'}")
    yield store
    store.close()


@pytest.fixture
def own_site(own_store: Store) -> Iterator[str]:
    """For tests that record something."""
    with served(dashboard_over(own_store)) as address:
        yield address


class Reader:
    """One window: it notes whatever went wrong in it, and whatever it asked of another host."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.page = self._opened()

    def _opened(self) -> Page:
        page = self.context.new_page()
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        return page

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.troubles.append(text)

    def act_as(self, role: str) -> None:
        self.context.add_cookies([{"name": "monitor_role", "value": role, "url": self.address}])

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        self.page.wait_for_selector("main h1")
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Requests that left this computer."""
        own = (self.address, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@contextmanager
def reading(
    chromium: Browser, address: str, *, width: int = 1440, dark: bool = False
) -> Iterator[Reader]:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    with context:
        yield Reader(context, address)


@pytest.fixture
def reader(chromium: Browser, site: str) -> Iterator[Reader]:
    with reading(chromium, site) as opened:
        yield opened


@pytest.fixture
def own_reader(chromium: Browser, own_site: str) -> Iterator[Reader]:
    with reading(chromium, own_site) as opened:
        yield opened
