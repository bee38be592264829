"""The canonical request of AWS Signature Version 4: what both sides make of one HTTP request.

Source: AWS's documentation, "Create a signed AWS API request". Two path rules: S3 takes the path as
it is and encodes it once; everybody else removes dot segments and empty ones and encodes the path
of the wire once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, unquote_to_bytes

Pair = tuple[str, str]
_BLANKS = re.compile(r"\s+")


def wire_target(target: str, *, s3: bool) -> str:
    """Give the request target in the one spelling that both sides read alike.

    Order and repetition of the parameters stay; `+` in a query becomes `%20`, and `%2F` in a key of
    S3 a slash, which is what S3 signs.
    """
    path, mark, query = target.partition("?")
    path = _encoded(path, safe="/") if s3 else _normalised("/".join(map(_encoded, path.split("/"))))
    if not mark:
        return path
    pairs = (f"{name}={value}" if value is not None else name for name, value in _wire_pairs(query))
    return f"{path}?{'&'.join(pairs)}"


def canonical_request(
    method: str,
    target: str,
    headers: Iterable[Pair],
    names: Sequence[str],
    payload: str,
    *,
    s3: bool,
) -> str:
    """Give the canonical request; `names` are the signed headers, `payload` the body's hash."""
    path, _mark, query = target.partition("?")
    path = path if s3 else quote(_normalised(path), safe="/~")
    lines = _canonical_headers(headers, names)
    return "\n".join((method, path, _canonical_query(query), *lines, "", ";".join(names), payload))


def signed_names(headers: Iterable[Pair]) -> tuple[str, ...]:
    """Name the headers that are signed: Host, Content-Type and all of Amazon's own.

    Others are changed by proxies on the way, or added after signing.
    """
    names = {name.lower() for name, _value in headers}
    own = {name for name in names if name.startswith("x-amz-")}
    return tuple(sorted(own | names & {"host", "content-type"}))


def _canonical_headers(headers: Iterable[Pair], names: Sequence[str]) -> Iterator[str]:
    found: dict[str, list[str]] = {name: [] for name in names}
    for name, value in headers:
        if name.lower() in found:
            found[name.lower()].append(_BLANKS.sub(" ", value).strip())
    for name in names:
        yield f"{name}:{','.join(found[name])}"


def _canonical_query(query: str) -> str:
    pairs = sorted((name, value or "") for name, value in _wire_pairs(query))
    return "&".join(f"{name}={value}" for name, value in pairs)


def _wire_pairs(query: str) -> Iterator[tuple[str, str | None]]:
    """Yield name and value of each parameter, encoded; None for one without an equals sign."""
    for part in query.split("&"):
        if not part:
            continue
        name, mark, value = part.replace("+", " ").partition("=")
        yield _encoded(name), _encoded(value) if mark else None


def _normalised(path: str) -> str:
    """Remove dot segments (RFC 3986 §5.2.4) and empty ones."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment not in ("", "."):
            kept.append(segment)
    open_end = kept and segments[-1] in ("", ".", "..")
    return "/" + "/".join(kept) + ("/" if open_end else "")


def _encoded(text: str, *, safe: str = "") -> str:
    """Encode all but the unreserved characters of RFC 3986, whatever was encoded before."""
    return quote(unquote_to_bytes(text), safe=f"{safe}~")
