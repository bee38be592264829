"""FORMATS: everything that can be imported or exported, in menu order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.interchange import (
    boomi,
    curl_command,
    curl_import,
    har,
    integration_parameters,
    secops_block,
    secops_block_writer,
    secops_new_step,
    secops_step,
    xsoar_example,
)
from httpv2_gui.core.interchange.curl import to_curl
from httpv2_gui.core.interchange.format import Exported, Format, Imported, InterchangeError, Thing
from httpv2_gui.core.interchange.reading import head_of, read_bytes, read_text
from httpv2_gui.core.interchange.secops_losses import losses_of_request
from httpv2_gui.core.model.connection import Connection

_LARGEST_COMMAND = 4 * 1024 * 1024

_LARGE_BODY = re.compile(rb"(?:#[^\n]*\n)*\{\n(?:printf '%s' |base64 -d <<)")
"""How our own export begins where curl comes only after the body."""


def best_for(path: Path, formats: Sequence[Format] = ()) -> Format:
    """Give the format, of these or of all, that a file or folder is in; raises InterchangeError."""
    head = head_of(path)
    readers = [one for one in formats or FORMATS if one.read is not None]
    found = max(readers, key=lambda one: one.fits(path, head))
    if found.fits(path, head) > 0:
        return found
    if not path.exists():
        raise InterchangeError("There is no such file or folder.", path=str(path))
    names = "; ".join(one.title for one in readers)
    raise InterchangeError(f"It is none of these: {names}.", path=str(path))


def named(name: str) -> Format:
    """Give the format of that name; raises InterchangeError that lists all."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise InterchangeError(
        f"There is no format “{name}”. There are: {', '.join(one.name for one in FORMATS)}."
    )


def _read_step(path: Path) -> Imported:
    content = read_bytes(path)
    request, notes = secops_step.request_of(secops_step.read(content, str(path)))
    origins = {request.name: {path.name: content}}
    return Imported(requests=(request,), notes=notes, origins=origins)


def _write_step(thing: Thing) -> Exported:
    request = thing.request
    if request is None:
        raise InterchangeError("A step is made from a request: choose one.")
    notes = tuple(losses_of_request(request))
    if thing.origin:
        path, content = next(iter(thing.origin.items()))
        written = secops_step.written(request, secops_step.read(content, path))
        return Exported(files={path: written}, notes=notes)
    playbook = secops_new_step.identifier("playbook")
    name, content = secops_new_step.http_step(request, playbook=playbook)
    more = "Identifiers are made up, and it is linked to nothing: add it to a playbook's steps/."
    return Exported(files={name: content}, notes=(*notes, more))


def _write_block(thing: Thing) -> Exported:
    if thing.block is None:
        raise InterchangeError("Choose a block to export.")
    return secops_block_writer.write(thing.block, thing.origin)


def _read_curl(path: Path) -> Imported:
    return curl_import.read(read_text(path, _LARGEST_COMMAND))


def _write_curl(thing: Thing) -> Exported:
    if thing.preview is None:
        raise InterchangeError("A curl command is made from a request: choose one.")
    scheme = scheme_of(thing.connection)
    has_user = isinstance(scheme, BasicAuth | DigestAuth)
    text = to_curl(
        thing.preview,
        basic_user=scheme.username if has_user else "",
        challenged=scheme.name if has_user and scheme.waits_for_challenge else "",
        connection=thing.connection,
    )
    note = ("Secrets are shell variables, named in its first lines.",) if "# Set " in text else ()
    return Exported(files={"request.sh": f"{text}\n".encode()}, notes=note)


def _read_xsoar(path: Path) -> Imported:
    try:
        example = xsoar_example.read(read_text(path, _LARGEST_COMMAND))
    except InterchangeError:
        raise
    except ValueError as error:
        raise InterchangeError(str(error), path=str(path)) from None
    auth = XsoarAuth(
        key_type=example.key_type, fqdn=example.fqdn, key_id=example.key_id, api_key=example.api_key
    )
    connection = Connection(
        name=example.fqdn or "Cortex XSOAR", test_url=example.test_url, auth=auth
    )
    missing = f"Fill in {', '.join(example.missing)} in the connection." if example.missing else ""
    return Imported(connections=(connection,), notes=(missing,) if missing else ())


def _fits_step(path: Path, head: bytes) -> float:
    is_step = b"parameters:" in head and b"action_name:" in head
    return 0.9 if is_step and path.suffix in (".yaml", ".yml") else 0.5 if is_step else 0.0


def _fits_block(path: Path, head: bytes) -> float:
    del head
    return 1.0 if path.is_dir() and secops_block.is_block(path) else 0.0


def _fits_curl(path: Path, head: bytes) -> float:
    del path
    if curl_command.looks_like_it(head.decode("utf-8", "replace")):
        return 0.6
    return 0.4 if _LARGE_BODY.match(head) else 0.0


def _fits_xsoar(path: Path, head: bytes) -> float:
    is_example = b"x-xdr-auth-id" in head.lower() or b"/xsoar/" in head
    return 0.8 if is_example and _fits_curl(path, head) else 0.0


def _never(path: Path, head: bytes) -> float:
    del path, head
    return 0.0


FORMATS = (
    Format(
        name="secops",
        title="Google SecOps step (Execute HTTP Request)",
        patterns=("*.yaml", "*.yml"),
        fits=_fits_step,
        read=_read_step,
        write=_write_step,
        writes=("request",),
    ),
    Format(
        name="secops-block",
        title="Google SecOps block (folder)",
        patterns=("*/",),
        fits=_fits_block,
        read=secops_block.read,
        write=_write_block,
        writes=("block",),
    ),
    Format(
        name="curl",
        title="curl command",
        patterns=("*.sh", "*.txt", "*.curl"),
        fits=_fits_curl,
        read=_read_curl,
        write=_write_curl,
        writes=("request",),
    ),
    Format(
        name="httpv2-parameters",
        title="HTTP V2 integration parameters (YAML)",
        patterns=("*.yaml",),
        fits=_never,
        write=integration_parameters.write_yaml,
        writes=("connection",),
    ),
    Format(
        name="httpv2-parameters-json",
        title="HTTP V2 integration parameters (JSON)",
        patterns=("*.json",),
        fits=_never,
        write=integration_parameters.write_json,
        writes=("connection",),
    ),
    Format(
        name="boomi",
        title="Boomi HTTP Client connection",
        patterns=("*.xml",),
        fits=boomi.fits,
        read=boomi.read,
    ),
    Format(
        name="xsoar",
        title="Cortex XSOAR cURL example",
        patterns=("*.txt", "*.sh"),
        fits=_fits_xsoar,
        read=_read_xsoar,
    ),
    Format(
        name="har",
        title="HTTP Archive (HAR 1.2)",
        patterns=("*.har",),
        fits=_never,
        write=har.write,
        writes=("result",),
    ),
)
