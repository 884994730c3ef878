"""Door 2: pages out."""
