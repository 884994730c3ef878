"""Tables that leave the product: typed, written as CSV or as an Excel workbook, inert and reproducible."""
