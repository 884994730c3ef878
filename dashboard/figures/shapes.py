"""The shapes beside the words of a standing: safe for eyes that do not see the colours."""

from __future__ import annotations

from dashboard.elements import Element, element
from dashboard.theme import Shape

_DRAWN: dict[Shape, tuple[tuple[str, dict[str, object]], ...]] = {
    Shape.SEAL: (
        ("circle", {"cx": 6, "cy": 6, "r": 6, "fill": "currentColor"}),
        ("path", {"d": "M3.2 6.2 5.3 8.3 9 4.2", "class_": "cut"}),
    ),
    Shape.TICK: (("path", {"d": "M1.5 6.4 4.6 9.6 10.6 2.6", "class_": "stroke"}),),
    Shape.UP: (("path", {"d": "M6 1.5 11.2 10.5H.8Z", "fill": "currentColor"}),),
    Shape.DOWN: (("path", {"d": "M6 10.5.8 1.5H11.2Z", "fill": "currentColor"}),),
    Shape.DIAMOND: (("path", {"d": "M6 .6 11.4 6 6 11.4.6 6Z", "fill": "currentColor"}),),
    Shape.CROSS: (("path", {"d": "M2 2 10 10M10 2 2 10", "class_": "stroke"}),),
    Shape.RING: (("circle", {"cx": 6, "cy": 6, "r": 4.6, "class_": "stroke thin"}),),
    Shape.BAR: (("path", {"d": "M2 6H10", "class_": "stroke"}),),
    Shape.CLOCK: (
        ("circle", {"cx": 6, "cy": 6, "r": 5, "class_": "stroke thin"}),
        ("path", {"d": "M6 3.2V6.2L8 7.4", "class_": "stroke thin"}),
    ),
    Shape.HALF: (
        ("circle", {"cx": 6, "cy": 6, "r": 5, "class_": "stroke thin"}),
        ("path", {"d": "M6 1A5 5 0 0 1 6 11Z", "fill": "currentColor"}),
    ),
    Shape.FLAG: (("path", {"d": "M2.5 11.5V1H10L8 3.8 10 6.6H2.5", "class_": "stroke thin"}),),
    Shape.TURN: (
        (
            "path",
            {
                "d": "M4.5 1.5 1.8 4.2 4.5 6.9M2 4.2H7.5A3 3 0 0 1 7.5 10.4H4",
                "class_": "stroke thin",
            },
        ),
    ),
    Shape.LOCK: (
        ("path", {"d": "M2 5.5H10V11H2Z", "fill": "currentColor"}),
        ("path", {"d": "M3.8 5.5V3.6A2.2 2.2 0 0 1 8.2 3.6V5.5", "class_": "stroke thin"}),
    ),
}


def drawn_shape(shape: Shape) -> Element:
    """Twelve units square, in the colour of its words; the words say it, so it is hidden from readers aloud."""
    strokes = [element(tag, **attributes) for tag, attributes in _DRAWN[shape]]
    return element("svg", strokes, class_="shape", view_box="0 0 12 12", aria_hidden="true")
