"""The server's half of NTLMv2 (MS-NLMP): makes a challenge, checks the answer to it.

Written here and not left to a library: those take their users from an environment variable, which
would be seen by everything else in the process that the practice API runs in.
"""

from __future__ import annotations

import hmac
import struct
import time
from dataclasses import dataclass

_SIGNATURE = b"NTLMSSP\0"
_UNICODE, _TARGET_INFO, _REQUEST_TARGET = 0x1, 0x800000, 0x4
_NTLM, _EXTENDED, _TARGET_IS_DOMAIN = 0x200, 0x80000, 0x10000
_ALWAYS = _UNICODE | _TARGET_INFO | _REQUEST_TARGET | _NTLM | _EXTENDED | _TARGET_IS_DOMAIN
_AS_ASKED = 0x10 | 0x20 | 0x8000 | 0x20000000 | 0x40000000 | 0x80000000
"""Sign, seal, always sign, 128 bits, key exchange, 56 bits."""
_COMPUTER_NAME, _DOMAIN_NAME, _TIMESTAMP, _END = 1, 2, 7, 0
_FROM_1601_S = 11_644_473_600
_PROOF_BYTES = 16
_V1_BYTES = 24
"""An NTLMv1 response has exactly so many."""


class MessageError(ValueError):
    """These bytes are no NTLM message."""


@dataclass(frozen=True)
class Answer:
    """What an AUTHENTICATE message says (§2.2.1.3)."""

    domain: str
    user: str
    response: bytes


def kind_of(message: bytes) -> int:
    """Give 1 for NEGOTIATE, 3 for AUTHENTICATE; raises MessageError."""
    if len(message) < 16 or not message.startswith(_SIGNATURE):
        raise MessageError("no NTLM message")
    return int.from_bytes(message[8:12], "little")


def challenge(negotiate: bytes, server_challenge: bytes, domain: str, computer: str) -> bytes:
    """Make the CHALLENGE message (§2.2.1.2); `server_challenge` is 8 random bytes."""
    asked = int.from_bytes(negotiate[12:16], "little")
    target = domain.encode("utf-16-le")
    filetime = int((time.time() + _FROM_1601_S) * 10_000_000)
    info = b"".join(
        (
            _pair(_DOMAIN_NAME, target),
            _pair(_COMPUTER_NAME, computer.encode("utf-16-le")),
            _pair(_TIMESTAMP, struct.pack("<Q", filetime)),
            _pair(_END, b""),
        )
    )
    head = 56
    return (
        _SIGNATURE
        + struct.pack("<IHHI", 2, len(target), len(target), head)
        + struct.pack("<I", _ALWAYS | (asked & _AS_ASKED))
        + server_challenge
        + bytes(8)
        + struct.pack("<HHI", len(info), len(info), head + len(target))
        + bytes(8)  # version
        + target
        + info
    )


def _pair(number: int, value: bytes) -> bytes:
    return struct.pack("<HH", number, len(value)) + value


def read_answer(message: bytes) -> Answer:
    """Read the AUTHENTICATE message; raises MessageError."""
    if len(message) < 64:
        raise MessageError("the message is cut off")
    flags = int.from_bytes(message[60:64], "little")
    encoding = "utf-16-le" if flags & _UNICODE else "cp437"
    domain, user = _field(message, 28), _field(message, 36)
    try:
        return Answer(domain.decode(encoding), user.decode(encoding), _field(message, 20))
    except UnicodeDecodeError as error:
        raise MessageError("a name cannot be read") from error


def _field(message: bytes, at: int) -> bytes:
    length, _, offset = struct.unpack_from("<HHI", message, at)
    if offset + length > len(message):
        raise MessageError("a field reaches over the end")
    return message[offset : offset + length]


def proves(answer: Answer, server_challenge: bytes, nt_hash: bytes) -> bool:
    """Whether the answer was made with the password of `nt_hash` (NTLMv2, §3.3.2)."""
    if len(answer.response) <= _V1_BYTES:
        return False
    proof, blob = answer.response[:_PROOF_BYTES], answer.response[_PROOF_BYTES:]
    name = (answer.user.upper() + answer.domain).encode("utf-16-le")
    key = hmac.new(nt_hash, name, "md5").digest()
    return hmac.compare_digest(proof, hmac.new(key, server_challenge + blob, "md5").digest())
