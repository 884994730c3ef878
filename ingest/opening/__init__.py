"""Opening a file safely: its package looked through, its cells read in a process of their own."""
