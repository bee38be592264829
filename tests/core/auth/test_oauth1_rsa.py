import base64

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.auth.oauth1_rsa import PrivateKeyError, read_key, rsa_signature
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.secret import Secret

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PLAIN = serialization.NoEncryption()


def pem(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey = KEY,
    encryption: serialization.KeySerializationEncryption = PLAIN,
    form: serialization.PrivateFormat = serialization.PrivateFormat.PKCS8,
) -> str:
    return key.private_bytes(serialization.Encoding.PEM, form, encryption).decode()


@pytest.mark.parametrize(
    "form", [serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL]
)
def test_signature_holds_before_the_public_key(form: serialization.PrivateFormat) -> None:
    signature = base64.b64decode(rsa_signature(read_key(f"\n {pem(form=form)}"), "text"))
    KEY.public_key().verify(signature, b"text", padding.PKCS1v15(), hashes.SHA256())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hush", "no private key"),
        ("-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----", "no private key"),
        (pem(encryption=serialization.BestAvailableEncryption(b"x")), "encrypted"),
        (pem(ec.generate_private_key(ec.SECP256R1())), "another kind"),
    ],
)
def test_what_is_no_key_is_said_in_words(text: str, words: str) -> None:
    with pytest.raises(PrivateKeyError, match=words) as raised:
        read_key(text)
    assert "hush" not in str(raised.value)
    scheme = OAuth1(consumer_key="k", signature_method="RSA-SHA256", private_key=Secret(text))
    [problem] = problems(scheme)
    assert (problem.place, problem.severity) == ("private_key", "error")


def test_a_key_is_needed_and_no_consumer_secret() -> None:
    scheme = OAuth1(consumer_key="k", signature_method="RSA-SHA256")
    assert [problem.place for problem in problems(scheme)] == ["private_key"]
    assert not problems(scheme.with_values(private_key=Secret(pem())))
