"""The site of those who work with families."""
