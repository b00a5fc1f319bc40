"""Writes what is proposed and judged, and the persons and families that follow."""
