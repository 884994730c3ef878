"""Logs go to standard error, one JSON line each; a fault's trace is text, without the values in it."""

from __future__ import annotations

import sys

import structlog


def configure() -> None:
    """Values of variables never reach a log: a Board is large, and rows may name people."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
