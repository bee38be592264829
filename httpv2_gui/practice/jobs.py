"""Search jobs: they take their time, so that waiting can be practised."""

from __future__ import annotations

import time
from decimal import Decimal
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies
from httpv2_gui.practice.identity import open_to_all
from httpv2_gui.practice.incidents import incidents
from httpv2_gui.practice.refusals import bad_request, refusal
from httpv2_gui.practice.state import Job, state_of
from httpv2_gui.practice.written import Json, JsonAnswer, write

SECONDS = 3.0
DEMO = "demo"
"""Jobs of names that begin so need no POST: one starts with the first look, and again after it was
seen done. Its query takes `seconds` and `outcome`."""


@open_to_all
async def start_job(request: Request) -> Response:
    """Body: `{"query": …, "seconds": 3, "outcome": "finished" | "error"}`, all optional."""
    try:
        given = await bodies.read_object(request) if await request.body() else {}
        seconds = _seconds(request, given)
    except (bodies.BadBodyError, ValueError) as error:
        return bad_request(str(error))
    jobs = state_of(request).jobs
    outcome = "error" if given.get("outcome") == "error" else "finished"
    job = Job(f"job-{len(jobs) + 1}", str(given.get("query") or ""), seconds, outcome)
    jobs[job.id] = job
    return JsonAnswer(_progress(job), 201, {"Location": f"/search/jobs/{job.id}"})


@open_to_all
async def look_at_job(request: Request) -> Response:
    """`state` is in_progress until the time is over; `percentage` is text, as vendors do."""
    job = _job(request)
    if isinstance(job, Response):
        return job
    job.was_read_when_done = _done(job)
    return JsonAnswer(_progress(job))


@open_to_all
async def read_results(request: Request) -> Response:
    """The tickets that hold the query's words; 409 before the job is done."""
    job = _job(request)
    if isinstance(job, Response):
        return job
    if not _done(job):
        return bad_request(f"Job {job.id} is still running.", 409)
    return JsonAnswer(_results(job))


def _job(request: Request) -> Job | Response:
    jobs = state_of(request).jobs
    name = request.path_params["id"]
    if name.startswith(DEMO) and (name not in jobs or jobs[name].was_read_when_done):
        outcome = "error" if request.query_params.get("outcome") == "error" else "finished"
        try:
            jobs[name] = Job(name, "", _seconds(request, {}), outcome)
        except ValueError as error:
            return bad_request(str(error))
    return jobs.get(name) or refusal(404)


def _seconds(request: Request, given: dict[str, Json]) -> float:
    text = request.query_params.get("seconds") or given.get("seconds")
    if text is None:
        return SECONDS
    if not isinstance(text, str | int | Decimal):
        raise ValueError("seconds must be a number.")
    seconds = float(text)
    if not 0 <= seconds <= 86400:
        raise ValueError("seconds must be between 0 and 86400.")
    return seconds


def _done(job: Job) -> bool:
    return time.monotonic() - job.started >= job.seconds


def _progress(job: Job) -> Json:
    if not _done(job):
        share = (time.monotonic() - job.started) / job.seconds
        percentage = max(10, 10 * int(10 * share))  # 10, 20 … 90, and never 100 before the end
        return {"id": job.id, "state": "in_progress", "percentage": str(min(percentage, 90))}
    if job.outcome == "error":
        return {
            "id": job.id,
            "state": "error",
            "percentage": "100",
            "message": f"Search {job.query!r} was stopped: too many results.",
        }
    return {
        "id": job.id,
        "state": "finished",
        "percentage": "100",
        "results_url": f"/search/jobs/{quote(job.id)}/results",
        "results": _results(job),
    }


def _results(job: Job) -> Json:
    words = job.query.lower()
    return [one for one in incidents().values() if words in write(one).lower()][:5]


ROUTES = [
    Route("/search/jobs", start_job, methods=["POST"]),
    Route("/search/jobs/{id}", look_at_job),
    Route("/search/jobs/{id}/results", read_results),
]
