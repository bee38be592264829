import pytest

from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls
from httpv2_gui.ui.connections.summaries import of_more, of_proxy, of_tls


@pytest.mark.parametrize(
    ("tls", "words", "tone"),
    [
        (Tls(), "TLS 1.2–1.3, system roots", ""),
        (Tls(minimum_version="1.3"), "TLS 1.3, system roots", ""),
        (Tls(minimum_version="1.0"), "TLS 1.0–1.3, system roots", "warn"),
        (Tls(roots="bundled"), "TLS 1.2–1.3, Mozilla's roots", ""),
        (
            Tls(ca_certificate="x", trusted_certificate="y", client_certificate="z"),
            "TLS 1.2–1.3, own CA, one more certificate, client certificate",
            "",
        ),
        (Tls(verify=False), "Verify SSL is off: anybody in between can listen", "warn"),
    ],
)
def test_tls(tls, words, tone):
    assert of_tls(tls) == (words, tone)


@pytest.mark.parametrize(
    ("proxy", "words"),
    [
        (Proxy(), "No proxy"),
        (Proxy(system=True, url="http://old:1"), "The system's proxy"),
        (Proxy(url="http://proxy:3128", username="ada"), "http://proxy:3128, as ada"),
        (Proxy(url="http://ada:pw@proxy:3128"), "http://proxy:3128"),
    ],
)
def test_proxy(proxy, words):
    assert of_proxy(proxy).words == words


def test_more():
    assert of_more(Connection(), Timeouts()).words == "Description, cookies, timeouts"
    busy = Connection(cookie_scope="global", http_version="1.1")
    said = of_more(busy, Timeouts(connect_ms=500, read_ms=0)).words
    assert said == "Connect 500 ms, read without limit, cookies are kept, HTTP/1.1 only"
