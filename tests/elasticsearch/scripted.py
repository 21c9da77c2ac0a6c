"""A server that says what a test tells it to say: for what no healthy Elasticsearch answers."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, Any]
Says = Callable[[str, str, str], Answer]


@dataclass
class Scripted:
    """`says` gets method, path and body and returns status and JSON; `heard` is what was asked, in order."""

    address: str
    heard: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def answering(says: Says, product: str = "Elasticsearch", tls: ssl.SSLContext | None = None) -> Iterator[Scripted]:
    """Answers on a free port of this machine until the block ends."""
    scripted = Scripted("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            scripted.heard.append(f"{self.command} {self.path.partition('?')[0]}")
            scripted.headers.append({name.lower(): value for name, value in self.headers.items()})
            status, content = says(self.command, self.path, body)
            data = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8")
            self.send_header("Content-Length", str(len(data)))
            if product:
                self.send_header("X-Elastic-Product", product)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815 -- http.server's names

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    scripted.address = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    try:
        yield scripted
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def of_version(*versions: str) -> Says:
    """A cluster of servers of these versions that has no index."""

    def says(method: str, path: str, body: str) -> Answer:
        if path.startswith("/_nodes"):
            return 200, {"nodes": {str(number): {"version": each} for number, each in enumerate(versions)}}
        return 404, {"error": {"type": "index_not_found_exception"}, "status": 404}

    return says
