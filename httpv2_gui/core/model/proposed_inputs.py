"""Proposes which typed values of a request could be inputs of a block, and puts them there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_plus

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.block import NEVER_IN_INPUT, STEP_NAME, Block, Input
from httpv2_gui.core.model.json_text import PLACEHOLDER, Json, Members
from httpv2_gui.core.model.request import Request

_JSON_PLACES = {"params": "URL Params", "headers": "Headers", "cookies": "Cookie"}
_OF_THE_PROTOCOL = ("content-type", "accept", "user-agent", "accept-encoding", "content-length")
_SECRET = re.compile(r"passw|secret|token|api[-_]?key|authorization|credential", re.IGNORECASE)
_ID = re.compile(r"\d+|[0-9a-fA-F-]{8,}|(?=.*\d)[\w.@-]+")
"""What in a path names one thing rather than a kind of things."""
_VERSION = re.compile(r"v\d+(?:\.\d+)*", re.IGNORECASE)
_QUERY = re.compile(r"[?&]([^=&#]+)=([^&#]*)")
_PATH = re.compile(r"^(?:https?://[^/?#]*|\{\{[\w.]+\}\})?([^?#]*)")
_FORM = re.compile(r"(?:^|&)([^=&\s]+)=([^&]*)")


@dataclass(frozen=True)
class Candidate:
    """One value that could become an input."""

    name: str
    """A name for the input, unlike that of any other candidate."""
    value: str
    place: str
    """The field of the request that has it."""
    label: str
    """The visible label of that place."""
    key: str = ""
    """What the value stands behind there; blank in the path of a URL."""
    secret: bool = False


def candidates(request: Request) -> tuple[Candidate, ...]:
    """Find values in URL, params, headers, cookies and body; placeholders are left alone."""
    found = [
        one for one in _all(request) if one.value.strip() and not PLACEHOLDER.search(one.value)
    ]
    taken: set[str] = set()
    named: list[Candidate] = []
    for one in dict.fromkeys(found):
        tries = (one.name, *(f"{one.name} {number}" for number in range(2, len(found) + 2)))
        name = next(name for name in tries if name not in taken)
        taken.add(name)
        named.append(Candidate(name, one.value, one.place, one.label, one.key, one.secret))
    return tuple(named)


def block_of(request: Request, chosen: Sequence[Candidate]) -> Block:
    """Make a block of one step; a value that is no secret stays as its input's default."""
    step = request
    for one in chosen:
        text = _replaced(getattr(step, one.place), one)
        step = step.with_values(**{one.place: text})
    inputs = tuple(
        Input(
            name=one.name,
            default="" if one.secret else one.value,
            required=True,
            secret=one.secret,
        )
        for one in chosen
    )
    name = step.name if STEP_NAME.fullmatch(step.name) and step.name != "Input" else "Step 1"
    return Block(
        name=request.name,
        description=request.description,
        inputs=inputs,
        steps=(step.with_values(name=name),),
    )


def _all(request: Request) -> Iterator[Candidate]:
    yield from _of_url(request.url)
    for place, label in _JSON_PLACES.items():
        yield from _of_json(getattr(request, place), place, label)
    yield from _of_body(request)


def _of_url(url: str) -> Iterator[Candidate]:
    path = _PATH.match(url)
    segments = path[1].split("/") if path else []
    for before, segment in zip(["", *segments], segments, strict=False):
        if _ID.fullmatch(segment) and not _VERSION.fullmatch(segment):
            yield Candidate(
                _clean(f"{_one_of(before)} id"), unquote_plus(segment), "url", "URL Path"
            )
    for key, value in _QUERY.findall(url):
        yield _candidate(unquote_plus(key), unquote_plus(value), "url", "URL Path")


def _of_json(text: str, place: str, label: str) -> Iterator[Candidate]:
    for key, value in json_text.members(text):
        if place == "headers" and key.lower() in _OF_THE_PROTOCOL:
            continue
        yield from _leaves(key, value, place, label)


def _of_body(request: Request) -> Iterator[Candidate]:
    if request.body_source != "auto" or not request.body.strip():
        return
    try:
        value = json_text.parse(request.body)
    except json_text.JsonError:
        if "\n" not in request.body.strip() and not request.body.lstrip().startswith("<"):
            for key, one in _FORM.findall(request.body.strip()):
                yield _candidate(unquote_plus(key), unquote_plus(one), "body", "Body Payload")
        return
    yield from _leaves("", value, "body", "Body Payload")


def _leaves(key: str, value: Json, place: str, label: str) -> Iterator[Candidate]:
    if isinstance(value, Members):
        for inner, one in value:
            yield from _leaves(inner, one, place, label)
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, Members | list):
                yield from _leaves(key, one, place, label)
    elif isinstance(value, str) and key:
        yield _candidate(key, str(value), place, label)


def _candidate(key: str, value: str, place: str, label: str) -> Candidate:
    return Candidate(_clean(key), value, place, label, key, bool(_SECRET.search(key)))


def _replaced(text: str, one: Candidate) -> str:
    """Put the placeholder where the value stands, and touch nothing else."""
    placeholder = f"[Input.{one.name}]"
    for pattern in _patterns(one):
        text, count = pattern.subn(lambda found: found[1] + placeholder + found[2], text)
        if count:
            break
    return text


def _patterns(one: Candidate) -> Iterable[re.Pattern[str]]:
    """Yield what finds the value, the most exact first; a group on each side of it stays."""
    key, value = re.escape(one.key), re.escape(one.value)
    if one.place == "url" and not one.key:
        return [re.compile(rf"(/){_encoded(one.value)}((?=[/?#]|$))")]
    if one.place == "url":
        return [re.compile(rf"([?&]{_encoded(one.key)}=){_encoded(one.value)}((?=[&#]|$))")]
    found = [
        re.compile(rf'({_spelt(one.key, ascii)}\s*:\s*"){_spelt(one.value, ascii)[1:-1]}(")')
        for ascii in (False, True)
    ]
    if re.fullmatch(r"-?\d[\d.eE+-]*", one.value):
        found.append(re.compile(rf'("{key}"\s*:\s*){value}((?=\s*[,}}\]]))'))
    if one.place == "body":
        found.append(re.compile(rf"((?:^|&){_encoded(one.key)}=){_encoded(one.value)}((?=&|\s*$))"))
    return found


def _spelt(text: str, ascii: bool) -> str:
    """Match the text in its quotes as JSON has it."""
    return re.escape(json.dumps(text, ensure_ascii=ascii))


def _encoded(text: str) -> str:
    """Match the text as it is, or with its characters percent-encoded."""
    return "".join(rf"(?:{re.escape(one)}|{_percent(one)})" for one in text)


def _percent(character: str) -> str:
    encoded = "".join(f"%{byte:02X}" for byte in character.encode())
    return f"(?i:{encoded})" + (r"|\+" if character == " " else "")


def _one_of(kind: str) -> str:
    """Give `ticket` of `tickets`."""
    word = unquote_plus(kind)
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def _clean(name: str) -> str:
    """Give a name that a placeholder can hold."""
    return " ".join(NEVER_IN_INPUT.sub(" ", name).split()) or "value"
