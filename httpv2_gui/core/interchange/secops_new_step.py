"""A step's file for a request that came from nowhere else: as the platform writes a new one."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from httpv2_gui.core.interchange import secops_parameters, yaml_text
from httpv2_gui.core.model.request import Request

_NAMESPACE = uuid.UUID("8f2b0c1e-6a0e-5b0a-9d57-0c5f4a3f9d11")
_RETRIES = json.dumps(
    {"Enabled": False, "IntervalInSeconds": 30, "NumberOfRetries": 1}, separators=(",", ":")
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def identifier(*names: str) -> str:
    """Give a UUID that the same names always get: an export twice is the same file."""
    return str(uuid.uuid5(_NAMESPACE, "\0".join(names)))


def file_name(instance_name: str, own: str) -> str:
    """Give the name of a step's file, by the platform's convention."""
    stem = _FORBIDDEN.sub("", instance_name.replace(" ", "_")).lower() or "step"
    return f"{stem[:100]}_{own[:5]}.yaml"


def http_step(
    request: Request, *, playbook: str, own: str = "", parents: Iterable[str] = ()
) -> tuple[str, bytes]:
    """Give name and content of the file of an HTTPV2 step."""
    own = own or identifier(playbook, request.name)
    values = {
        "AssignedUsers": None,
        "AsyncActionTimeout": str(request.poll.timeout_s),
        "AsyncPollingInterval": str(request.poll.interval_s),
        "DistinctDuplicateEntities": None,
        "DynamicInjectionInstancePlaceholder": "",
        "FallbackIntegrationInstance": None,
        "FetchInstanceByName": "false",
        "HasApprovalLink": None,
        "IntegrationInstance": None,
        "MessageToAssignee": None,
        "PendingActionTimeout": None,
        "RetryConfiguration": _RETRIES,
        "ScriptName": "HTTPV2_Execute HTTP Request",
        "ScriptParametersEntityFields": secops_parameters.write(request, None),
        "SelectedScopeName": "All entities",
        "UseEntitiesLoopScope": None,
    }
    place = _Place(own, playbook, request.name, tuple(parents))
    action = _Action(
        "HTTPV2_Execute HTTP Request",
        request.description or "Execute HTTP request.",
        "HTTPV2_Execute HTTP Request",
        "HTTPV2",
        "Scripts",
        "action",
    )
    return file_name(request.name, own), _written(place, action, values)


def output_step(text: str, *, playbook: str, parents: Iterable[str]) -> tuple[str, bytes]:
    """Give name and content of the file of the step that says what a block gives."""
    own = identifier(playbook, "\0output")
    place = _Place(own, playbook, "Output_1", tuple(parents))
    action = _Action("Output", "", "OutputAction", "Flow", "Flow", "output")
    return file_name("Output_1", own), _written(place, action, {"NestedWorkflowOutput": text})


class _Place(NamedTuple):
    own: str
    playbook: str
    instance_name: str
    parents: tuple[str, ...]


class _Action(NamedTuple):
    name: str
    description: str
    action_name: str
    integration: str
    provider: str
    kind: str


def _written(place: _Place, action: _Action, values: Mapping[str, str | None]) -> bytes:
    step = {
        "name": action.name,
        "description": action.description,
        "identifier": place.own,
        "original_step_id": place.own,
        "playbook_id": place.playbook,
        "parent_step_ids": list(place.parents),
        "parent_step_id": ";".join(place.parents),
        "instance_name": place.instance_name,
        "is_automatic": True,
        "is_skippable": False,
        "action_provider": action.provider,
        "start_loop_step_id": None,
        "parameters": [
            {"step_id": place.own, "playbook_id": place.playbook, "name": name, "value": value}
            for name, value in values.items()
        ],
        "action_name": action.action_name,
        "parallel_actions": [],
        "integration": action.integration,
        "parent_container_id": None,
        "is_touched_by_ai": False,
        "is_debug_mock_data": False,
        "step_debug_data": None,
        "auto_skip_on_failure": False,
        "previous_result_condition": "{}",
        "type": action.kind,
    }
    return yaml_text.dump(step).encode()
