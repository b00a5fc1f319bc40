"""Packaged reference data with its licence beside it (`NOTICE.md`), and its one cached reader."""
