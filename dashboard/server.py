"""The Dash app: one shell, whose pages and drawer follow the address."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

from dash import ClientsideFunction, Input, Output, State, dcc, html
from flask import Flask, request

from dashboard import bundles, safety
from dashboard.access import ROLE_COOKIE, Gate, Identity, Permission, identity_named
from dashboard.backing import Backing
from dashboard.boards import Boards
from dashboard.bundles import Bundles
from dashboard.document import PAGE_OUTPUTS, Dashboard
from dashboard.doors import BriefingsDoor, IntakeDoor, MappingDoor, RulesDoor
from dashboard.drafts import Drafts
from dashboard.elements import Head, Tree
from dashboard.held import HeldUploads
from dashboard.routes import register_routes
from dashboard.site import Site
from store.engine import Store
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.district_map import DistrictMap
from targets.vocabulary import Language
from wording import say

logger = logging.getLogger(__name__)

PACKAGE = __name__.partition(".")[0]
ASSETS = Path(__file__).parent / "assets"


def create_app(  # noqa: PLR0913 every part of the product that pages need is handed in here
    *,
    store: Store,
    catalogue: Catalogue,
    working_days: WorkingDays,
    intake: IntakeDoor,
    mappings: MappingDoor,
    rulebook: RulesDoor,
    briefings: BriefingsDoor,
    clock: Callable[[], datetime],
    default_language: Language = "zh",
    progress: Callable[[], tuple[int, int] | None] = lambda: None,
    drafts: Drafts | None = None,
    district_map: DistrictMap | None = None,
    hosts: Collection[str] = safety.LOOPBACK,
    bundle_folder: Path = bundles.FOLDER,
) -> Dashboard:
    """The dashboard, ready to be served; `.server` is its WSGI app.

    Until sign-in exists a role picker stands in for it, so the app may only be served on loopback:
    `hosts` are the names it answers to. `progress`: (done, all) while workbooks are still being taken in,
    None otherwise. Raises: UnguardedError when a callback or route has no
    permission.
    """
    app = Dashboard(
        PACKAGE,
        catalogue=catalogue,
        default_language=default_language,
        server=Flask(PACKAGE, static_folder=None),
        assets_folder=str(ASSETS),
        title=say("page.product", default_language),
        update_title=None,
        suppress_callback_exceptions=True,
        add_log_handler=False,
    )
    gate = Gate(app, lambda: identity_named(request.cookies.get(ROLE_COOKIE), catalogue))
    backing = Backing(
        store=store,
        catalogue=catalogue,
        default_language=default_language,
        working_days=working_days,
        boards=Boards(store, catalogue, working_days, clock),
        intake=intake,
        mappings=mappings,
        rulebook=rulebook,
        held=HeldUploads(clock),
        clock=clock,
        progress=progress,
        drafts=drafts or Drafts(),
        briefings=briefings,
        district_map=district_map,
    )
    app.layout = _layout()
    site = Site(backing)
    _register_pages(gate, site)
    _register_in_browser(gate)
    register_routes(gate, backing, site)
    safety.guard(app, hosts)
    app.charts_ready = bundles.serve_compressed(app, Bundles(bundle_folder))
    gate.seal()
    return app


def _layout() -> html.Div:
    return html.Div(
        [
            dcc.Location(id="url", refresh=False),
            dcc.Store(id="page-address"),
            dcc.Store(id="drawer-address"),
            Head(id="head"),
            Tree(id="page"),
            Tree(id="drawer"),
        ]
    )


def _register_pages(gate: Gate, site: Site) -> None:
    @gate.callback(
        Permission.SEE,
        *(Output(name, field) for name, field in PAGE_OUTPUTS),
        Input("page-address", "data"),
    )
    def show_page(identity: Identity, address: str | None) -> tuple[object, ...]:
        try:
            page = site.page(identity, address or "/")
        except Exception:
            gate.app.faults += 1
            logger.exception("page failed: %s", address)
            page = site.fault(address or "/")
        return page.tree, page.components, page.title, page.language, address

    @gate.callback(Permission.SEE, Output("drawer", "tree"), Input("drawer-address", "data"))
    def show_drawer(identity: Identity, address: str | None) -> object:
        return site.drawer(identity, address) if address else None


def _register_in_browser(gate: Gate) -> None:
    """What needs no server: following the address, the drawer's focus, the chart's colours and points."""
    gate.in_browser(
        ClientsideFunction("address", "split"),
        Output("page-address", "data"),
        Output("drawer-address", "data"),
        Input("url", "pathname"),
        Input("url", "search"),
        State("page-address", "data"),
        State("drawer-address", "data"),
    )
    gate.in_browser(
        ClientsideFunction("address", "shown"), Input("drawer", "tree"), prevent_initial_call=True
    )
    gate.in_browser(
        ClientsideFunction("chart", "inked"),
        Output("chart", "figure"),
        Input("chart-source", "data"),
    )
    gate.in_browser(
        ClientsideFunction("address", "opened"),
        Input("chart", "clickData"),
        prevent_initial_call=True,
    )
