from collections.abc import Iterator

import httpx
import pytest

from httpv2_gui.practice.serve import PracticeServer


@pytest.fixture(scope="session")
def served() -> Iterator[PracticeServer]:
    with PracticeServer() as server:
        yield server


@pytest.fixture
def practice(served: PracticeServer) -> PracticeServer:
    """A running practice API with fresh tickets, tokens and jobs."""
    served.reset()
    return served


@pytest.fixture
def client(practice: PracticeServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=practice.base_url, trust_env=False, verify=False) as client:
        yield client
