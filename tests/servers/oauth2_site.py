"""A Django site whose authorization server is django-oauth-toolkit; run as a program.

    python -m tests.servers.oauth2_site FOLDER PORT

Every judgement is the toolkit's own: we only place the routes, the people and the clients.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from wsgiref.simple_server import make_server

import django
from django.conf import settings

from tests.servers.drf_site import Quiet, Server
from tests.servers.oauth2_names import CLIENTS, PEOPLE, Client

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

_LOGIN_PAGE = """\
<!doctype html><title>Log in</title>
<form method="post">{% csrf_token %}{{ form }}
<input type="hidden" name="next" value="{{ next }}"><button>Log in</button></form>
"""
_APPS = ("auth", "contenttypes", "sessions", "messages")
_MIDDLEWARE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
)
_CONTEXTS = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)


def configure(folder: Path) -> None:
    """Set up Django; its models can be imported only afterwards."""
    settings.configure(
        SECRET_KEY="only for tests " * 4,
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF="tests.servers.oauth2_urls",
        LOGIN_URL="/login",
        INSTALLED_APPS=[
            *(f"django.contrib.{name}" for name in _APPS),
            "oauth2_provider",
            "rest_framework",
        ],
        MIDDLEWARE=list(_MIDDLEWARE),
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [str(folder)],
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": list(_CONTEXTS)},
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(folder / "db.sqlite3"),
                "OPTIONS": {"timeout": 20},
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        OAUTH2_PROVIDER={
            "SCOPES": {"read": "Read", "write": "Write"},
            "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
            "ROTATE_REFRESH_TOKEN": True,
            "ALLOWED_REDIRECT_URI_SCHEMES": ["http", "https"],
            "PKCE_REQUIRED": _must_use_pkce,
        },
        REST_FRAMEWORK={
            "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
            "UNAUTHENTICATED_USER": None,
        },
        USE_TZ=True,
    )
    django.setup()


def _must_use_pkce(client_id: str) -> bool:
    return client_id == "public"


def fill(folder: Path) -> None:
    """Create the pages, the tables, the people and the clients."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    (folder / "registration").mkdir()
    (folder / "registration" / "login.html").write_text(_LOGIN_PAGE)
    call_command("migrate", verbosity=0)
    for name, password in PEOPLE.items():
        get_user_model().objects.create_user(name, password=password)
    owner = get_user_model().objects.first()
    for client in CLIENTS:
        _register(client, owner)


def _register(client: Client, owner: Any) -> None:
    from oauth2_provider.models import Application

    Application.objects.create(
        client_id=client.name,
        client_secret=client.secret,
        client_type="confidential" if client.secret else "public",
        authorization_grant_type=client.grant,
        redirect_uris="https://elsewhere.example/back http://127.0.0.1/callback",  # on any port
        user=owner,
        name=client.name,
    )


def main() -> None:
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    configure(folder)
    fill(folder)
    from django.core.wsgi import get_wsgi_application

    application = cast("WSGIApplication", get_wsgi_application())
    with make_server("127.0.0.1", port, application, Server, Quiet) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
