"""Every format that is known, in the order in which menus list them."""

from __future__ import annotations

from pathlib import Path

from httpv2_gui.core.interchange import curl, curl_command, curl_import, secops_new_step, secops_step
from httpv2_gui.core.interchange.format import Exported, Format, Imported, InterchangeError, Thing
from httpv2_gui.core.interchange.reading import read_bytes, read_text, text_of


def _fits_step(path: Path, head: bytes) -> float:
    if path.suffix.lower() not in (".yaml", ".yml"):
        return 0
    return 0.9 if b"ScriptParametersEntityFields" in head else 0.1


def _read_step(path: Path) -> Imported:
    content = read_bytes(path)
    request, notes = secops_step.request_of(secops_step.read(content, path.name))
    return Imported(requests=(request,), notes=notes, origins={request.name: {path.name: content}})


def _write_step(thing: Thing) -> Exported:
    if thing.request is None:
        raise InterchangeError("Only a request can be a step.")
    for name, content in thing.origin.items():
        step = secops_step.read(content, name)
        return Exported(files={name: secops_step.written(thing.request, step)})
    name, content = secops_new_step.http_step(thing.request, playbook="")
    return Exported(files={name: content})


def _fits_curl(path: Path, head: bytes) -> float:
    try:
        return 0.8 if curl_command.looks_like_it(text_of(head)) else 0
    except InterchangeError:
        return 0


def _read_curl(path: Path) -> Imported:
    return curl_import.read(read_text(path))


def _write_curl(thing: Thing) -> Exported:
    if thing.preview is None:
        raise InterchangeError("Only a request can be a curl command.")
    text = curl.to_curl(thing.preview, connection=thing.connection)
    return Exported(files={"request.sh": f"{text}\n".encode()})


FORMATS: tuple[Format, ...] = (
    Format(
        name="secops-step",
        title="Google SecOps step",
        patterns=("*.yaml", "*.yml"),
        fits=_fits_step,
        read=_read_step,
        write=_write_step,
        writes=("request",),
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
)
