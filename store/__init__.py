"""The store: what was recorded, and what was known at a moment; SQL stays in here."""
