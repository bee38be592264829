import httpx

from httpv2_gui.core.auth.request_header import put


def test_value_goes_out_in_utf_8_in_place_of_others() -> None:
    request = httpx.Request("GET", "http://h/", headers=[("x-key", "1"), ("X-KEY", "2")])
    put(request, "X-Key", "schlüssel")
    lines = [line for line in request.headers.raw if line[0].lower() == b"x-key"]
    assert lines == [(b"X-Key", "schlüssel".encode())]


def test_half_a_character_is_no_crash() -> None:
    request = httpx.Request("GET", "http://h/")
    put(request, "X-Key", "a\ud800b")
    assert (b"X-Key", b"a?b") in request.headers.raw
