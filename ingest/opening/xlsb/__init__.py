"""Reading an .xlsb."""
