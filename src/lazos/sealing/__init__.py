"""Sealing: values under a key of their record, the key ring outside the database, the sheet of paper, signed heads."""
