"""Numbers that were restated: what a figure was before, and what it became after the moment shown."""

from __future__ import annotations

from dashboard.keys import FigureKey
from dashboard.view import View
from targets.vocabulary import Observation


def before(view: View, figure: Observation) -> Observation | None:
    """The figure that this one replaced, as known at the moment shown."""
    return view.replaced.get(FigureKey.of(figure))


def since(view: View, figure: Observation) -> Observation | None:
    """The figure that counts now in its place; None: it still counts, or the moment shown is now."""
    if view.now is None:
        return None
    newest = view.figures_now.get(FigureKey.of(figure))
    is_other = newest is not None and (newest.value, newest.state) != (figure.value, figure.state)
    return newest if is_other else None


def counts_since(view: View) -> tuple[int, int]:
    """How many figures came after the moment shown, and how many were restated."""
    came = sum(1 for key in view.figures_now if key not in view.figures)
    return came, sum(1 for figure in view.figures.values() if since(view, figure) is not None)
