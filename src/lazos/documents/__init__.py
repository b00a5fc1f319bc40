"""Frozen facts in, documents out."""
