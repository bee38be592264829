from httpv2_gui.core.auth.scheme import Scheme, TokenFlow


def test_scheme_adds_nothing_unless_it_says_so() -> None:
    assert (Scheme().signer(), Scheme().token_flow(), Scheme().adds()) == (None, None, ())


def test_token_flow_is_a_value() -> None:
    one = TokenFlow(method="POST", url="u", headers="", body="", token_field="t")
    assert one == TokenFlow(method="POST", url="u", headers="", body="", token_field="t")
