"""What a step of the platform has that a Request has not, and the other way round, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from yaml.nodes import Node

from httpv2_gui.core.interchange.yaml_text import child, flag_in, items, text_in
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.request import Poll, Request

_CREDENTIAL = re.compile(
    r"(?:proxy-)?authorization|cookie|(?:x-)?(?:.*[-_])?(?:api[-_]?key|apikey|token|secret)",
    re.IGNORECASE,
)
_IS_FILLED_IN = re.compile(r"\[[A-Za-z][^\[\]]*\]|\{\{")


class HasParameters(Protocol):
    """A step, as far as this needs it."""

    def parameter_text(self, name: str) -> str:
        """Give a parameter's value."""
        ...


def losses_of_step(root: Node, step: HasParameters) -> Iterator[str]:
    """Yield what the platform would do beyond sending the request; it is kept for export."""
    instances = ("IntegrationInstance", "FallbackIntegrationInstance")
    if any(step.parameter_text(name) for name in instances):
        integration = text_in(root, "integration") or "the integration"
        yield (
            f"The step signs in with an instance of {integration} that only the platform knows: "
            "choose a connection."
        )
    yield from _of_flow(root)
    if _is_on(step.parameter_text("RetryConfiguration"), "Enabled"):
        yield "The platform's retries (RetryConfiguration) are not made here."
    if step.parameter_text("AssignedUsers") or flag_in(root, "is_automatic") is False:
        yield "On the platform a person has to start this step; here it runs when you run it."
    if text_in(root, "start_loop_step_id"):
        yield "The step stands in a loop of the playbook; here it runs once, with what you fill in."


def _of_flow(root: Node) -> Iterator[str]:
    if json_text.members(text_in(root, "previous_result_condition")):
        yield "The step runs only on one branch of a condition; here it always runs."
    if items(child(root, "parallel_actions")):
        yield "Actions that the platform runs beside this step are left out."


def losses_in_block(root: Node) -> Iterator[str]:
    """Yield what the platform would do with a step of a block when it goes wrong."""
    if flag_in(root, "auto_skip_on_failure"):
        yield "On the platform a failure of this step is skipped; here it stops the block."


def credentials_in(request: Request) -> Iterator[str]:
    """Yield a sentence for each header that holds a credential and no placeholder."""
    for name, value in json_text.members(request.headers):
        text = json_text.plain(value)
        if _CREDENTIAL.fullmatch(name) and text.strip() and not _IS_FILLED_IN.search(text):
            yield (
                f"The header {name} holds a credential: it stays in the request's file in clear. "
                "Let a connection put it in."
            )


def losses_of_request(request: Request) -> Iterator[str]:
    """Yield what HTTP V2 16.0 has no field for."""
    name = f"“{request.name}”"
    if request.body_source == "file":
        yield f"{name}: the body is a file, which a step cannot hold; Body Payload is blank."
    elif request.body_source == "base64":
        yield f"{name}: HTTP V2 guesses that Body Payload is Base64; nothing tells it so."
    if request.parts:
        yield f"{name}: the parts of the multipart body are left out; HTTP V2 sends raw bytes."
    if any((request.params_off, request.headers_off, request.cookies_off)):
        yield f"{name}: entries that are switched off are left out."
    if request.connection.strip():
        yield (
            f"{name}: choose the instance of the integration on the platform; here it is the "
            f"connection “{request.connection.strip()}”."
        )
    if request.timeout_s == 0:
        yield f"{name}: Request Timeout 0 means no limit here; HTTP V2 takes it as it is."
    yield from _of_poll(request, name)


def _of_poll(request: Request, name: str) -> Iterator[str]:
    poll, usual = request.poll, Poll()
    if poll.failure_values.strip():
        yield f"{name}: Failure Values are left out: HTTP V2 has none."
    if poll.keep_waiting:
        yield f"{name}: HTTP V2 stops waiting at any 4xx or 5xx."
    if poll.repeat != usual.repeat:
        yield f"{name}: HTTP V2 repeats any method while it waits."


def _is_on(text: str, name: str) -> bool:
    return any(key == name and value is True for key, value in json_text.members(text))
