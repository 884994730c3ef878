"""Writes: what comes in, what is decided about it, which rules and due dates hold."""

from store.record.arrival import Arrival
from store.record.closed_years import keep_closed_forecasts
from store.record.closing import Month, close, reopen
from store.record.decisions import OPERATOR, accept, send_back, withdraw
from store.record.definitions import extend, keep_catalogue, take_back_extension
from store.record.layouts import keep_layout
from store.record.receiving import receive
from store.record.restoring import restore
from store.record.rules import keep_rules

__all__ = [
    "OPERATOR",
    "Arrival",
    "Month",
    "accept",
    "close",
    "extend",
    "keep_catalogue",
    "keep_closed_forecasts",
    "keep_layout",
    "keep_plan",
    "keep_rules",
    "receive",
    "reopen",
    "restore",
    "send_back",
    "take_back_extension",
    "withdraw",
]
