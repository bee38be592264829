from __future__ import annotations

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.interchange.command_words import Word
from httpv2_gui.core.interchange.curl_command import parse
from httpv2_gui.core.interchange.curl_headers import HeaderLine, headers_of
from httpv2_gui.core.interchange.curl_identity import Identity, left_in_clear
from httpv2_gui.core.model.secret import Secret


def test_what_curl_prefers_comes_first_and_the_rest_is_told() -> None:
    command = parse("curl h -u a:b -H 'X-Api-Key: k'")
    lines = headers_of(command, [])

    assert Identity(lines, []).of(command, Word("c:d")) == BasicAuth(
        username="a", password=Secret("b")
    )
    assert left_in_clear(lines) == ["X-Api-Key"]


def test_names_that_mean_a_key() -> None:
    for name in ("x-apikey", "X-Auth-Token", "api_key", "PRIVATE-TOKEN", "X-Api-Key-Id"):
        lines = [HeaderLine(name, "v", Word("v"))]
        assert isinstance(Identity(lines, []).of(parse("curl h"), None), ApiKeyAuth)
    for name in ("Accept", "X-Author", "X-Keyboard", "Content-Type", "X-Request-Id"):
        lines = [HeaderLine(name, "v", Word("v"))]
        assert Identity(lines, []).of(parse("curl h"), None) == NoAuth()
