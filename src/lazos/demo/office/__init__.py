"""The office: canonical lists rendered as the messy files that agencies and hotlines send."""
