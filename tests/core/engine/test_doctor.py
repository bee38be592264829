from __future__ import annotations

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.faults import Faults
from tests.core.engine.recorder import Answer, Recorder


async def test_green(clients: Clients, home: Recorder, keyed: Connection) -> None:
    report = await check(keyed, clients=clients)
    assert report.succeeded
    assert report.headline.startswith("200 OK from 127.0.0.1 in ")
    assert report.message == "Successfully tested connectivity."
    assert report.called == (f"GET {home.url('/me')}",)
    assert home.last.header("x-apikey") == "k-0123456789"
    assert report.elapsed_ms > 0


async def test_red_gives_the_third_partys_own_words_first(
    clients: Clients, home: Recorder, keyed: Connection
) -> None:
    home.answer("/me", Answer(401, body=b'{"error": "bad key k-0123456789"}'))
    report = await check(keyed, clients=clients)
    assert not report.succeeded
    assert report.headline.startswith("401 Unauthorized from 127.0.0.1")
    assert report.message == 'HTTP/1.1 401 Unauthorized\n{"error": "bad key <API Key Secret>"}'
    assert "check API Key Secret" in report.hint


async def test_dedicated_flow_fetches_the_token_and_says_so(
    clients: Clients, home: Recorder, dedicated: Connection
) -> None:
    report = await check(dedicated, clients=clients)
    assert report.succeeded
    assert report.headline.startswith("Token received from 127.0.0.1")
    assert "Only the token was fetched" in report.message
    assert [one.target for one in home.seen] == ["/token"]


async def test_test_url_is_called_too_when_it_uses_the_token(
    clients: Clients, home: Recorder, dedicated: Connection
) -> None:
    uses = dedicated.with_values(test_url=home.url("/me?t={{integration.token}}"))
    report = await check(uses, clients=clients)
    assert home.last.target == "/me?t=tok-0123456789"
    assert report.called == (f"POST {home.url('/token')}", f"GET {home.url('/me?t=<token>')}")


async def test_dedicated_flow_under_restrict_domain(
    clients: Clients, home: Recorder, dedicated: Connection
) -> None:
    report = await check(dedicated.with_values(restrict_domain=True), clients=clients)
    assert report.headline.startswith("Token received from 127.0.0.1")
    elsewhere = dedicated.with_values(restrict_domain=True, test_url="https://other.example/")
    report = await check(elsewhere, clients=clients)
    assert report.headline == "Refused by Restrict Domain"
    assert report.message.startswith('"Dedicated Auth API Request URL" domain')


async def test_problem_is_that_of_the_test_url(clients: Clients) -> None:
    connection = Connection(name="c", test_url="https://h/{{integration.token}}")
    report = await check(connection, clients=clients)
    assert report.headline == "The connection is not complete"
    assert report.message.startswith("Test URL, line 1: {{integration.token}} stands here")


async def test_dedicated_flow_without_test_url(
    clients: Clients, home: Recorder, dedicated: Connection
) -> None:
    report = await check(dedicated.with_values(test_url=""), clients=clients)
    assert report.message.endswith("Only the token was fetched.")


async def test_refused_login(clients: Clients, home: Recorder, dedicated: Connection) -> None:
    home.answer("/token", Answer(400, body=b'{"error": "invalid_client"}'))
    report = await check(dedicated, clients=clients)
    assert report.headline.startswith("400 Bad Request from")
    assert report.message == 'HTTP/1.1 400 Bad Request\n{"error": "invalid_client"}'


async def test_answer_without_the_token(
    clients: Clients, home: Recorder, dedicated: Connection
) -> None:
    home.answer("/token", Answer(body=b"{}"))
    report = await check(dedicated, clients=clients)
    assert report.headline.startswith("No token in the answer from")
    assert "Couldn't retrieve the access token" in report.message


async def test_nothing_configured_sends_nothing_and_says_so(clients: Clients) -> None:
    report = await check(Connection(name="c"), clients=clients)
    assert report.succeeded
    assert report.headline == "Nothing was sent"
    assert report.called == ()
    assert "Test URL" in report.hint


async def test_credentials_without_test_url_send_nothing(clients: Clients) -> None:
    auth = BasicAuth(username="me", password=Secret("x"))
    report = await check(Connection(name="c", auth=auth), clients=clients)
    assert report.headline == "Nothing was sent"
    assert report.warnings


async def test_incomplete_connection_says_what_is_missing(clients: Clients) -> None:
    connection = Connection(name="c", test_url="https://h/", auth=BasicAuth())
    report = await check(connection, clients=clients)
    assert report.headline == "The connection is not complete"
    assert "Missing mandatory parameter Basic Auth Username" in report.message


async def test_network_trouble(clients: Clients) -> None:
    report = await check(Connection(name="c", test_url="http://nowhere.invalid/"), clients=clients)
    assert (report.succeeded, report.headline) == (False, "Host not found")
    assert report.hint


async def test_broken_answer(clients: Clients, faults: Faults) -> None:
    url = faults.say(faults.head("Content-Length: 9") + b"x")
    report: TestReport = await check(Connection(name="c", test_url=url), clients=clients)
    assert report.headline == "The answer broke off"


async def test_restricted_token_url(clients: Clients, dedicated: Connection) -> None:
    auth = dedicated.auth.with_values(url="https://evil.example/token")
    connection = dedicated.with_values(restrict_domain=True, auth=auth)
    report = await check(connection, clients=clients)
    assert report.headline == "Refused by Restrict Domain"
    assert report.called == ()


def oauth2(home: Recorder, **values: object) -> Connection:
    auth = OAuth2(client_id="me", access_token_url=home.url("/oauth/token"))
    robot = auth.with_values(grant="client_credentials", **values)
    return Connection(name="OAuth", auth=robot)


async def test_a_robots_token_is_tested_without_a_test_url(
    clients: Clients, home: Recorder
) -> None:
    home.answer("/oauth/token", Answer(body=b'{"access_token": "tok-0123456789"}'))
    report = await check(oauth2(home), clients=clients)
    assert report.succeeded
    assert report.headline.startswith("Token received from 127.0.0.1")
    assert "Only the token was fetched" in report.message
    again = await check(oauth2(home), clients=clients)
    assert again.headline == "Nothing was sent"


async def test_a_refused_robot_is_red(clients: Clients, home: Recorder) -> None:
    home.answer("/oauth/token", Answer(401, body=b'{"error": "invalid_client"}'))
    report = await check(oauth2(home).with_values(test_url=home.url("/me")), clients=clients)
    assert not report.succeeded
    assert report.headline.startswith("401 Unauthorized")
    assert "invalid_client" in report.message
    assert "Client Secret" in report.hint


async def test_a_token_that_needs_a_person_says_generate(clients: Clients, home: Recorder) -> None:
    by_person = oauth2(home, authorization_url=home.url("/authorize"))
    auth = by_person.auth.with_values(grant="authorization_code")
    report = await check(by_person.with_values(auth=auth), clients=clients)
    assert (report.succeeded, report.headline) == (False, "There is no token")
    assert "press Generate" in report.hint
    pasted = by_person.with_values(auth=auth.with_values(access_token=Secret("pasted-01234")))
    held = await check(pasted, clients=clients)
    assert "no Test URL to try it on" in held.message
    assert home.seen == []
