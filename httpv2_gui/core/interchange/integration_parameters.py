"""A Connection as the parameters of HTTP V2's integration, for whoever fills in its instance.

Secrets are labels: a file is no place for them. What the integration has no parameter for is said.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.interchange import yaml_text
from httpv2_gui.core.interchange.format import Exported, InterchangeError, Thing
from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls

NAMES = (
    "Test URL",
    "Basic Auth Username",
    "Basic Auth Password",
    "API Key Field Name",
    "API Key Secret",
    "Dedicated Auth API Request Method",
    "Dedicated Auth API Request URL",
    "Dedicated Auth API Request Headers",
    "Dedicated Auth API Request Body",
    "Dedicated Auth API Request Token Field Name",
    "Verify SSL",
    "CA Certificate",
    "Restrict Domain",
)
"""In the integration's order."""


def parameters_of(connection: Connection) -> dict[str, str | bool]:
    """Give each parameter's value; a secret is its label between `<` and `>`."""
    values: dict[str, str | bool] = dict.fromkeys(NAMES, "")
    values["Test URL"] = connection.test_url.strip()
    values["Dedicated Auth API Request Method"] = "Post"  # the integration's own default
    values["Verify SSL"] = connection.tls.verify
    values["CA Certificate"] = _certificate(connection.tls)
    values["Restrict Domain"] = connection.restrict_domain
    scheme = scheme_of(connection)
    if isinstance(scheme, BasicAuth):
        values["Basic Auth Username"] = scheme.username
        values["Basic Auth Password"] = "<Basic Auth Password>"
    elif isinstance(scheme, ApiKeyAuth):
        values["API Key Field Name"] = scheme.field_name
        values["API Key Secret"] = "<API Key Secret>"
    elif isinstance(scheme, DedicatedAuth):
        values["Dedicated Auth API Request Method"] = scheme.method.capitalize()
        values["Dedicated Auth API Request URL"] = scheme.url
        for part in ("Headers", "Body"):
            name = f"Dedicated Auth API Request {part}"
            values[name] = f"<{name}>"
        values["Dedicated Auth API Request Token Field Name"] = scheme.token_field
    return values


def write_yaml(thing: Thing) -> Exported:
    """Write a list of name and value as YAML."""
    return _exported(thing, "yaml")


def write_json(thing: Thing) -> Exported:
    """Write a list of name and value as JSON."""
    return _exported(thing, "json")


def _exported(thing: Thing, ending: str) -> Exported:
    connection = thing.connection
    if connection is None:
        raise InterchangeError("Integration parameters are those of a connection: choose one.")
    listed = [{"name": name, "value": value} for name, value in parameters_of(connection).items()]
    text = (
        yaml_text.dump(listed)
        if ending == "yaml"
        else json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    )
    stem = "".join(char if char.isalnum() else "_" for char in connection.name) or "connection"
    notes = tuple(_losses(connection))
    return Exported(files={f"{stem}.{ending}": text.encode()}, notes=notes)


def _certificate(tls: Tls) -> str:
    text = tls.ca_certificate.strip()
    return base64.b64encode(text.encode()).decode() if "-----BEGIN" in text else text


def _losses(connection: Connection) -> Iterator[str]:
    scheme = scheme_of(connection)
    if not isinstance(scheme, NoAuth | BasicAuth | ApiKeyAuth | DedicatedAuth):
        yield f"HTTP V2 cannot authenticate with {scheme.title}: no credentials are written."
    if isinstance(scheme, BasicAuth | ApiKeyAuth) and not connection.test_url.strip():
        yield "Without Test URL HTTP V2 16.0 ignores the credentials."
    if isinstance(scheme, DedicatedAuth):
        yield (
            "HTTP V2 16.0 sends the token request as a form whatever its Content-Type says, and "
            "fills in the token in headers only."
        )
    tls = connection.tls
    if tls.with_values(verify=True, ca_certificate="") != Tls():
        yield "Client certificate, trusted certificate, roots, TLS versions and SNI are left out."
    if connection.proxy != Proxy():
        yield "The proxy is left out: the platform has its own."
    if connection.timeouts != Timeouts():
        yield "Timeouts are left out: HTTP V2 has one for each request."
    if connection.cookie_scope == "global":
        yield "Cookies are not kept from one run to the next on the platform."
