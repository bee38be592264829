import pytest

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.requests.hosts import host_of, note_on

OWN = Connection(name="VT", test_url="https://www.virustotal.com/api")


def tone(url: str, connection: Connection | None = OWN) -> str | None:
    note = note_on(url, connection)
    return note.tone if note else None


def test_same_host_is_ok_whatever_case_port_and_scheme():
    assert tone("http://WWW.virustotal.com:8080/x") == "ok"


@pytest.mark.parametrize(
    "url", ["https://virustotal.com/x", "https://www.virustotal.com@evil.com/", "https://évil.fr"]
)
def test_other_hosts_are_told(url):
    assert tone(url) == "warn"
    assert tone(url, OWN.with_values(restrict_domain=True)) == "err"


@pytest.mark.parametrize(
    "url", ["", "nonsense", "https://", "https://[Input.host]/x", "http://[::"]
)
def test_nothing_is_said_of_half_typed_urls(url):
    assert tone(url) is None


def test_nothing_is_said_without_a_reference():
    assert tone("https://a.example/", None) is None
    assert tone("https://a.example/", Connection(name="Bare")) is None


def test_hosts_are_compared_as_idna():
    assert host_of("https://bücher.example/") == "xn--bcher-kva.example"
