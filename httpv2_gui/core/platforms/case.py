"""What rules look at: a request as HTTP V2 16.0 would read it, its connection, its last answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from httpv2_gui.core.auth import Scheme, scheme_of
from httpv2_gui.core.engine import address
from httpv2_gui.core.engine.address import AddressError
from httpv2_gui.core.model import placeholders
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.json_text import hide_placeholders
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Received, Result
from httpv2_gui.core.platforms import bodies, python_json
from httpv2_gui.core.platforms.bodies import Shaped
from httpv2_gui.core.platforms.finding import PlatformFinding
from httpv2_gui.core.platforms.flow import Flow, flow_of
from httpv2_gui.core.platforms.python_json import Change, PyJson


@dataclass(frozen=True, kw_only=True)
class Case:
    """One request and what is known around it."""

    request: Request
    connection: Connection | None = None
    inputs: Mapping[str, str] = field(default_factory=dict[str, str])
    result: Result | None = None
    """What it gave the last time, if it ran."""

    @property
    def scheme(self) -> Scheme:
        return scheme_of(self.connection)

    @property
    def answer(self) -> Received | None:
        return self.result.answer if self.result is not None else None

    @cached_property
    def flow(self) -> Flow:
        return flow_of(self.connection)

    @property
    def url_has_password(self) -> bool:
        """Whether user name and password stand in the URL: both libraries send them as Basic."""
        try:
            return address.read(self.filled(self.request.url)).userinfo is not None
        except AddressError:
            return False

    @cached_property
    def headers(self) -> dict[str, PyJson]:
        return python_json.members(self.readable(self.request.headers))

    @cached_property
    def params(self) -> dict[str, PyJson]:
        return python_json.members(self.readable(self.request.params))

    @cached_property
    def expected(self) -> dict[str, PyJson]:
        """Give what is waited for; none when nothing is."""
        return python_json.members(self.readable(self.request.expected_values))

    @cached_property
    def payload(self) -> str:
        """Give Body Payload: HTTP V2 has no other place for a body."""
        return self.filled(self.request.body).strip()

    @cached_property
    def readable_payload(self) -> str:
        """Give the payload with digits or letters for placeholders that have no value yet."""
        return self.readable(self.request.body).strip()

    @cached_property
    def shaped(self) -> Shaped:
        return bodies.shaped(self.readable_payload, self.headers)

    @cached_property
    def is_json(self) -> bool:
        """Whether the payload reads as JSON."""
        return self.shaped.way == "json" or python_json.is_json(self.readable_payload)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What of a JSON payload would be lost or spelt otherwise."""
        return tuple(python_json.changes(self.readable_payload)) if self.is_json else ()

    def filled(self, text: str) -> str:
        """Put inputs in as the platform does: as they are, before anything is read."""
        return placeholders.fill(
            text, {f"[Input.{name}]": one for name, one in self.inputs.items()}
        )

    def readable(self, text: str) -> str:
        """Give text that reads as JSON where it will be JSON once its placeholders are filled."""
        filled = self.filled(text)
        return filled if python_json.is_json(filled) else _hidden(filled)


def _hidden(text: str) -> str:
    hidden = hide_placeholders(text)
    return hidden if python_json.is_json(hidden) else text


Check = Callable[[Case], Iterator[PlatformFinding]]
"""One rule: yields nothing where the platform does the same."""
