"""What a sender gets back: its own workbook with the findings marked, or a workbook of results beside it."""
