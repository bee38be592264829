"""As whom a curl command calls: options and headers with credentials become a scheme with Secrets.

A credential never stays in the request: its file is read by many. What a shell would have put in
(`$TOKEN`) is left blank and named.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from urllib.parse import unquote

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.aws_names import CUSTOM, REGIONS, SERVICES
from httpv2_gui.core.auth.aws_sigv4 import AwsSigV4
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.interchange.command_words import Word
from httpv2_gui.core.interchange.curl_command import Command
from httpv2_gui.core.interchange.curl_headers import HeaderLine
from httpv2_gui.core.model.secret import Secret

_LIKE_A_KEY = re.compile(
    r"(?:x-)?(?:.*[-_])?(?:api[-_]?key|apikey|app-?key|token|secret|auth|password)(?:[-_].*)?",
    re.IGNORECASE,
)


class Identity:
    """Finds the scheme of a command; takes its headers out of `headers`."""

    def __init__(self, headers: list[HeaderLine], notes: list[str]) -> None:
        self._headers = headers
        self._notes = notes

    def of(self, command: Command, userinfo: Word | None) -> Scheme:
        """Give the scheme; a header of one's own comes first, as in curl."""
        user = command.last("user")
        word = user.word if user is not None else userinfo
        found = self._authorization()
        if found is not None:
            if word is not None:
                self._notes.append("The Authorization header is used, as in curl; -u is left out.")
            return found
        return (
            self._bearer_option(command)
            or self._with_user(command, word)
            or self._key()
            or NoAuth()
        )

    def _bearer_option(self, command: Command) -> Scheme | None:
        option = command.last("oauth2-bearer")
        if option is None:
            return None
        return BearerAuth(token=self._secret(option.word, option.value, "Token"))

    def _with_user(self, command: Command, word: Word | None) -> Scheme | None:
        ways = ("aws-sigv4", "digest", "ntlm", "negotiate", "basic", "anyauth")
        way = next((one.name for one in reversed(command.options) if one.name in ways), "basic")
        if word is None:
            return None
        user, colon, text = word.text.partition(":")
        if way == "aws-sigv4":
            option = command.last(way)
            return self._aws(option.value if option else "", user, word, text)
        if way in ("ntlm", "negotiate"):
            return self._windows(way, user, word, text)
        if not colon:
            self._notes.append("curl would ask for the password: fill it in in the connection.")
        if way == "digest":
            return DigestAuth(username=user, password=self._secret(word, text, "Password"))
        secret = self._secret(word, text, "Basic Auth Password")
        if way == "anyauth":
            self._notes.append(
                "--anyauth: curl takes what the server offers; Basic is chosen here."
            )
        return BasicAuth(username=user, password=secret, after_challenge=way == "anyauth")

    def _windows(self, way: str, user: str, word: Word, text: str) -> Scheme:
        if not user:
            return NegotiateAuth(mode=way, use_signed_in_user=True)
        domain, slash, name = re.sub(r"/", r"\\", user, count=1).partition("\\")
        return NegotiateAuth(
            mode=way,
            domain=domain if slash else "",
            username=name if slash else user,
            password=self._secret(word, text, "Password"),
        )

    def _aws(self, providers: str, key: str, word: Word, text: str) -> Scheme:
        _provider, region, service = ([*providers.split(":")[1:], "", "", ""])[:3]
        if not region or not service:
            self._notes.append("--aws-sigv4 names no region or service: choose them yourself.")
        token = self._pop("x-amz-security-token")
        scheme = AwsSigV4(
            access_key=key,
            secret_key=self._secret(word, text, "Secret Key"),
            session_token=self._secret(token.word, token.value, "Session Token")
            if token
            else Secret(),
        )
        return scheme.with_values(
            **_listed("region", region, REGIONS), **_listed("service", service, SERVICES)
        )

    def _authorization(self) -> Scheme | None:
        line = self._pop("authorization")
        if line is None:
            return None
        kind, _space, rest = line.value.partition(" ")
        if kind.lower() == "basic" and (pair := _decoded(rest)) is not None:
            user, _colon, password = pair.partition(":")
            return BasicAuth(username=user, password=Secret(password))
        if kind.lower() == "bearer":
            return BearerAuth(token=self._secret(line.word, rest.strip(), "Token"))
        return ApiKeyAuth(
            field_name=line.name, secret=self._secret(line.word, line.value, "API Key Secret")
        )

    def _key(self) -> Scheme | None:
        line = next((one for one in self._headers if _LIKE_A_KEY.fullmatch(one.name)), None)
        if line is None or not line.value:
            return None
        self._headers.remove(line)
        self._notes.append(f"{line.name} is kept as the connection's API key, not in the request.")
        secret = self._secret(line.word, line.value, "API Key Secret")
        return ApiKeyAuth(field_name=line.name, secret=secret)

    def _pop(self, name: str) -> HeaderLine | None:
        line = next((one for one in self._headers if one.is_named(name) and one.value), None)
        if line is not None:
            self._headers.remove(line)
        return line

    def _secret(self, word: Word, text: str, label: str) -> Secret:
        """Give the secret; blank where a shell would have put it in."""
        live = [piece for piece in word.live if piece in text]
        if not live:
            return Secret(text)
        self._notes.append(f"{label} stands for {', '.join(live)}: fill it in in the connection.")
        return Secret()


def left_in_clear(headers: Sequence[HeaderLine]) -> list[str]:
    """Name headers that look like credentials and stay in the request."""
    return [one.name for one in headers if _LIKE_A_KEY.fullmatch(one.name) and one.value]


def userinfo_word(text: str, live: tuple[str, ...]) -> Word:
    """Give `user:password` of a URL as `-u` would have it."""
    return Word(unquote(text), live)


def _listed(field: str, name: str, choices: Sequence[tuple[str, str]]) -> dict[str, str]:
    if not name:
        return {}
    if name in {stored for stored, _label in choices}:
        return {field: name}
    return {field: CUSTOM, f"custom_{field}": name}


def _decoded(text: str) -> str | None:
    try:
        pair = base64.b64decode(text.strip(), validate=True).decode()
    except ValueError:
        return None
    return pair if ":" in pair else None
