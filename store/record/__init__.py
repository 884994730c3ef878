"""Writes: what comes in, what is decided about it, which rules and plans hold."""

from store.record.arrivals import Arrival, receive
from store.record.decisions import OPERATOR, accept, send_back, withdraw
from store.record.definitions import keep_catalogue, keep_plan

__all__ = [
    "OPERATOR",
    "Arrival",
    "accept",
    "keep_catalogue",
    "keep_plan",
    "receive",
    "send_back",
    "withdraw",
]
