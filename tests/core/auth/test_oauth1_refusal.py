import pytest

from httpv2_gui.core.auth.oauth1_refusal import advice, own_words

FORM = (("content-type", "application/x-www-form-urlencoded"),)


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        ((), b"oauth_problem=consumer_key_unknown", "Check Consumer Key"),
        ((), b"oauth_problem=timestamp_refused&oauth_acceptable_timestamps=1-2", "clock"),
        ((), b"error=invalid_signature_method", "Signature Method"),
        (
            (("WWW-Authenticate", 'OAuth realm="X", error="token_rejected"'),),
            b'{"error": {"code": "INVALID_LOGIN_ATTEMPT"}}',
            "Realm",
        ),
        ((("www-authenticate", 'OAuth oauth_problem="parameter_absent"'),), b"", "blank"),
    ],
)
def test_known_words_lead_to_a_field(
    headers: tuple[tuple[str, str], ...], body: bytes, words: str
) -> None:
    assert words in advice(headers, body)


@pytest.mark.parametrize("body", [b"", b"no", b"my_token_rejected_list", b"\xff"])
def test_unknown_words_lead_nowhere(body: bytes) -> None:
    assert advice((), body) == ""


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        (FORM, b"error=invalid_client&error_description=Bad+key", "invalid_client: Bad key"),
        ((), b"oauth_problem=token_used&oauth_problem_advice=again", "token_used: again"),
        ((), b"Invalid\n OAuth   request", "Invalid OAuth request"),
        ((), b"  <!doctype html><p>Log in", "(a web page)"),
        ((("Content-Type", "text/html; charset=utf-8"),), b"Log in", "(a web page)"),
        ((), b"", ""),
    ],
)
def test_own_words_are_readable(
    headers: tuple[tuple[str, str], ...], body: bytes, words: str
) -> None:
    assert own_words(headers, body) == words


def test_a_long_answer_is_cut() -> None:
    assert own_words((), b"x" * 10_000) == "x" * 500 + "…"
