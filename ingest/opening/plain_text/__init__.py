"""Reading tables saved as text."""
