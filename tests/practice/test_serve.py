import socket
import time

import httpx
import pytest

from httpv2_gui.practice.serve import PracticeServer, is_practice


def test_starts_quickly_and_says_who_it_is() -> None:
    started = time.perf_counter()
    with PracticeServer() as server:
        assert time.perf_counter() - started < 0.5
        answer = httpx.get(f"{server.base_url}/practice", trust_env=False).json()
    assert answer["name"] == "HTTP V2 GUI practice API"
    assert answer["foreign_url"] == server.foreign_url


def test_foreign_origin_differs_in_host_and_port(practice: PracticeServer) -> None:
    base, foreign = httpx.URL(practice.base_url), httpx.URL(practice.foreign_url)
    assert base.host != foreign.host
    assert base.port != foreign.port


def test_only_loopback_is_listened_on(practice: PracticeServer) -> None:
    with (
        pytest.raises(OSError, match="refused"),
        socket.create_connection(("127.0.0.2", practice.port), timeout=2),
    ):
        pass


def test_same_port_again_after_stop() -> None:
    with PracticeServer() as first:
        port = first.port
        httpx.get(f"{first.base_url}/practice", trust_env=False)
    with PracticeServer(port) as second:
        assert second.port == port
        assert is_practice(port)
    assert not is_practice(port)


def test_taken_port_is_an_error(practice: PracticeServer) -> None:
    with pytest.raises(OSError, match="in use"):
        PracticeServer(practice.port).start()


def test_stops_while_an_answer_is_awaited() -> None:
    server = PracticeServer()
    server.start()
    with socket.create_connection(("127.0.0.1", server.port)) as waiting:
        waiting.sendall(b"GET /slow?seconds=60 HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.05)
        started = time.perf_counter()
        server.stop()
    assert time.perf_counter() - started < 3


def test_state_is_fresh_on_each_start() -> None:
    server = PracticeServer()
    for _ in range(2):
        with server:
            created = httpx.post(f"{server.base_url}/tickets", json={"title": "x"}, trust_env=False)
            assert created.json()["id"] == "INC0010041"


def test_records_paths_but_nothing_that_may_be_secret(
    practice: PracticeServer, client: httpx.Client
) -> None:
    client.get("/echo?key=hush", headers={"Authorization": "Basic hush"})
    [seen] = practice.seen
    assert (seen.method, seen.path, seen.status) == ("GET", "/echo", 200)
    assert "hush" not in repr(practice.seen)
