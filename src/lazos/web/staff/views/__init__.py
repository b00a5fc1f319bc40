"""The pages of the staff site, by topic."""
