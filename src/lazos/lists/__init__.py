"""Spreadsheets in, typed records and problems out."""
