"""Writes a Result as JSON: HTTP V2's keys first, then what we know of the run."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator

from httpv2_gui.core.document import charset
from httpv2_gui.core.document.cookies import joined, response_cookies
from httpv2_gui.core.document.json_document import JsonDocument
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.request import FIELDS_TO_RETURN
from httpv2_gui.core.model.result import Received, Result, SavedFile

LEFT_OUT = (
    "response_data is left out: the response is a protected download. "
    "Switch on Base64 Output to have its bytes here."
)


def result_json(result: Result) -> str:
    """Give the Result JSON; a JSON body stands in it character for character.

    The keys are those of Fields To Return, in HTTP V2's order whatever the order of the choice.
    """
    return "{\n" + ",\n".join(result_entries(result, "  ")) + "\n}"


def result_entries(result: Result, margin: str) -> Iterator[str]:
    """Yield each `"key": value` behind the margin; only the lines of a body stay as they are."""
    wanted = result.fields_to_return or FIELDS_TO_RETURN
    for name in FIELDS_TO_RETURN:
        if name in wanted:
            text = _FIELDS[name](result)
            own = text if name == "response_data" else text.replace("\n", f"\n{margin}")
            yield f"{margin}{_written(name)}: {own}"
    run = _laid_out(_run(result)).replace("\n", f"\n{margin}")
    yield f'{margin}"run": {run}'


def response_data(result: Result) -> str:
    """Give the JSON text of `response_data`: the body as sent when it is JSON, else a string."""
    answer = result.answer
    if answer is None:
        return "null"
    if result.base64_output:
        return _written(base64.b64encode(answer.body).decode())
    if _is_download(result, answer):
        return _written("")
    document = JsonDocument.read(answer.body, answer.headers)
    if document is not None:
        return document.text
    return _written(charset.decode(answer.body, answer.headers)[0])


def _redirects(result: Result) -> str:
    return _laid_out(list(result.redirects))


def _response_code(result: Result) -> str:
    return _written(result.answer.status if result.answer else None)


def _response_cookies(result: Result) -> str:
    return _laid_out(response_cookies(_answer_headers(result)))


def _response_headers(result: Result) -> str:
    return _laid_out(joined(_answer_headers(result)))


def _answer_headers(result: Result) -> tuple[tuple[str, str], ...]:
    answer: Received | None = result.answer
    return answer.headers if answer else ()


def _apparent_encoding(result: Result) -> str:
    answer = result.answer
    return _written((charset.apparent_encoding(answer.body) or None) if answer else None)


_FIELDS: dict[str, Callable[[Result], str]] = {
    "response_data": response_data,
    "redirects": _redirects,
    "response_code": _response_code,
    "response_cookies": _response_cookies,
    "response_headers": _response_headers,
    "apparent_encoding": _apparent_encoding,
}


def _run(result: Result) -> dict[str, object]:
    failure = result.failure
    return {
        "succeeded": result.succeeded,
        "message": result.message,
        "attempts": result.attempts,
        "elapsed_ms": round(result.elapsed_ms),
        "saved_files": [_saved(file) for file in result.saved_files],
        "failure": failure
        and {"kind": failure.kind, "message": failure.message, "hint": failure.hint},
        "warnings": [*result.warnings, *([LEFT_OUT] if _leaves_out(result) else [])],
        "withheld": list(result.withheld),
    }


def _is_download(result: Result, answer: Received) -> bool:
    """Whether the body may not be written in clear; an error's body is no download."""
    return result.protected and answer.status < 400


def _leaves_out(result: Result) -> bool:
    wanted = result.fields_to_return or FIELDS_TO_RETURN
    answer = result.answer
    if result.base64_output or not (answer and answer.body) or "response_data" not in wanted:
        return False
    return _is_download(result, answer)


def _saved(file: SavedFile) -> dict[str, object]:
    return {
        "path": str(file.path),
        "bytes": file.bytes,
        "sha256": file.sha256,
        "entry": file.entry,
        "protected": file.protected,
    }


def _written(value: str | int | None) -> str:
    return json_text.writable(json.dumps(value, ensure_ascii=False))


def _laid_out(value: object) -> str:
    return json_text.writable(json.dumps(value, ensure_ascii=False, indent=2))
