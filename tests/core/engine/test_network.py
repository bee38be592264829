from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time

import httpcore
import pytest

from httpv2_gui.core.engine.network import Network, Probe, current_probe
from tests.core.engine.recorder import Recorder


def port_of(home: Recorder) -> int:
    return int(home.base.rpartition(":")[2])


async def test_phases_of_a_connection_are_measured(home: Recorder) -> None:
    probe = Probe()
    token = current_probe.set(probe)
    stream = await Network().connect_tcp("localhost", port_of(home))
    current_probe.reset(token)
    await stream.aclose()
    assert set(probe.spent) == {"dns", "connect"}
    assert probe.phase == "send"


async def test_second_address_is_tried_when_the_first_fails(
    home: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "httpv2_gui.core.engine.network.look_up", answering(["127.0.0.9", "127.0.0.1"])
    )
    stream = await Network().connect_tcp("several.example", port_of(home))
    assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"
    await stream.aclose()


async def test_slow_address_does_not_hold_up_the_next(
    home: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.7", port_of(home)), backlog=0) as full:
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())
        monkeypatch.setattr(
            "httpv2_gui.core.engine.network.look_up", answering(["127.0.0.7", "127.0.0.1"])
        )
        began = time.perf_counter()
        stream = await Network().connect_tcp("several.example", port_of(home))
        assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"
        assert time.perf_counter() - began < 10  # the full one is given up after two minutes
        await stream.aclose()
        for filler in fillers:
            filler.close()


async def test_all_addresses_failing_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "httpv2_gui.core.engine.network.look_up", answering(["127.0.0.9", "127.0.0.8"])
    )
    with pytest.raises(httpcore.ConnectError):
        await Network().connect_tcp("several.example", 1)


async def test_slow_lookup_runs_into_the_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(_host: str, _port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    monkeypatch.setattr("httpv2_gui.core.engine.network.look_up", never)
    with pytest.raises(httpcore.ConnectTimeout):
        await Network().connect_tcp("slow.example", 1, timeout=0.02)


async def test_only_tcp() -> None:
    with pytest.raises(httpcore.UnsupportedProtocol):
        await Network().connect_unix_socket("/x")


def answering(addresses: list[str]) -> object:
    async def look_up(_host: str, _port: int) -> list[str]:
        return addresses

    return look_up


_FIRST_RUN = """
import asyncio, sys
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.request import Request

async def main():
    async with Clients() as clients:
        async with clients.transport(None):
            before = set(sys.modules)
        result = await run(Request(url=sys.argv[1]), None, clients=clients)
        print(result.succeeded, *(set(sys.modules) - before))

asyncio.run(main())
"""


def test_nothing_is_loaded_while_the_first_connection_is_measured(home: Recorder) -> None:
    command = [sys.executable, "-c", _FIRST_RUN, home.url("/")]
    assert subprocess.check_output(command, text=True).split() == ["True"]
