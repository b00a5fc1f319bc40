"""`python -m lazos.cli` is `lazos`."""

from lazos.cli.main import run

run()
