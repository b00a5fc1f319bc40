"""`lazos serve`: the site, with its worker as a child process."""

import subprocess
import sys
import threading
from typing import Annotated

import typer

from lazos.cli.site import open_site

PortOption = Annotated[
    int | None, typer.Option("--port", min=1, max=65535, help="Port on localhost; that of LAZOS_URL if not given.")
]
WorkerOption = Annotated[bool, typer.Option("--worker/--no-worker", help="Whether long work is done here, too.")]
THREADS = 8


def serve(port: PortOption = None, worker: WorkerOption = True) -> None:
    """Serve the site on localhost until interrupted.

    For other computers put a server with https before it, and set LAZOS_URL to the address that people type.

    Example: lazos serve --port 8000
    """
    open_site()
    import waitress
    from django.conf import settings

    from lazos.apps.matching.index import keep_fresh
    from lazos.config.wsgi import application

    at = port or (8000 if settings.LAZOS.tls else settings.LAZOS.port)
    proxied = (
        {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-proto"}} if settings.LAZOS.tls else {}
    )
    server = waitress.create_server(application, host="localhost", port=at, threads=THREADS, ident=None, **proxied)
    child, over = Child() if worker else None, threading.Event()
    threading.Thread(target=keep_fresh, args=(over,), daemon=True).start()
    typer.echo(f"{settings.LAZOS.url}  (Ctrl+C)", err=True)
    try:
        server.run()
    finally:
        over.set()
        server.close()
        if child:
            child.stop()


class Child:
    """The worker as a child process: started again when it dies, gone when this process is gone."""

    def __init__(self) -> None:
        """Start it."""
        self._over = threading.Event()
        self._process = self._start()
        self._watch = threading.Thread(target=self._keep, daemon=True)
        self._watch.start()

    def stop(self) -> None:
        """Let it end its job and stop."""
        self._over.set()
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _start(self) -> "subprocess.Popen[bytes]":
        """The child ends when its standard input closes: that happens even when this process is killed."""
        return subprocess.Popen([sys.executable, "-m", "lazos.cli", "worker"], stdin=subprocess.PIPE)

    def _keep(self) -> None:
        while not self._over.wait(1):
            if self._process.poll() is not None:
                self._process = self._start()
