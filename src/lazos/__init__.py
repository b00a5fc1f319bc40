"""Lazos finds the parents of separated children and helps bring their families back together."""
