"""Restrict Domain: every URL that would be contacted has Test URL's host, or is refused.

Checked before any name is looked up: for the first URL, the token URL and each hop of a redirect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from httpv2_gui.core.auth import TokenFlow, scheme_of
from httpv2_gui.core.engine import address
from httpv2_gui.core.engine.address import Address
from httpv2_gui.core.engine.headers import Line
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.result import Failure

_REMEDY = (
    'domain is not aligned with domain provided in the "Test URL" parameter of integration '
    'configuration. Either disable the "Restrict Domain" parameter or update the configuration '
    "of action or integration instance."
)


def refusal(url: str, connection: Connection | None, what: str = '"URL Path"') -> Failure | None:
    """Say why `url` may not be contacted; None when it may. `what` names where it came from."""
    if connection is None or not connection.restrict_domain:
        return None
    allowed = address.origin_of(connection.test_url)
    wanted = address.origin_of(url)
    if allowed is not None and wanted is not None and allowed.host == wanted.host:
        return None
    return Failure(
        kind="restricted_domain",
        message=f"{what} {_REMEDY}",
        hint=f"The request would go to {wanted.host if wanted else 'an unreadable host'}; "
        f"Restrict Domain allows {allowed.host if allowed else 'nothing: Test URL has no host'}.",
    )


def token_refusal(flow: TokenFlow, connection: Connection | None) -> Failure | None:
    """Say why the token may not be asked for where the connection says."""
    return refusal(flow.url, connection, '"Dedicated Auth API Request URL"')


def refusals(
    target: Address, lines: Iterable[Line], connection: Connection | None
) -> Iterator[Failure]:
    """Yield why a prepared request may not go out: for its host, a Host header, its token's URL."""
    found = [refusal(str(target), connection)]
    found += [
        refusal(f"https://{line.value}", connection, "The Host header's")
        for line in lines
        if line.named("host")
    ]
    flow = scheme_of(connection).token_flow()
    if flow is not None:
        found.append(token_refusal(flow, connection))
    yield from (one for one in found if one is not None)
