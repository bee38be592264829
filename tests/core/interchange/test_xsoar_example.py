from __future__ import annotations

import pytest

from httpv2_gui.core.interchange.xsoar_example import Example, read
from httpv2_gui.core.model.secret import Secret

TEMPLATE = (
    "curl -X POST https://api-{fqdn}/xsoar/{name of api}/{name of call}/ "
    '-H "x-xdr-auth-id:{key_id}" -H "Authorization:{key}" '
    "-H \"Content-Type:application/json\" -d '{}'"
)
URL = "https://api-tenant.xdr.eu.paloaltonetworks.com/xsoar/public/v1/incidents/search"
WANTED = Example(
    fqdn="tenant.xdr.eu.paloaltonetworks.com",
    key_id="7",
    api_key=Secret("K3y/+="),
    test_url="https://api-tenant.xdr.eu.paloaltonetworks.com/xsoar/user",
)


@pytest.mark.parametrize(
    "text",
    [
        f'curl -X POST {URL} -H "x-xdr-auth-id:7" -H "Authorization:K3y/+=" -d \'{{}}\'',
        f"curl -X POST '{URL}' \\\n  -H 'x-xdr-auth-id: 7' \\\r\n  -H 'Authorization: K3y/+=' \\\n",
        f'curl.exe -X POST "{URL}" ^\r\n -H "x-xdr-auth-id:7" ^\r\n -H "Authorization:K3y/+=" '
        '-d "{\\"a\\": 1}"',
        f'curl ^"{URL}^" ^\n -H ^"X-XDR-Auth-Id: 7^" ^\n -H ^"authorization: K3y/+=^" -d ^"{{}}^"',
        f"curl.exe `\n --url '{URL}' `\n --header='x-xdr-auth-id:7' `\n "
        '--header "Authorization:K3y/+="',
        f"$ curl “{URL}” -H “x-xdr-auth-id:7” -H “Authorization:K3y/+=” -d ‘{{}}’",
        '-H"Authorization:K3y/+=" -Hx-xdr-auth-id:7 HTTPS://API-Tenant.xdr.eu.paloaltonetworks.com/',
        f'curl {URL} -H x-xdr-auth-id:\\ 7 -H Authorization:"K3y/+="',
    ],
)
def test_reads_what_any_shell_would_run(text: str) -> None:
    assert read(text) == WANTED
    assert WANTED.missing == ()


def test_placeholders_are_not_filled_in() -> None:
    example = read(TEMPLATE)
    assert example == Example(fqdn="", key_id="", api_key=Secret(), test_url="")
    assert example.missing == ("FQDN", "API Key", "API Key ID")


def test_some_placeholders_are_filled_in() -> None:
    example = read(TEMPLATE.replace("{fqdn}", "tenant.example.com").replace("{key_id}", "12"))
    assert (example.fqdn, example.key_id) == ("tenant.example.com", "12")
    assert example.test_url == "https://api-tenant.example.com/xsoar/user"
    assert example.missing == ("API Key",)


def test_xsoar_6() -> None:
    example = read(
        "curl -k 'https://xsoar.example.com:8443/incidents/search' -H 'Authorization: K'"
    )
    assert example.key_type == "xsoar_6"
    assert example.fqdn == "xsoar.example.com:8443"
    assert example.test_url == "https://xsoar.example.com:8443/user"
    assert example.missing == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no cURL example"),
        ("curl -H", "no cURL example"),
        ("what is this, 'unclosed", "no cURL example"),
        (f"curl {URL} -H 'x-xdr-nonce: AA' -H 'Authorization: hush'", "Enter the key itself"),
    ],
)
def test_says_why_it_cannot_be_read(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as raised:
        read(text)
    assert "hush" not in str(raised.value)


def test_nothing_shows_the_key() -> None:
    assert "K3y" not in repr(WANTED)
