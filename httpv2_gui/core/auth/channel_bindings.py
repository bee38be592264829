"""Ties a sign-in to the TLS connection it is made on: `tls-server-end-point` (RFC 5929 §4).

A server that checks it refuses a sign-in that somebody between relays over another connection.
"""

from __future__ import annotations

import ssl
from typing import Any, cast

import httpx


def of_answer(answer: httpx.Response) -> bytes | None:
    """Give the binding for the connection an answer came over; None without TLS."""
    stream = cast("Any", answer.extensions.get("network_stream"))
    ssl_object = stream.get_extra_info("ssl_object") if stream is not None else None
    if not isinstance(ssl_object, ssl.SSLObject):
        return None
    certificate = ssl_object.getpeercert(binary_form=True)
    return tls_server_end_point(certificate) if certificate else None


def tls_server_end_point(certificate: bytes) -> bytes:
    """Give the binding for a server's certificate in DER (RFC 5929 §4.1).

    The hash is that of the certificate's signature; SHA-256 where that is weak or has none.
    """
    from cryptography import x509  # late: it takes a moment, and few need it
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes

    try:
        used = x509.load_der_x509_certificate(certificate).signature_hash_algorithm
    except (UnsupportedAlgorithm, ValueError):  # unknown to cryptography, or not X.509 to it
        used = None
    if used is None or isinstance(used, hashes.MD5 | hashes.SHA1):
        used = hashes.SHA256()
    digest = hashes.Hash(used)
    digest.update(certificate)
    return b"tls-server-end-point:" + digest.finalize()
