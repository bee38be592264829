"""1,000 simultaneous waits on one loop, against asyncio itself doing the same requests.

    python benchmarks/waits.py [--waits 1000] [--interval 5] [--attempts 6] [--rounds 3]

`ours` are calls of `run()` with Expected Response Values that never come. The anchor is the least
that does the same work in Python: tasks that send the same request through httpcore, sleep with
`asyncio.sleep` and send it again. The server is a process of its own; ours and the anchor run in
processes of their own too, in turns, on the same machine. The ratios count, not the seconds.

- CPU: user and system time of the process, start to end, without its imports.
- drift: how much later than planned a pause ended.
- memory: resident memory while everything waits, above what it was before, for each wait.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

BODY = b'{"job": {"id": 4711, "state": "running", "done": 10}}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
    len(BODY),
    BODY,
)


# ---- the server ---------------------------------------------------------------------------------


class Answering(asyncio.Protocol):
    """Answers every request that has no body with the same bytes."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport, self.seen = transport, b""

    def data_received(self, data: bytes) -> None:
        *whole, self.seen = (self.seen + data).split(b"\r\n\r\n")
        self.transport.write(ANSWER * len(whole))


async def serve() -> None:
    """Print the port and answer until the process ends."""
    server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


# ---- what is measured ---------------------------------------------------------------------------


@dataclass
class Measured:
    """Filled in by one process."""

    late_ms: list[float] = field(default_factory=list)
    attempts: int = 0
    before_kb: int = 0
    waiting_kb: int = 0
    threads: int = 0

    def report(self, cpu_s: float, waits: int) -> dict[str, float]:
        late = sorted(self.late_ms)
        return {
            "attempts": self.attempts,
            "cpu_ms_an_attempt": cpu_s * 1000 / self.attempts,
            "drift_median_ms": statistics.median(late),
            "drift_p99_ms": late[int(len(late) * 0.99)],
            "drift_worst_ms": late[-1],
            "memory_kb_a_wait": (self.waiting_kb - self.before_kb) / waits,
            "threads": self.threads,
        }


def resident_kb() -> int:
    """Give the memory of this process that is in RAM (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


async def measure(one: Callable[[str, float], Awaitable[None]], plan: Plan, what: Measured) -> None:
    """Start every wait somewhere in the first interval, as people would."""
    url = f"http://127.0.0.1:{plan.port}/job"
    await one(url, 0.0)  # imports, contexts, threads: once for all
    what.late_ms.clear()
    what.attempts = 0
    gc.collect()
    what.before_kb = resident_kb()
    chance = random.Random(4)
    cpu = time.process_time()
    async with asyncio.TaskGroup() as group:
        for _wait in range(plan.waits):
            group.create_task(one(url, chance.uniform(0, plan.interval)))
        await asyncio.sleep(plan.interval * 2.5)  # all have had their first answer
        what.waiting_kb, what.threads = resident_kb(), threading.active_count()
    print(json.dumps(what.report(time.process_time() - cpu, plan.waits)), flush=True)


@dataclass(frozen=True)
class Plan:
    """What both do; the interval in seconds."""

    waits: int
    interval: int
    attempts: int
    port: int


async def ours(plan: Plan) -> None:
    """Wait with the engine."""
    from httpv2_gui.core.engine.client import Clients
    from httpv2_gui.core.engine.events import Event, Sending, Waiting
    from httpv2_gui.core.engine.run import run
    from httpv2_gui.core.model.request import Poll, Request

    what = Measured()
    limit = plan.interval * plan.attempts
    poll = Poll(interval_s=plan.interval, timeout_s=limit)

    async def one(url: str, delay: float) -> None:
        planned = 0.0

        def tell(event: Event) -> None:
            nonlocal planned
            if isinstance(event, Waiting):
                planned = time.monotonic() + event.next_in_s
            elif isinstance(event, Sending):
                what.attempts += 1
                if planned:
                    what.late_ms.append((time.monotonic() - planned) * 1000)

        await asyncio.sleep(delay)
        once = '{"state": "done"}' if delay else ""
        request = Request(url=url, expected_values=once, poll=poll)
        await run(request, None, clients=clients, tell=tell)

    async with Clients() as clients:
        await measure(one, plan, what)


async def anchor(plan: Plan) -> None:
    """Do the same requests with httpcore and asyncio.sleep alone."""
    import httpcore

    what = Measured()

    async def one(url: str, delay: float) -> None:
        await asyncio.sleep(delay)
        for attempt in range(plan.attempts if delay else 1):
            if attempt:
                planned = time.monotonic() + plan.interval
                await asyncio.sleep(plan.interval)
                what.late_ms.append((time.monotonic() - planned) * 1000)
            what.attempts += 1
            answer = await pool.request("GET", url, extensions={"timeout": {"pool": 120}})
            json.loads(answer.content)

    pool = httpcore.AsyncConnectionPool(
        max_connections=100, max_keepalive_connections=20, keepalive_expiry=2.0
    )
    async with pool:
        await measure(one, plan, what)


# ---- side by side -------------------------------------------------------------------------------

_ROLES = {"ours": ours, "anchor": anchor}


def called(role: str, plan: Plan) -> dict[str, float]:
    """Measure one of them in a process of its own."""
    words = ["--role", role, "--port", str(plan.port), "--waits", str(plan.waits)]
    words += ["--interval", str(plan.interval), "--attempts", str(plan.attempts)]
    done = subprocess.run(
        [sys.executable, __file__, *words], check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout)


def compare(plan: Plan, rounds: int) -> None:
    """Print both in turns, as a table in Markdown."""
    seen: dict[str, list[dict[str, float]]] = {role: [] for role in _ROLES}
    for _round in range(rounds):
        for role in _ROLES:
            seen[role].append(called(role, plan))
    print(f"{plan.waits} waits, one attempt every {plan.interval} s, {plan.attempts} attempts each")
    print(f"{machine()}; medians of {rounds} rounds\n")
    print("| measure | ours | anchor | ratio |\n| --- | --- | --- | --- |")
    for name in seen["ours"][0]:
        mine, base = (statistics.median(one[name] for one in seen[role]) for role in _ROLES)
        print(f"| {name.replace('_', ' ')} | {mine:.2f} | {base:.2f} | {mine / base:.2f} |")


def machine() -> str:
    """Say what it ran on, and how busy that was."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), "?")
    load = os.getloadavg()[0]
    return f"{model}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}"


def main() -> None:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--waits", type=int, default=1000)
    parser.add_argument("--interval", type=int, default=5, help="seconds")
    parser.add_argument("--attempts", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--role", choices=[*_ROLES, "server"], help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    plan = Plan(given.waits, given.interval, given.attempts, given.port)
    if given.role == "server":
        asyncio.run(serve())
    elif given.role:
        asyncio.run(_ROLES[given.role](plan))
    else:
        command = [sys.executable, __file__, "--role", "server"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            compare(Plan(plan.waits, plan.interval, plan.attempts, port), given.rounds)
            server.terminate()


if __name__ == "__main__":
    main()
