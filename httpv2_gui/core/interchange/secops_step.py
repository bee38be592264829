"""Steps of Google SecOps playbooks (`steps/*.yaml`): Execute HTTP Request to a Request and back.

On the way back only what changed is written over its place in the document it came from; every
other byte of it stays. The platform's integrations that share the action are read alike: HTTPV2,
AzureApi, GoogleCloudApi, ThreatConnect.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yaml.nodes import Node

from httpv2_gui.core.interchange import secops_parameters, yaml_text
from httpv2_gui.core.interchange.format import InterchangeError
from httpv2_gui.core.interchange.reading import text_of
from httpv2_gui.core.interchange.secops_losses import credentials_in, losses_of_step
from httpv2_gui.core.interchange.yaml_text import Document, child, items, text_in
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.request import Poll, Request

ACTION = "Execute HTTP Request"
PARAMETERS = "ScriptParametersEntityFields"
INTERVAL = "AsyncPollingInterval"
TIMEOUT = "AsyncActionTimeout"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a playbook or block, whatever it does."""

    path: str
    document: Document
    identifier: str
    name: str
    """What placeholders call it, and what people see."""
    kind: str
    """`action`, `condition`, `output`, `block`, `parallel_action` …"""
    integration: str
    parents: tuple[str, ...]
    """Identifiers of the steps before it."""

    @property
    def is_http(self) -> bool:
        """Whether it executes an HTTP request."""
        names = (text_in(self.document.root, "action_name"), text_in(self.document.root, "name"))
        return any(name.endswith(f"_{ACTION}") or name == ACTION for name in names)

    def parameter(self, name: str) -> Node | None:
        """Give the node that holds a parameter's value."""
        for item in items(child(self.document.root, "parameters")):
            if text_in(item, "name") == name:
                return child(item, "value")
        return None

    def parameter_text(self, name: str) -> str:
        """Give a parameter's value; blank for null and for none."""
        for item in items(child(self.document.root, "parameters")):
            if text_in(item, "name") == name:
                return text_in(item, "value")
        return ""


def read(content: bytes, path: str = "") -> Step:
    """Read one step's file; raises InterchangeError."""
    document = yaml_text.read(text_of(content, path), path)
    root = document.root
    if child(root, "parameters") is None or child(root, "type") is None:
        message = "This is no step of a playbook: it lacks “parameters” or “type”."
        raise InterchangeError(message, path=path, line=yaml_text.line_of(root))
    parents = tuple(
        value
        for item in items(child(root, "parent_step_ids"))
        if isinstance(value := yaml_text.value_of(item), str)
    )
    return Step(
        path=path,
        document=document,
        identifier=text_in(root, "identifier"),
        name=text_in(root, "instance_name") or text_in(root, "name"),
        kind=text_in(root, "type"),
        integration=text_in(root, "integration"),
        parents=parents,
    )


def request_of(step: Step) -> tuple[Request, tuple[str, ...]]:
    """Give the request that a step sends, and what of the step it does not hold."""
    if not step.is_http:
        what = text_in(step.document.root, "action_name") or step.kind
        message = f"The step “{step.name}” is “{what}”, not {ACTION}."
        raise InterchangeError(message, path=step.path)
    found = _parameters(step)
    poll, about_poll = _poll(step)
    request = Request(
        name=step.name or ACTION,
        description=text_in(step.document.root, "description"),
        poll=poll,
    ).with_values(**found.values)
    notes = (*found.notes, *about_poll, *losses_of_step(step.document.root, step))
    return request, (*notes, *credentials_in(request))


def _parameters(step: Step) -> secops_parameters.Read:
    node = step.parameter(PARAMETERS)
    if node is None:
        message = f"The step “{step.name}” has no {PARAMETERS}: it says nothing to send."
        raise InterchangeError(message, path=step.path)
    try:
        return secops_parameters.read(step.parameter_text(PARAMETERS))
    except JsonError as error:
        message = f"{PARAMETERS} is no JSON object: {error.message}"
        line = yaml_text.line_of(node)
        raise InterchangeError(message, path=step.path, line=line) from None


def _poll(step: Step) -> tuple[Poll, tuple[str, ...]]:
    poll = Poll()
    notes: list[str] = []
    for name, target in ((INTERVAL, "interval_s"), (TIMEOUT, "timeout_s")):
        text = step.parameter_text(name).strip()
        if text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text):
            poll = poll.with_values(**{target: int(text)})
        elif text:
            default = getattr(poll, target)
            notes.append(f"{name} is no number of seconds: {default} is used here.")
    return poll, tuple(notes)


def written(request: Request, step: Step) -> bytes:
    """Write a request into the document it came from: all that did not change stays as it is."""
    before, _notes = request_of(step)
    changes: dict[Node, str] = {}
    for node, value in _changed(request, before, step):
        changes[node] = step.document.written(value, node)
    return step.document.replaced(changes).encode()


def _changed(request: Request, before: Request, step: Step) -> Iterator[tuple[Node, str]]:
    root = step.document.root
    for key, old, new in (
        ("instance_name", before.name, request.name),
        ("description", before.description, request.description),
    ):
        node = child(root, key)
        if node is not None and old != new:
            yield node, new
    for name, old_s, new_s in (
        (INTERVAL, before.poll.interval_s, request.poll.interval_s),
        (TIMEOUT, before.poll.timeout_s, request.poll.timeout_s),
    ):
        node = step.parameter(name)
        if node is not None and old_s != new_s:
            yield node, str(new_s)
    node, text = step.parameter(PARAMETERS), step.parameter_text(PARAMETERS)
    now = secops_parameters.write(request, text)
    if node is not None and now != text:
        yield node, now
