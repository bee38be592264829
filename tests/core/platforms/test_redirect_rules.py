from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.model.connection import Connection
from tests.core.platforms.shown import URL, answered, fixed, told

RESTRICTED = Connection(test_url=URL, restrict_domain=True)
KEY = Connection(test_url=URL, auth=ApiKeyAuth(field_name="x-key"))
AWAY = answered(b"", (("Location", "https://evil.example/x"),), 302)
HOME = answered(b"", (("location", "/else"),), 302)


def test_a_redirect_that_escapes() -> None:
    (one,) = told("redirect-escapes", RESTRICTED, AWAY)
    assert one.severity == "warning"
    assert "evil.example" in one.message
    assert not fixed([one]).follow_redirects


def test_a_redirect_that_may_escape() -> None:
    assert told("redirect-escapes", RESTRICTED)[0].severity == "note"
    assert told("redirect-escapes", RESTRICTED, HOME)[0].severity == "note"


def test_no_redirect_can_escape() -> None:
    assert not told("redirect-escapes", RESTRICTED, AWAY, follow_redirects=False)
    assert not told("redirect-escapes", Connection(test_url=URL), AWAY)
    assert not told("redirect-escapes", None, AWAY)


def test_a_key_that_goes_along() -> None:
    found = told("key-on-redirect", KEY, AWAY)
    assert "evil.example" in found[0].message
    assert not fixed(found).follow_redirects
    assert not told("key-on-redirect", KEY, HOME)
    assert not told("key-on-redirect", KEY)
    assert not told("key-on-redirect", RESTRICTED, AWAY)
    strange = answered(b"", (("location", "http://["),), 302)
    assert not told("key-on-redirect", KEY, strange)


def test_a_token_from_another_host() -> None:
    flow = DedicatedAuth(url="https://login.example/token", token_field="t")
    assert told("token-url", RESTRICTED.with_values(auth=flow))
    same = flow.with_values(url="https://api.example.com:8443/token")
    assert not told("token-url", RESTRICTED.with_values(auth=same))
    assert not told("token-url", Connection(test_url=URL, auth=flow))
