"""From a sheet to figures: headers, rows, units, ratios."""
