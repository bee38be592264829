"""Each connection of the sample, opened and tested as a newcomer would."""

from __future__ import annotations

from tests.journeys.person import Person

CONNECTIONS = (
    "Bearer token",
    "Password Digest",
    "Custom, key in the path",
    "NTLM, domain user",
    "OAuth 1.0, signed requests",
    "OAuth 2.0, client credentials",
    "OAuth 2.0, password",
    "AWS Signature",
    "XSOAR, standard key",
    "XSOAR, advanced key",
)


async def test_each_is_green_with_one_click(at_sample: Person) -> None:
    for name in CONNECTIONS:
        await at_sample.open_line(name)
        assert not at_sample.shows("Connected")
        await at_sample.click("Test connection")
        await at_sample.read("Connected")


async def test_the_requests_that_use_them(at_sample: Person) -> None:
    for name in ("Key in the path", "Signed for AWS", "XSOAR, search incidents"):
        await at_sample.open_line(name)
        assert not at_sample.shows("200 OK")
        await at_sample.click("Send")
        await at_sample.read("200 OK")
