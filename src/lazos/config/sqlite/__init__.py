"""SQLite for Django, on the library whose write-ahead log is sound."""
