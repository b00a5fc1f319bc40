"""One partial, misheard description against the whole register: who is it, how sure, and why."""
