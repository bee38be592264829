"""RFC 5849's own examples."""

from httpv2_gui.practice.auth.oauth1_signature import signature

BASE = (
    "GET&http%3A%2F%2Fphotos.example.net%2Fphotos&file%3Dvacation.jpg%26oauth_consumer_key%3D"
    "dpf43f3p2l4k3l03%26oauth_nonce%3DchapoH%26oauth_signature_method%3DHMAC-SHA1%26"
    "oauth_timestamp%3D137131202%26oauth_token%3Dnnch734d00sl2jdk%26size%3Doriginal"
)


def test_hmac_sha1() -> None:
    made = signature("HMAC-SHA1", BASE, "kd94hf93k423kf44", "pfkkdhi9sl3r4s00")
    assert made == "MdpQcU8iPSUjWoN/UDMsK2sui9I="


def test_plaintext() -> None:
    assert signature("PLAINTEXT", "", "a b", "ü") == "a%20b&%C3%BC"
