"""Long work: a queue in the database, a worker that is a process of its own."""
