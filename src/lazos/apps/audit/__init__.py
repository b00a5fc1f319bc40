"""The log: who did, who looked, who was refused; append-only and chained."""
