"""RSA-SHA256 for OAuth 1.0: RFC 5849 §3.4.3 with SHA-256 in place of SHA-1."""

from __future__ import annotations

import base64

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa


class PrivateKeyError(ValueError):
    """Why a text is no key that can sign, in a sentence without the text."""


def read_key(pem: str) -> rsa.RSAPrivateKey:
    """Read an RSA key as PEM; raises PrivateKeyError."""
    try:
        key = serialization.load_pem_private_key(pem.strip().encode(), password=None)
    except TypeError:
        raise PrivateKeyError("The key is encrypted: remove its password first.") from None
    except (ValueError, UnsupportedAlgorithm):
        message = "It is no private key in PEM form (-----BEGIN PRIVATE KEY-----)."
        raise PrivateKeyError(message) from None
    if not isinstance(key, rsa.RSAPrivateKey):
        raise PrivateKeyError("It is a key of another kind: RSA-SHA256 needs an RSA key.")
    return key


def rsa_signature(key: rsa.RSAPrivateKey, text: str) -> str:
    """Give Base64 of the RSASSA-PKCS1-v1_5 signature (RFC 8017 §8.2)."""
    signature = key.sign(text.encode("ascii"), padding.PKCS1v15(), hashes.SHA256())
    return base64.b64encode(signature).decode("ascii")
