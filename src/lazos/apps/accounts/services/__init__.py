"""What is written of accounts, by topic; every function is atomic and writes the log itself."""
