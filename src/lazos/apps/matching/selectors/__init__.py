"""Reads what is proposed and judged into frozen read-models."""
