"""A server with our logging, and an app that tries to leak what a visitor sends. Run by test_log.py."""

from __future__ import annotations

import logging
import socket
import sys
import threading
import warnings

from handbill.web.http.log import log_request, set_up_logging

SECRET = "Amina-336-555-0142"


def ask(port: int, head: str, patience: float = 5) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as line:
        line.sendall(head.encode())
        answer = b""
        while part := line.recv(65536):
            answer += part
        return answer


def waitress_server() -> int:
    import waitress
    from flask import Flask, Response, request

    app = Flask("handbill.web")

    @app.get("/pieces/<name>")
    def piece(name: str) -> str:
        app.logger.warning("piece %s", name)
        warnings.warn(name, stacklevel=1)
        raise ValueError(name)

    @app.after_request
    def log(response: Response) -> Response:
        log_request(request.method, request.url_rule and request.url_rule.rule, response.status_code, 84.4, ["fit-height", SECRET])
        return response

    def wsgi(environ, start_response):  # type: ignore[no-untyped-def]
        if environ["PATH_INFO"].startswith("/raw"):
            raise KeyError(environ["PATH_INFO"])
        return app(environ, start_response)

    server = waitress.create_server(wsgi, host="127.0.0.1", port=0, threads=2)
    threading.Thread(target=server.run, daemon=True).start()
    return int(server.effective_port)


def werkzeug_server() -> int:
    from werkzeug.serving import make_server

    def wsgi(environ, start_response):  # type: ignore[no-untyped-def]
        raise KeyError(environ["PATH_INFO"])

    server = make_server("127.0.0.1", 0, wsgi)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return int(server.port)


def main() -> None:
    set_up_logging(sys.stderr)
    port, other = waitress_server(), werkzeug_server()
    close = f"HTTP/1.1\r\nHost: {SECRET}\r\nReferer: http://{SECRET}/\r\nUser-Agent: {SECRET}\r\nConnection: close\r\n\r\n"
    for path in (f"/pieces/{SECRET}?q={SECRET}", f"/nowhere/{SECRET}", f"/raw/{SECRET}"):
        assert ask(port, f"GET {path} {close}")
        assert ask(other, f"GET {path} {close}")
    ask(port, f"AMINA / {close}")
    ask(port, f"{SECRET} / {close}")
    ask(port, f"GET /{SECRET} HTTP/{SECRET}\r\nContent-Length: {SECRET}\r\n\r\n")
    thread = threading.Thread(target=lambda: int(SECRET))
    thread.start()
    thread.join()
    logging.getLogger("handbill").info("%d", SECRET)
    logging.getLogger("some.library").error("about %s", SECRET, stack_info=True)
    Falls().name = SECRET


class Falls:
    """Raises an error that cannot be caught."""

    name = ""

    def __del__(self) -> None:
        raise RuntimeError(self.name)


if __name__ == "__main__":
    main()
