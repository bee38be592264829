"""The declared fields of a request and of its parts, by name: labels, hints, help, choices."""

from __future__ import annotations

from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.placeholders import PASSWORD, TOKEN, USERNAME
from httpv2_gui.core.model.request import Part, Poll, Request

REQUEST = {declared.name: declared for declared in fields_of(Request)}
PART = {declared.name: declared for declared in fields_of(Part)}
POLL = {declared.name: declared for declared in fields_of(Poll)}

PLACEHOLDERS = (TOKEN, USERNAME, PASSWORD)
"""What is offered for completion wherever a request takes text."""
