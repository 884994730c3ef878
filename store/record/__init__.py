"""Writes: what comes in, what is decided about it, which rules and plans hold."""

from store.record.arrival import Arrival
from store.record.decisions import OPERATOR, accept, send_back, withdraw
from store.record.definitions import keep_catalogue, keep_plan
from store.record.receiving import receive
from store.record.rules import keep_rules

__all__ = [
    "OPERATOR",
    "Arrival",
    "accept",
    "keep_catalogue",
    "keep_plan",
    "keep_rules",
    "receive",
    "send_back",
    "withdraw",
]
