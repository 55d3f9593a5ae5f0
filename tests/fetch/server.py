"""A reports site of our own on the loopback: pages of the same shape, and all that can go wrong with a server."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from analysis.fetch import Site

#: A PDF is looked at only at its beginning and its end.
REPORT = b"%PDF-1.7\n" + b"words " * 20_000 + b"\n%%EOF\n"
ERROR_PAGE = (
    b"<!DOCTYPE html><html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>"
)


@dataclass
class Answer:
    """What to send for one request; ``None`` in ``length`` sends the true one."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    #: Send only so much of it, then hang up.
    cut: int | None = None
    #: Seconds before the answer, and between its pieces.
    before: float = 0.0
    between: float = 0.0


Behaviour = Callable[["Request"], Answer]


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    #: How often this path was asked for before.
    before: int


class Server:
    """One host; ``paths`` says what stands where, and ``asked`` keeps what was asked."""

    def __init__(self) -> None:
        self.paths: dict[str, Answer | Behaviour] = {}
        self.asked: list[Request] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.host = f"127.0.0.1:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def times(self, path: str) -> int:
        return sum(request.path == path for request in self.asked)

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        request = Request(handler.path, dict(handler.headers.items()), self.times(handler.path))
        self.asked.append(request)
        found = self.paths.get(handler.path, Answer(ERROR_PAGE, 404))
        answer = found if isinstance(found, Answer) else found(request)
        time.sleep(answer.before)
        handler.send_response(answer.status)
        headers = {"Content-Length": str(len(answer.body)), **answer.headers}
        for name, value in headers.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        body = answer.body if answer.cut is None else answer.body[: answer.cut]
        try:
            if not answer.between:
                handler.wfile.write(body)
            else:
                for start in range(0, len(body), 2000):
                    handler.wfile.write(body[start : start + 2000])
                    handler.wfile.flush()
                    time.sleep(answer.between)
        except OSError:
            return
        handler.close_connection = answer.cut is not None or not headers["Content-Length"]


def kept(body: bytes) -> Behaviour:
    """A file as a good server gives it: with its version, in pieces when asked, and not again when it is the same."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'

    def answer(request: Request) -> Answer:
        if request.headers.get("If-None-Match") == etag:
            return Answer(b"", 304, {"ETag": etag})
        told = request.headers.get("Range")
        if told and request.headers.get("If-Range") == etag:
            start = int(told.removeprefix("bytes=").rstrip("-"))
            piece = {"ETag": etag, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"}
            return Answer(body[start:], 206, piece)
        return Answer(body, 200, {"ETag": etag})

    return answer


def first(*answers: Answer, then: Answer | Behaviour) -> Behaviour:
    """Give these answers one after the other, then the last one for good."""

    def answer(request: Request) -> Answer:
        if request.before < len(answers):
            return answers[request.before]
        return then if isinstance(then, Answer) else then(request)

    return answer


def day(href: str, title: str = "Children's services inspection", published: str = "22 June 2018") -> str:
    spoken = f'<span class="nonvisual">{title}, PDF - {published}</span>'
    return f"""
      <li class="timeline__day"><div class="event">
        <p class="timeline__date"><time>18 May 2018</time></p>
        <a class="publication-link" href="{href}" target="_blank">{title} {spoken}</a>
        <div>Published <time>{published}</time></div>
      </div></li>"""


def page(*days: str, urn: str = "80489", title: str = "Brent") -> Answer:
    html = f"""<!DOCTYPE html><html><head><title>{title}</title>
      <link rel="canonical" href="https://reports.ofsted.gov.uk/provider/44/{urn}"></head>
      <body><nav><ul><li><a href="/">Home</a></li></ul></nav><ul class="timeline">{"".join(days)}
      <li class="timeline__day timeline__day--registered"><time>1 April 1965</time><span>Opened</span></li>
      </ul></body></html>"""
    return Answer(html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


class ReportsSite:
    """Two hosts, as the real site has, with one authority's page on the first."""

    page_path = "/provider/44/{urn}"

    def __init__(self) -> None:
        self.pages, self.files = Server(), Server()
        for server in (self.pages, self.files):
            server.paths["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private/\n")

    def site(self, **options: object) -> Site:
        quick: dict[str, object] = {"delay": 0.0, "first_wait": 0.01, "silence": 5.0, **options}
        return Site("http", self.pages.host, self.files.host, **quick)  # type: ignore[arg-type]

    def file(self, name: str) -> str:
        return f"http://{self.files.host}/v1/file/{name}"

    def show(self, *days: str, urn: str = "80489") -> None:
        self.pages.paths[self.page_path.format(urn=urn)] = page(*days, urn=urn)

    def offer(self, name: str, answer: Answer | Behaviour, **words: str) -> None:
        """Put one file on the files' host, and one day for it on Brent's page."""
        self.files.paths[f"/v1/file/{name}"] = answer
        self.show(day(self.file(name), **words))

    def close(self) -> None:
        self.pages.close()
        self.files.close()
