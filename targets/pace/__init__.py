"""pace: where a series will stand at its window's end, how wide that is, and the chance of a target.

Everything here is float arithmetic over rows of many series at once; a row for which nothing sound can
be said is NaN in every result. Source: the method's page in docs/, whose golden cases it gives.
"""

from targets.pace.counts import Count, count_chance, count_forecast, count_quantiles
from targets.pace.errors import Table, Tables, chance, pooled, quantiles
from targets.pace.forecasts import MOST_YEARS, YEAR, flow, flow_as_of, stock, stock_as_of

__all__ = [
    "MOST_YEARS",
    "YEAR",
    "Count",
    "Table",
    "Tables",
    "chance",
    "count_chance",
    "count_forecast",
    "count_quantiles",
    "flow",
    "flow_as_of",
    "pooled",
    "quantiles",
    "stock",
    "stock_as_of",
]
