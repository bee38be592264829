from __future__ import annotations

import base64
import json

import pytest
import yaml

from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.interchange.format import InterchangeError, Thing
from httpv2_gui.core.interchange.integration_parameters import (
    NAMES,
    parameters_of,
    write_json,
    write_yaml,
)
from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.secret import Secret


def test_each_flow_of_the_integration() -> None:
    basic = parameters_of(Connection(auth=BasicAuth(username="ana", password=Secret("p"))))
    assert basic["Basic Auth Username"] == "ana"
    assert basic["Basic Auth Password"] == "<Basic Auth Password>"
    key = parameters_of(Connection(auth=ApiKeyAuth(field_name="x-key", secret=Secret("s"))))
    assert (key["API Key Field Name"], key["API Key Secret"]) == ("x-key", "<API Key Secret>")
    token = parameters_of(
        Connection(auth=DedicatedAuth(method="GET", url="https://h/t", token_field="data_token"))
    )
    assert token["Dedicated Auth API Request Method"] == "Get"
    assert token["Dedicated Auth API Request Token Field Name"] == "data_token"


def test_what_is_no_flow_keeps_its_own_defaults() -> None:
    values = parameters_of(Connection(test_url=" https://h/ ", restrict_domain=True))
    assert tuple(values) == NAMES
    assert values["Test URL"] == "https://h/"
    assert (values["Verify SSL"], values["Restrict Domain"]) == (True, True)


def test_a_certificate_is_base64_of_pem() -> None:
    pem = "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----"
    values = parameters_of(Connection(tls=Tls(ca_certificate=pem)))
    assert base64.b64decode(str(values["CA Certificate"])).decode() == pem


def test_lists_in_both_forms() -> None:
    thing = Thing(connection=Connection(name="My API", test_url="https://h/"))
    ((name, as_yaml),) = write_yaml(thing).files.items()
    (as_json,) = write_json(thing).files.values()

    assert name == "My_API.yaml"
    assert yaml.safe_load(as_yaml) == json.loads(as_json)
    assert json.loads(as_json)[0] == {"name": "Test URL", "value": "https://h/"}


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_no_secret_is_written(scheme: type) -> None:
    secrets = {
        one.name: Secret("hunter22hunter22") for one in fields_of(scheme) if one.kind.is_secret
    }
    exported = write_yaml(Thing(connection=Connection(name="A", auth=scheme(**secrets))))
    assert b"hunter" not in b"".join(exported.files.values())


def test_what_has_no_parameter_is_told() -> None:
    connection = Connection(
        auth=BearerAuth(),
        tls=Tls(minimum_version="1.3"),
        proxy=Proxy(url="http://p:1"),
        timeouts=Timeouts(read_ms=1),
        cookie_scope="global",
    )
    assert len(write_yaml(Thing(connection=connection)).notes) == 5
    with pytest.raises(InterchangeError):
        write_yaml(Thing())
