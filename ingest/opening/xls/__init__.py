"""Reading an .xls or .et."""
