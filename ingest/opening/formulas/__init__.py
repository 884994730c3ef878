"""What formulas say of the results that a file has stored for them."""
