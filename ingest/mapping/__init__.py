"""A form that nobody knows yet: what its columns seem to be, and a person's word that makes it a layout."""
