"""Who is known to the OAuth 2.0 site; without Django, so that tests may read it."""

from __future__ import annotations

from typing import NamedTuple

PEOPLE = {"tester": "s3cret", "jürgen": "pä:ss wörd€"}


class Client(NamedTuple):
    name: str
    secret: str
    """Blank: a public client."""
    grant: str


CODE = Client("web app", "a:/+ %ß", "authorization-code")
PUBLIC = Client("public", "", "authorization-code")
"""Must use PKCE."""
ROBOT = Client("robot:1", "robot-a:/+ %=&", "client-credentials")
LEGACY = Client("legacy", "legacy-secret-1", "password")
CLIENTS = (CODE, PUBLIC, ROBOT, LEGACY)
