"""Readers of columns: the distinct texts of a column in, canonical values and problem codes out."""
