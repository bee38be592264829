import pytest

from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.platforms.flow import flow_of

DEDICATED = DedicatedAuth(url="https://x/token", token_field="access_token")


@pytest.mark.parametrize(
    ("scheme", "test_url", "flow"),
    [
        (DEDICATED, "", "dedicated"),
        (DEDICATED.with_values(token_field=" "), "https://x", "none"),
        (BasicAuth(username="ann"), "https://x", "basic"),
        (BasicAuth(username="ann"), "", "none"),
        (BasicAuth(), "https://x", "none"),
        (ApiKeyAuth(field_name="x-key"), "https://x", "api_key"),
        (ApiKeyAuth(field_name="x-key"), " ", "none"),
        (ApiKeyAuth(), "https://x", "none"),
        (BearerAuth(), "https://x", "none"),
    ],
)
def test_flows(scheme: Scheme, test_url: str, flow: str) -> None:
    assert flow_of(Connection(auth=scheme, test_url=test_url)) == flow


def test_no_connection_is_no_flow() -> None:
    assert flow_of(None) == "none"
