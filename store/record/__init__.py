"""Writes: what comes in, what is decided about it, which rules and due dates hold."""

from store.record.arrival import Arrival
from store.record.decisions import OPERATOR, accept, send_back, withdraw
from store.record.definitions import extend, keep_catalogue
from store.record.receiving import receive

__all__ = [
    "OPERATOR",
    "Arrival",
    "accept",
    "extend",
    "keep_catalogue",
    "receive",
    "send_back",
    "withdraw",
]
