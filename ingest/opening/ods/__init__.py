"""Reading an .ods."""
