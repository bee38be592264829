"""Tickets: list with filters, read, create, change, delete."""

from __future__ import annotations

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import bodies
from httpv2_gui.practice.identity import open_to_all
from httpv2_gui.practice.incidents import Ticket
from httpv2_gui.practice.refusals import bad_request, refusal
from httpv2_gui.practice.state import state_of
from httpv2_gui.practice.written import JsonAnswer, write

_FIXED = ("id", "event_id", "created_at")


@open_to_all
async def list_tickets(request: Request) -> Response:
    """`?state=&severity=` may repeat, `q` looks anywhere, `limit` cuts."""
    query = request.query_params
    found = [ticket for ticket in state_of(request).tickets.values() if _matches(ticket, query)]
    try:
        limit = int(query.get("limit", len(found)))
    except ValueError:
        return bad_request(f"limit must be a whole number, not {query['limit']}.")
    headers = {"X-Total-Count": str(len(found))}
    return JsonAnswer(found[: max(limit, 0)], headers=headers)


def _matches(ticket: Ticket, query: QueryParams) -> bool:
    for name in ("state", "severity"):
        wanted = [value for value in query.getlist(name) if value]
        if wanted and ticket.get(name) not in wanted:
            return False
    return query.get("q", "").lower() in write(ticket).lower()


@open_to_all
async def read_ticket(request: Request) -> Response:
    """One ticket as an object."""
    ticket = state_of(request).tickets.get(request.path_params["id"])
    return refusal(404) if ticket is None else JsonAnswer(ticket)


@open_to_all
async def create_ticket(request: Request) -> Response:
    """Takes a JSON object or a form; `title` is needed."""
    try:
        given = await bodies.read_object(request)
    except bodies.BadBodyError as error:
        return bad_request(str(error), error.status)
    if not given.get("title"):
        return bad_request("title is needed to create a ticket.", 422)
    tickets = state_of(request).tickets
    number = 1 + max((int(one[3:]) for one in tickets), default=0)
    ticket: Ticket = {"id": f"INC{number:07}", "state": "new", "severity": "low"}
    ticket |= {name: value for name, value in given.items() if name not in _FIXED}
    tickets[f"INC{number:07}"] = ticket
    return JsonAnswer(ticket, 201, {"Location": f"/tickets/{ticket['id']}"})


@open_to_all
async def change_ticket(request: Request) -> Response:
    """Replaces the named fields, keeps the rest."""
    ticket = state_of(request).tickets.get(request.path_params["id"])
    if ticket is None:
        return refusal(404)
    try:
        given = await bodies.read_object(request)
    except bodies.BadBodyError as error:
        return bad_request(str(error), error.status)
    ticket |= {name: value for name, value in given.items() if name not in _FIXED}
    return JsonAnswer(ticket)


@open_to_all
async def delete_ticket(request: Request) -> Response:
    """Gone until the server starts again."""
    gone = state_of(request).tickets.pop(request.path_params["id"], None)
    return refusal(404 if gone is None else 204)


ROUTES = [
    Route("/tickets", list_tickets, methods=["GET"]),
    Route("/tickets", create_ticket, methods=["POST"]),
    Route("/tickets/{id}", read_ticket, methods=["GET"]),
    Route("/tickets/{id}", change_ticket, methods=["PATCH"]),
    Route("/tickets/{id}", delete_ticket, methods=["DELETE"]),
]
