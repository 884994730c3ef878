"""The demo: a year and nine months of workbooks of every reporting body, made by the scripts here."""
