"""Password Digest with SHA-256, or with MD5 for those who cannot (RFC 7616)."""

from __future__ import annotations

import hashlib
import re
import secrets as random
import time
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from httpv2_gui.practice import secrets
from httpv2_gui.practice.auth import wire
from httpv2_gui.practice.auth.denied import DeniedError, judged_by, same, signed_in
from httpv2_gui.practice.refusals import unauthorized
from httpv2_gui.practice.state import Nonce, state_of

HOW = "Password Digest"
REALM = "Digest practice"
NONCE_SECONDS = 300
_HASHES = {"SHA-256": hashlib.sha256, "MD5": hashlib.md5}
_NEEDED = ("username", "realm", "nonce", "uri", "response", "qop", "nc", "cnonce")
_COUNT = re.compile("[0-9a-fA-F]{8}")


async def judge(request: Request) -> str:
    """Check the answer to a challenge; raises DeniedError with a new challenge."""
    if wire.scheme(request) != "digest":
        raise _denied(request, "access denied, authorization required")
    given = wire.parameters(request)
    missing = [name for name in _NEEDED if name not in given]
    if missing or given.get("algorithm", "MD5") not in _HASHES or given["qop"] != "auth":
        raise _denied(request, f"access denied, Digest is not complete: {', '.join(missing)}")
    if given["uri"] != wire.target(request):
        raise _denied(request, "access denied, uri in Digest is not what was called")
    proof = _proof(given, request.method)
    if given["username"] != secrets.USERNAME or not same(given["response"].lower(), proof):
        raise _denied(request, "access denied, wrong user name or password")
    if not _is_fresh(request, given):
        raise _denied(request, "the nonce is too old, or this count of it was used", stale=True)
    return HOW


@judged_by(judge)
async def me(request: Request) -> Response:
    """Needs Password Digest (RFC 7616); the answer proves in turn that the password is known."""
    given = wire.parameters(request)
    answer = signed_in(HOW)
    answer.headers["Authentication-Info"] = (
        f'rspauth="{_proof(given, "")}", qop=auth, cnonce="{given["cnonce"]}", nc={given["nc"]}'
    )
    return answer


def _proof(given: Mapping[str, str], method: str) -> str:
    """Compute `response` (§3.4.1); with a blank method it is `rspauth` (§3.5)."""

    def hashed(*parts: str) -> str:
        return _HASHES[given.get("algorithm", "MD5")](":".join(parts).encode()).hexdigest()

    user = hashed(secrets.USERNAME, REALM, secrets.PASSWORD)
    counted = (given["nonce"], given["nc"], given["cnonce"], given["qop"])
    return hashed(user, *counted, hashed(method, given["uri"]))


def _is_fresh(request: Request, given: Mapping[str, str]) -> bool:
    """Whether this nonce is ours, young, and its count larger than any before (§3.4)."""
    nonce = state_of(request).nonces.get(given["nonce"])
    if nonce is None or time.monotonic() > nonce.expires or not _COUNT.fullmatch(given["nc"]):
        return False
    count = int(given["nc"], 16)
    is_next = count > nonce.count
    nonce.count = max(count, nonce.count)
    return is_next


def _denied(request: Request, sentence: str, *, stale: bool = False) -> DeniedError:
    nonce = random.token_urlsafe(18)
    state_of(request).nonces[nonce] = Nonce(time.monotonic() + NONCE_SECONDS)
    answer = unauthorized(sentence)
    del answer.headers["WWW-Authenticate"]
    for algorithm in _HASHES:
        challenge = f'Digest realm="{REALM}", qop="auth", algorithm={algorithm}, nonce="{nonce}"'
        challenge += ", charset=UTF-8" + (", stale=true" if stale else "")
        answer.headers.append("WWW-Authenticate", challenge)
    return DeniedError(sentence, answer)


ROUTES = [Route("/digest/me", me)]
