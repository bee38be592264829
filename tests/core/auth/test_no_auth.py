from httpv2_gui.core.auth.no_auth import NoAuth


def test_adds_nothing() -> None:
    auth = NoAuth()
    assert (auth.signer(), auth.adds(), auth.token_flow()) == (None, (), None)
    assert list(auth.known_secrets()) == []
