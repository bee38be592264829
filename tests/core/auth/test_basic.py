import base64

import httpx

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.secret import Secret


def test_rfc_7617_example() -> None:
    auth = BasicAuth(username="Aladdin", password=Secret("open sesame")).signer()
    request = next(auth.sync_auth_flow(httpx.Request("GET", "http://h/")))
    assert request.headers["authorization"] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="


def test_credentials_are_utf_8() -> None:
    auth = BasicAuth(username="jürgen", password=Secret("pä:ss")).signer()
    request = next(auth.sync_auth_flow(httpx.Request("GET", "http://h/")))
    encoded = request.headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(encoded).decode() == "jürgen:pä:ss"


def test_user_name_with_a_colon_is_a_problem() -> None:
    [problem] = problems(BasicAuth(username="a:b", password=Secret("x")))
    assert problem.place == "username"
