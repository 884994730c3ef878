"""Lists of enterprises: read as columns, checked as columns, never row by row."""
