"""Quality on labelled lists: scores, groups and errors, frozen under `bench/results`."""
