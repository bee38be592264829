import pytest

from httpv2_gui.core.auth.xsoar_host import fqdn_error, fqdn_of, is_placeholder, user_url

FQDN = "tenant.xdr.us.paloaltonetworks.com"


@pytest.mark.parametrize(
    "typed",
    [
        FQDN,
        f" {FQDN.upper()}\n",
        f"api-{FQDN}",
        f"https://{FQDN}",
        f"https://api-{FQDN}/xsoar/public/v1/incidents/search?x=1",
        f"https://api-{FQDN}/",
        f"{FQDN}.",
        f"https://someone@api-{FQDN}#top",
    ],
)
def test_any_part_of_the_url_will_do(typed: str) -> None:
    assert fqdn_of(typed) == FQDN
    assert fqdn_error(typed) is None
    assert user_url(typed, is_xsoar_6=False) == f"https://api-{FQDN}/xsoar/user"


def test_xsoar_6_has_its_own_host_and_port() -> None:
    assert user_url("https://xsoar.corp:8443/#/home", is_xsoar_6=True) == (
        "https://xsoar.corp:8443/user"
    )
    assert user_url("10.0.0.7", is_xsoar_6=True) == "https://10.0.0.7/user"
    assert user_url("api-gateway.corp", is_xsoar_6=True) == "https://api-gateway.corp/user"


@pytest.mark.parametrize("typed", ["{fqdn}", "https://api-{fqdn}/xsoar/", "<fqdn>"])
def test_a_placeholder_is_named(typed: str) -> None:
    assert is_placeholder(typed)
    assert "placeholder" in (fqdn_error(typed) or "")
    assert user_url(typed, is_xsoar_6=False) == ""


@pytest.mark.parametrize("typed", ["a..b", "-a.b", "ä b", "tenant,xdr", "http://", "a:b"])
def test_what_is_no_host_makes_no_url(typed: str) -> None:
    assert "no host name" in (fqdn_error(typed) or "")
    assert user_url(typed, is_xsoar_6=False) == ""


def test_nothing_typed_nothing_suggested() -> None:
    assert user_url(" ", is_xsoar_6=False) == ""
