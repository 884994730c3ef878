"""Door 3: summaries out."""
