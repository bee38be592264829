import pytest

from httpv2_gui.core.auth.windows_account import Account


@pytest.mark.parametrize(
    ("domain", "username", "down_level", "principal"),
    [
        ("", "me", "me", "me"),
        ("CORP", "me", "CORP\\me", "me@CORP"),
        ("", "CORP\\me", "CORP\\me", "me@CORP"),
        ("corp", "CORP\\me", "CORP\\me", "me@CORP"),
        ("", "me@corp.example.com", "me@corp.example.com", "me@corp.example.com"),
        ("CORP", "me@CORP.EXAMPLE.COM", "me@CORP.EXAMPLE.COM", "me@CORP.EXAMPLE.COM"),
        (" CORP ", " me ", "CORP\\me", "me@CORP"),
        ("", "\\me", "me", "me"),
        ("", ".\\me", ".\\me", "me@."),
    ],
)
def test_both_ways_to_write_it(domain: str, username: str, down_level: str, principal: str) -> None:
    account = Account.of(domain, username)
    assert (account.down_level, account.principal) == (down_level, principal)


def test_realm() -> None:
    assert Account.of("CORP", "me").realm == "CORP"
    assert Account.of("", "me").realm == ""
