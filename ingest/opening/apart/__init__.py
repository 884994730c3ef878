"""The processes of their own in which files are opened, and how the caller talks to them."""
