"""A site whose OAuth 1.0 is oauthlib's own; run as a program.

    python -m tests.servers.oauth1_site PORT PUBLIC_KEY

/request_token, /authorize, /access_token: the three steps. /api: needs a token. /one-legged: none.
/blank: none, and `oauth_token` must be sent all the same. /hop: sends on to /api. /count: /api that
counts. /late: refuses, and its clock is ten minutes slow. /old/...: behaves as a server of 2007.
"""

from __future__ import annotations

import itertools
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, redirect, request
from oauthlib.oauth1 import WebApplicationServer
from oauthlib.oauth1.rfc5849.endpoints import SignatureOnlyEndpoint
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.servers.oauth1 import USERS
from tests.servers.oauth1_provider import Provider

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
FORM = '<form method="post"><input name="login"><input name="password" type="password"></form>'


class Quiet(WSGIRequestHandler):
    """Logs nothing; keeps connections as servers do."""

    protocol_version = "HTTP/1.1"

    def send_response(self, code: int, message: str | None = None) -> None:
        """Leave the Date header to the pages: one of them is late."""
        self.send_response_only(code, message)

    def log(self, type: str, message: str, *args: Any) -> None:
        pass


def asked() -> tuple[str, str, str, dict[str, str]]:
    """Give the request as it came, for oauthlib to judge."""
    url = f"http://{request.host}{request.environ['RAW_URI']}"
    return url, request.method, request.get_data(as_text=True), dict(request.headers)


def answered(answer: tuple[dict[str, str], str | None, int]) -> Response:
    headers, body, status = answer
    return Response(body or "", status, headers)


def refused() -> Response:
    refusal = Response("Invalid OAuth request", 401)
    refusal.headers["WWW-Authenticate"] = 'OAuth realm="practice"'
    return refusal


def dated(answer: Response, moment: datetime | None = None) -> Response:
    """Say when it was answered, unless the page said so itself."""
    now = moment or datetime.now(UTC)
    answer.headers.setdefault("Date", format_datetime(now, usegmt=True))
    return answer


def token_pages(app: Flask, server: WebApplicationServer, provider: Provider) -> None:
    @app.route("/request_token", methods=["GET", "POST"])
    def request_token() -> Response:
        return answered(server.create_request_token_response(*asked()))

    @app.route("/access_token", methods=["GET", "POST"])
    def access_token() -> Response:
        return answered(server.create_access_token_response(*asked()))

    @app.route("/authorize", methods=["GET", "POST"])
    def authorize() -> Any:
        token = request.args.get("oauth_token", "")
        if token not in provider.temporary:
            return "unknown token", 401
        if request.method == "GET":
            return FORM
        callback = provider.temporary[token].callback
        if request.form.get("cancel"):
            return redirect(f"{callback}?oauth_problem=user_refused&oauth_token={token}")
        if USERS.get(request.form["login"]) != request.form["password"]:
            return "login failed", 401
        provider.temporary[token].user = request.form["login"]
        url = f"http://{request.host}/authorize?oauth_token={token}"
        return answered(server.create_authorization_response(url, http_method="GET"))

    @app.route("/old/request_token", methods=["POST"])
    def old_request_token() -> Response:
        headers, body, status = server.create_request_token_response(*asked())
        kept = [pair for pair in body.split("&") if "callback_confirmed" not in pair]
        return answered((headers, "&".join(kept), status))


def protected_pages(app: Flask, server: WebApplicationServer, provider: Provider) -> None:
    counts = itertools.count(1)

    def judged() -> Any:
        valid, seen = server.validate_protected_resource_request(*asked(), realms=[])
        return provider.access[seen.resource_owner_key][1] if valid else None

    @app.route("/api", methods=METHODS)
    @app.route("/api/<path:rest>", methods=METHODS)
    def api(rest: str = "") -> Any:
        user = judged()
        return jsonify(user=user, method=request.method) if user else refused()

    @app.route("/hop", methods=METHODS)
    def hop() -> Any:
        return redirect("/api?from=hop", 307) if judged() else refused()

    @app.route("/count")
    def count() -> Any:
        return jsonify(count=next(counts) % 3) if judged() else refused()

    @app.route("/late")
    def late() -> Response:
        answer = refused()
        return dated(answer, datetime.now(UTC) - timedelta(minutes=10))


def one_legged_pages(app: Flask, provider: Provider) -> None:
    endpoint = SignatureOnlyEndpoint(provider)

    @app.route("/one-legged", methods=METHODS)
    def one_legged() -> Any:
        valid, _seen = endpoint.validate_request(*asked())
        return jsonify(ok=True) if valid else refused()

    @app.route("/blank", methods=METHODS)
    def blank() -> Any:
        if "oauth_token=" not in request.headers.get("Authorization", ""):
            return "oauth_problem=parameter_absent&oauth_parameters_absent=oauth_token", 400
        return one_legged()


def main() -> None:
    app, provider = Flask(__name__), Provider(Path(sys.argv[2]))
    app.after_request(dated)
    server = WebApplicationServer(provider)
    token_pages(app, server, provider)
    protected_pages(app, server, provider)
    one_legged_pages(app, provider)
    make_server(
        "127.0.0.1", int(sys.argv[1]), app, threaded=True, request_handler=Quiet
    ).serve_forever()


if __name__ == "__main__":
    main()
