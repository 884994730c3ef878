"""Files that come with the product: the demo's workbooks and how they were made."""
