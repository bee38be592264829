import time

import httpx
import pytest


def test_job_progresses_and_finishes(client: httpx.Client) -> None:
    job = client.post("/search/jobs", json={"query": "macro", "seconds": 0.2}).json()
    first = client.get(f"/search/jobs/{job['id']}").json()
    assert (first["state"], first["percentage"]) == ("in_progress", "10")
    time.sleep(0.25)
    last = client.get(f"/search/jobs/{job['id']}").json()
    assert (last["state"], last["percentage"]) == ("finished", "100")
    assert all("acro" in one["title"] for one in last["results"])


def test_job_can_end_in_error(client: httpx.Client) -> None:
    job = client.post("/search/jobs", json={"seconds": 0, "outcome": "error"}).json()
    assert job["state"] == "error"


def test_results_before_the_end(client: httpx.Client) -> None:
    job = client.post("/search/jobs").json()
    assert client.get(f"/search/jobs/{job['id']}/results").status_code == 409


def test_demo_job_starts_again_after_it_was_seen_done(client: httpx.Client) -> None:
    states = [client.get("/search/jobs/demo?seconds=0.1").json()["state"]]
    time.sleep(0.15)
    states += [client.get("/search/jobs/demo?seconds=0.1").json()["state"] for _ in range(2)]
    assert states == ["in_progress", "finished", "in_progress"]


def test_a_demo_job_can_end_in_error(client: httpx.Client) -> None:
    broken = client.get("/search/jobs/demo-broken?seconds=0&outcome=error").json()
    fine = client.get("/search/jobs/demo?seconds=0").json()
    assert (broken["state"], fine["state"]) == ("error", "finished")


@pytest.mark.parametrize("seconds", ["-1", "soon", "nan"])
def test_bad_seconds(client: httpx.Client, seconds: str) -> None:
    assert client.post(f"/search/jobs?seconds={seconds}").status_code == 400


def test_unknown_job(client: httpx.Client) -> None:
    assert client.get("/search/jobs/job-99").status_code == 404
