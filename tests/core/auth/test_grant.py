from httpv2_gui.core.auth.grant import Fetch, GrantError, Listen, TokenState, Visit


def test_an_error_says_what_happened_and_what_to_change() -> None:
    error = GrantError("401: invalid_client", "Check Client Secret.")
    assert str(error) == error.message == "401: invalid_client"
    assert (error.hint, error.kind) == ("Check Client Secret.", "token")


def test_steps_have_plain_defaults() -> None:
    fetch = Fetch(method="POST", url="https://h/", place="auth.url", label="URL")
    assert (fetch.headers, fetch.body, fetch.signer, fetch.secrets) == ((), b"", None, ())
    assert Listen() == Listen(port=0, redirect_uri="")
    assert Visit(url="https://h/").wants == "redirect"


def test_of_a_token_nothing_is_assumed() -> None:
    state = TokenState(present=True)
    assert (state.stale, state.renewable) == (False, False)
    assert (state.obtained_at, state.expires_at) == (None, None)
