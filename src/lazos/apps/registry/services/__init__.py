"""Writes the register."""
