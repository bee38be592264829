"""A Request: exactly what was typed, with placeholders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem, Record

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing (RFC 9110 §9.2.1)."""

FIELDS_TO_RETURN = (
    "response_data",
    "redirects",
    "response_code",
    "response_cookies",
    "response_headers",
    "apparent_encoding",
)
"""The keys of HTTP V2's JSON result, in its order."""

DEFAULT_HEADERS_HINT = (
    '{"Content-Type": "application/json; charset=utf-8", '
    '"Accept": "application/json", "User-Agent": "GoogleSecOps"}'
)


def _same(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, name) for name in names)


@dataclass(frozen=True, kw_only=True)
class Part(Record):
    """One part of a multipart/form-data body (RFC 7578)."""

    name: str = fields.text("Field Name", "file", required=True)
    filename: str = fields.text("File Name", help="Blank: the picked file's own name.")
    content_type: str = fields.text("Content Type", help="Blank: guessed from the file name.")
    source: str = fields.choice(
        "Content",
        (("base64", "Base64"), ("file", "File"), ("text", "Text")),
        "base64",
    )
    content: str = fields.long_text("Base64 or Text", help="Used unless the content is a file.")
    file: str = fields.text(
        "File", help="A path; a relative one starts at the workspace.", when={"source": "file"}
    )

    def check(self) -> Iterable[Problem]:
        if self.source == "file" and not self.file.strip():
            yield Problem("file", "File", "Pick the file to send.")


@dataclass(frozen=True, kw_only=True)
class Poll(Record):
    """How often and how long to repeat while Expected Response Values are not met."""

    interval_s: int = fields.number(
        "Polling Interval (s)",
        60,
        minimum=1,
        help="Seconds between an answer and the next attempt. HTTP V2 allows 30 s or more, "
        "and no more than Polling Timeout.",
    )
    timeout_s: int = fields.number(
        "Polling Timeout (s)",
        3600,
        minimum=1,
        help="Seconds until the wait ends as failed. HTTP V2 allows up to 14 days (1209600 s).",
    )
    failure_values: str = fields.json_object(
        "Failure Values",
        hint='{"state": ["failed", "cancelled"]}',
        help="Any of these in the response ends the wait as failed. HTTP V2 has no such field.",
    )
    keep_waiting: bool = fields.flag(
        "Keep waiting on 5xx and 429",
        False,
        help="Otherwise any 4xx or 5xx ends the wait, as in HTTP V2. Retry-After is obeyed.",
    )
    repeat: str = fields.choice(
        "Repeat",
        (("anyway", "Any method, as HTTP V2 does"), ("safe", "Only GET, HEAD and OPTIONS")),
        "anyway",
        help="Each attempt sends the whole request again, also a POST.",
    )

    def check(self) -> Iterable[Problem]:
        """Say what HTTP V2 would refuse; it works here."""
        if self.interval_s < _LEAST_INTERVAL_S:
            yield _doubt(
                "interval_s",
                f"HTTP V2 asks every {_LEAST_INTERVAL_S} s at the most; here it works.",
            )
        if self.interval_s > self.timeout_s:
            yield _doubt(
                "interval_s", "It is above Polling Timeout: the request is sent only once."
            )
        if self.timeout_s > _LONGEST_TIMEOUT_S:
            yield _doubt(
                "timeout_s", "HTTP V2 waits for 14 days (1209600 s) at the most; here it works."
            )


_LEAST_INTERVAL_S = 30
_LONGEST_TIMEOUT_S = 14 * 24 * 3600


def _doubt(name: str, message: str) -> Problem:
    label = next(one.label for one in fields.fields_of(Poll) if one.name == name)
    return Problem(name, label, message, severity="warning")


@dataclass(frozen=True, kw_only=True)
class Request(Record):
    """The parameters of HTTP V2's Execute HTTP Request, as typed."""

    name: str = fields.text("Name", required=True)
    description: str = fields.long_text("Description", help="What this request is for.")
    connection: str = fields.text("Connection", help="Name of the connection; blank: none.")
    method: str = fields.choice("Method", _same(METHODS), "GET")
    url: str = fields.url("URL Path", "", required=True, hint="https://api.example.com/path")
    params: str = fields.json_object("URL Params", hint='{"URL Field Name": "URL Field Value"}')
    headers: str = fields.json_object("Headers", hint=DEFAULT_HEADERS_HINT)
    cookies: str = fields.json_object("Cookie", hint='{"Cookie_1": "value_1"}')
    body: str = fields.long_text("Body Payload", hint='{"Body Field Name": "Body Field Value"}')
    body_source: str = fields.choice(
        "Body",
        (
            ("auto", "By Content-Type"),
            ("base64", "Binary, typed as Base64"),
            ("file", "Binary, from a file"),
        ),
        "auto",
    )
    body_file: str = fields.text(
        "Body File",
        help="A path; a relative one starts at the workspace.",
        when={"body_source": "file"},
    )
    params_off: str = fields.json_object("URL Params switched off")
    headers_off: str = fields.json_object("Headers switched off")
    cookies_off: str = fields.json_object("Cookie entries switched off")
    expected_values: str = fields.json_object("Expected Response Values")
    follow_redirects: bool = fields.flag("Follow Redirects", True)
    fail_on_error: bool = fields.flag("Fail on 4xx/5xx", True)
    base64_output: bool = fields.flag("Base64 Output", False)
    fields_to_return: tuple[str, ...] = fields.several(
        "Fields To Return", _same(FIELDS_TO_RETURN), FIELDS_TO_RETURN, required=True
    )
    timeout_s: int = fields.number(
        "Request Timeout", 120, minimum=0, help="Seconds for the whole request; 0 = no limit."
    )
    save_to_case_wall: bool = fields.flag("Save To Case Wall", False)
    password_protect_zip: bool = fields.flag("Password Protect Zip", True)
    parts: tuple[Part, ...] = ()
    """Parts of a multipart body; none: the body is Base64 of one file, as in HTTP V2."""
    poll: Poll = field(default_factory=Poll)

    def check(self) -> Iterable[Problem]:
        if self.body_source == "file" and not self.body_file.strip():
            yield Problem("body_file", "Body File", "Pick the file to send.")
        for index, part in enumerate(self.parts):
            for problem in fields.problems(part):
                yield problem.within(f"parts.{index}")
        yield from self._problems_of_waiting()

    @property
    def waits(self) -> bool:
        """Whether Expected Response Values ask for anything: blank and `{}` do not."""
        return "".join(self.expected_values.split()) not in ("", "{}")

    def _problems_of_waiting(self) -> Iterable[Problem]:
        for problem in fields.problems(self.poll):
            if self.waits or problem.severity == "error":
                yield problem.within("poll")
        if self.waits and self.method == "HEAD":
            yield Problem(
                "expected_values",
                "Expected Response Values",
                "An answer to HEAD has no body, so none of these is ever found. Use GET.",
                severity="warning",
            )
        if self.waits and self.poll.repeat == "safe" and self.method not in SAFE_METHODS:
            yield Problem(
                "poll.repeat",
                "Repeat",
                f"Waiting for Expected Response Values would send this {self.method} again and "
                "again. Ask for the state with a GET request, or let Repeat allow any method.",
            )
