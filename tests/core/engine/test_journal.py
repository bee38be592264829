from __future__ import annotations

from datetime import UTC, datetime

from httpv2_gui.core.engine.events import ignore
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.model.redact import Known, Redactor
from httpv2_gui.core.model.result import Contact, Exchange, Failure, Received, Sent, TlsFacts


def journal() -> Journal:
    made = Journal(Redactor(), ignore)
    made.learn(Known("Key", "hush-hush"))
    return made


def exchange(body: bytes = b"hush-hush") -> Exchange:
    return Exchange(
        sent=Sent(
            method="GET", url="https://h/?k=hush-hush", headers=(("K", "hush-hush"),), body=body
        ),
        received=Received(
            status=200,
            reason="hush-hush",
            http_version="HTTP/1.1",
            headers=(("K", "hush-hush"),),
            body=body,
        ),
        tls=TlsFacts(version="TLSv1.3", cipher="AES", server_name="hush-hush.h"),
        contact=Contact(host="hush-hush.h"),
        withheld=("hush-hush",),
        started=datetime.now(UTC),
    )


def test_nothing_written_holds_a_secret() -> None:
    made = journal()
    made.write(exchange())
    made.warn("hush-hush", "hush-hush")
    assert "hush" not in repr(made.exchanges)
    assert made.warnings == ["<Key>"]
    failure = made.redacted(Failure(kind="x", message="hush-hush", hint="hush-hush"))
    assert "hush" not in repr(failure)


async def test_large_bodies_too() -> None:
    made = journal()
    await made.write_large(exchange(b"x" * 1_000_000 + b"hush-hush"))
    assert b"hush" not in made.exchanges[0].sent.body


def test_each_attempt_starts_anew() -> None:
    made = journal()
    made.begin_attempt()
    made.write(exchange())
    made.begin_attempt()
    assert (made.attempt, made.exchanges) == (2, [])
