"""Districts as tiles in the rough shape of the city: no borders drawn, every district the same size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.elements import Content, Element, element
from targets.vocabulary import District


@dataclass(frozen=True, slots=True)
class Tile:
    """`weight`: 0 to 1, how dark the tile is; `below`: the chip of a judged district, else its rise."""

    district: District
    href: str
    name: str
    number: Content
    below: Content = None
    weight: float = 0.0


def tile_map(tiles: Iterable[Tile], label: str) -> Element:
    """Districts without a place on the grid follow it in rows."""
    drawn = [_drawn(tile) for tile in tiles]
    return element("div", drawn, class_="tiles", role="group", aria_label=label)


def _drawn(tile: Tile) -> Element:
    place: dict[str, object] = {"--weight": f"{tile.weight:.2f}"}
    if tile.district.tile is not None:
        column, row = tile.district.tile
        place |= {"gridColumn": column + 1, "gridRow": row + 1}
    return element(
        "div",
        element("a", tile.name, href=tile.href, class_="tile-name"),
        element("div", tile.number, class_="tile-number"),
        element("div", tile.below, class_="tile-below") if tile.below else None,
        class_="tile",
        style=place,
    )
