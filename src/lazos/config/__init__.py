"""How the site is put together: the environment it is told, settings, addresses, the entry of the server."""
