"""Fills in a connection's secrets: environment, the sample's own, then keyring."""

from __future__ import annotations

from collections.abc import Mapping

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.storage.secrets import (
    EnvironmentStore,
    Filled,
    KeyringStore,
    LayeredStore,
    PresetStore,
    SecretStore,
    environment_name,
    fill,
)
from httpv2_gui.core.storage.workspace import Entry, Workspace
from httpv2_gui.runner.refusal import Refusal
from httpv2_gui.runner.terminal import one_line, say


def filled(workspace: Workspace, entry: Entry[Connection]) -> Filled:
    """Give the connection with every secret that is found; says nothing about the others."""
    return fill(entry, store_of(workspace), workspace.id)


def store_of(workspace: Workspace) -> SecretStore:
    """Give where secrets are looked for, in that order; new ones go to the keyring."""
    keyring = KeyringStore()
    presets = PresetStore(_presets(workspace))
    return LayeredStore(EnvironmentStore(), presets, keyring, write_to=keyring)


def ready(workspace: Workspace, entry: Entry[Connection] | None) -> Connection | None:
    """Give the connection ready to be used; raises Refusal that names each secret it lacks."""
    if entry is None:
        return None
    found = filled(workspace, entry)
    for declared in found.missing:
        if not declared.required:
            say(f"Note: {declared.label} is not set. {one_line(remedy(entry, declared.name))}")
    needed = [one for one in found.missing if one.required]
    if needed:
        lines = [f"The connection “{entry.record.name}” lacks a secret on this machine."]
        lines += [f"{one.label}: {remedy(entry, one.name)}" for one in needed]
        if found.unavailable is not None:
            lines.append(found.unavailable.message)
        raise Refusal(*lines)
    return found.connection


def remedy(entry: Entry[Connection], field: str) -> str:
    """Say where a missing secret can be put."""
    variable = environment_name(entry.slug, field)
    return f"Set the environment variable {variable}, or fill it in in the window."


def token_remedy(entry: Entry[Connection]) -> str:
    """Say where an access token can be given without a window; blank where none is kept."""
    scheme = scheme_of(entry.record)
    for declared in fields_of(scheme):
        if declared.name == "access_token" and declared.obtained and declared.shows(scheme):
            variable = environment_name(entry.slug, declared.name)
            return f"The variable for the access token is {variable}."
    return ""


def _presets(workspace: Workspace) -> Mapping[tuple[str, str], str]:
    if workspace.practice_port is None:
        return {}
    from httpv2_gui.practice.secrets import SECRETS

    return SECRETS
