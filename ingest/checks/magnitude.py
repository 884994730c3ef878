"""A figure many times larger or smaller than its series: a wrong unit, or a digit too many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from ingest.checks import references
from ingest.checks.material import Material
from ingest.checks.saying import amount, finding, in_slipped_unit, times
from targets.vocabulary import Dimension, Finding, Observation, Severity

SLIPS = (4, -4, 8, -8)
"""万 too many or too few, and 亿."""
HUNDREDFOLD = 2


@dataclass(frozen=True, slots=True)
class _Compared:
    """A figure beside what was expected of it; `powers` of ten lie between them."""

    figure: Observation
    expected: Decimal
    powers: float
    width: float

    @property
    def slip(self) -> int | None:
        """The power that a mistaken unit makes, if it was one."""
        return next((slip for slip in SLIPS if abs(self.powers - slip) <= self.width), None)


def look(material: Material) -> Iterator[Finding]:
    for figure in material.fresh:
        found = _of_series(figure, material)
        if found is not None:
            yield found


def _of_series(figure: Observation, material: Material) -> Finding | None:
    usual = references.usual(figure, material)
    promise = _nearest(figure, references.promised(figure, material), material)
    if usual is None:
        return _of_first(figure, promise, material)
    compared = _nearest(figure, (usual,), material)
    if compared is None or abs(compared.powers) <= material.rules.magnitude.far:
        return None
    if compared.slip is not None and promise is not None:
        is_same_side = promise.powers * compared.slip > 0
        if is_same_side and abs(promise.powers) >= material.rules.unit_slip.from_promise:
            return _say_slip(compared, Severity.ERROR, material)
    return _say_far(compared, "magnitude", material)


def _of_first(figure: Observation, promise: _Compared | None, material: Material) -> Finding | None:
    """Nothing but the promise and the peers says how large the series is, so more is let pass."""
    if promise is not None and promise.slip is not None:
        is_hundredfold = promise.powers > HUNDREDFOLD
        severity = Severity.ERROR if is_hundredfold else Severity.WARNING
        return _say_slip(promise, severity, material)
    if promise is not None and abs(promise.powers) > references.far_of_first(figure, material):
        return _say_far(promise, "magnitude_first", material)
    peers = _nearest(figure, references.peers(figure, material), material)
    if peers is not None and abs(peers.powers) > material.rules.first_magnitude.from_peers:
        return _say_far(peers, "magnitude_peers", material)
    return None


def _nearest(
    figure: Observation, references: tuple[Decimal, ...], material: Material
) -> _Compared | None:
    """The reference that the figure lies nearest to; None where sizes say nothing."""
    compared = [
        _Compared(
            figure, reference, log10(_size(figure) / reference), material.rules.unit_slip.width
        )
        for reference in references
        if _can_tell(figure, reference, material)
    ]
    return min(compared, key=lambda one: abs(one.powers), default=None)


def _size(figure: Observation) -> Decimal:
    """A 0 lies far from everything, but is no slip."""
    assert figure.value is not None  # noqa: S101
    return figure.value or Decimal("1e-3")


def _can_tell(figure: Observation, reference: Decimal, material: Material) -> bool:
    assert figure.value is not None  # noqa: S101
    if reference <= 0 or figure.value < 0:
        return False
    unit = material.indicator(figure.indicator).unit
    return unit.dimension is not Dimension.COUNT or (
        max(figure.value, reference) >= material.rules.magnitude.few
    )


def _say_slip(compared: _Compared, severity: Severity, material: Material) -> Finding:
    """Refused until the sender corrects or confirms; what was confirmed is explained like any warning."""
    assert compared.slip is not None  # noqa: S101
    figure = compared.figure
    if figure.cell in material.confirmed:
        severity = Severity.WARNING
    return finding(
        "unit_scale",
        severity,
        figure,
        material,
        expected=_shown(compared, material),
        times=times(compared.slip),
        power=str(compared.slip),
        suggested=in_slipped_unit(figure, compared.slip, material),
    )


def _say_far(compared: _Compared, code: str, material: Material) -> Finding:
    return finding(
        code, Severity.WARNING, compared.figure, material, expected=_shown(compared, material)
    )


def _shown(compared: _Compared, material: Material) -> str:
    return amount(compared.expected, compared.figure.indicator, material, is_rough=True)
