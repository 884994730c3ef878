"""Charts as plain dicts and inline SVG."""
