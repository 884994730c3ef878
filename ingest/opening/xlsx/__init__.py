"""Reading an .xlsx, of either kind, and its long lists by the column."""
