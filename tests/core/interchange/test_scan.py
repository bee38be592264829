from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.interchange.format import InterchangeError
from httpv2_gui.core.interchange.scan import refuse_secrets, secret_in
from httpv2_gui.core.model.redact import Known

SECRET = 'hunter "22" \\ with\tblanks and ümläuts/+='
KNOWN = [Known("Password", SECRET, basic_user="me")]


@pytest.mark.parametrize(
    "content",
    [
        SECRET,
        json.dumps({"a": SECRET}),
        json.dumps({"a": json.dumps({"b": SECRET})}),
        json.dumps({"a": json.dumps({"b": json.dumps(SECRET)})}),
        yaml.safe_dump({"a": "x" * 70 + " " + SECRET}, width=80),
        yaml.safe_dump({"a": json.dumps({"b": json.dumps([SECRET])})}, width=40),
        f"https://h/?a={quote(SECRET)}",
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(f"me:{SECRET}".encode()).decode(),
        base64.b64encode(f"....{SECRET}....".encode()).decode(),
    ],
)
def test_a_secret_is_found_in_any_form(content: str) -> None:
    with pytest.raises(InterchangeError) as refused:
        refuse_secrets({"ok": b"fine", "a/b.yaml": content.encode()}, KNOWN)
    assert str(refused.value).startswith("a/b.yaml: It would hold a secret of the connection (Pass")
    assert "hunter" not in str(refused.value)


@given(st.text(min_size=6, max_size=20).filter(lambda text: text.isprintable() and text.strip()))
def test_any_secret_in_json_in_yaml(secret: str) -> None:
    content = yaml.safe_dump({"value": json.dumps({"h": json.dumps({"k": f"a {secret} b"})})})
    assert secret_in(content.encode(), [Known("S", secret)]) == "S"


def test_files_without_one_pass() -> None:
    refuse_secrets({"a": b"\xff\x00binary", "b": b"hunter"}, KNOWN)
    refuse_secrets({"a": SECRET.encode()}, [Known("Empty", "")])
