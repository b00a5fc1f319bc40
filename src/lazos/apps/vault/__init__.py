"""The vault: a wrapped key for every record, whose ring lies outside the database."""
