"""Door 1: workbooks in."""
