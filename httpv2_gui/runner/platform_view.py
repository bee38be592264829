"""What Google SecOps would do: `preview --as secops`, and its part of `check`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.platforms.finding import PlatformFinding
from httpv2_gui.core.platforms.preview import PlatformPreview
from httpv2_gui.core.platforms.secops_v16 import VERSION, findings, preview_as
from httpv2_gui.runner.placed import OF_CONNECTION
from httpv2_gui.runner.refusal import Exit, Refusal


def platform_preview(
    request: Request, connection: Connection | None, inputs: Mapping[str, str], step: str = ""
) -> PlatformPreview:
    """Give what the platform would send; raises Refusal when it would send nothing."""
    shown = preview_as(request, connection, inputs)
    if shown.refused:
        what = f"the step “{step}”" if step else "this request"
        raise Refusal(f"{VERSION} would refuse {what}.", *shown.refused, code=Exit.FAILED)
    return shown


def of_request(
    request: Request, connection: Connection | None, inputs: Mapping[str, str]
) -> Iterator[PlatformFinding]:
    """Yield what concerns the request itself."""
    for one in findings(request, connection, inputs=inputs):
        if not _is_of_connection(one):
            yield one


def of_connection(connection: Connection) -> Iterator[PlatformFinding]:
    """Yield what concerns every request of a connection."""
    for one in findings(Request(url=connection.test_url), connection):
        if _is_of_connection(one):
            yield one


def _is_of_connection(finding: PlatformFinding) -> bool:
    return f"{finding.place}.".startswith(OF_CONNECTION)
