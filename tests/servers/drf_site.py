"""A Django site whose tokens come from Django REST framework's authtoken; run as a program.

    python -m tests.servers.drf_site DATABASE PORT

The token is Django REST framework's own: we only place the routes.
"""

from __future__ import annotations

import sys
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any, cast
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

USERS = {"tester": "s3cret", "jürgen": "pä:ss wörd€"}
APPS = ("django.contrib.auth", "django.contrib.contenttypes", "rest_framework.authtoken")


def configure(database: str) -> None:
    """Set up Django; its models can be imported only afterwards."""
    settings.configure(
        SECRET_KEY="only for tests " * 4,
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF="tests.servers.drf_urls",
        INSTALLED_APPS=["rest_framework", *APPS],
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": database,
                "OPTIONS": {"timeout": 20},
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        REST_FRAMEWORK={"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]},
        USE_TZ=True,
    )
    django.setup()


def fill_database() -> None:
    """Create the tables and the users."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for name, password in USERS.items():
        get_user_model().objects.create_user(name, password=password)


class Server(ThreadingMixIn, WSGIServer):
    """A thread a connection, so that a client that keeps one open does not block the next."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


def main() -> None:
    configure(sys.argv[1])
    fill_database()
    from django.core.wsgi import get_wsgi_application

    application = cast("WSGIApplication", get_wsgi_application())
    port = int(sys.argv[2])
    with make_server("127.0.0.1", port, application, Server, Quiet) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
