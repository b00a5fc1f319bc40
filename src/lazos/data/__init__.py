"""Packaged reference data with its licence beside it, and its one cached reader."""
