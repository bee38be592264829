import httpx

from httpv2_gui.core.auth import signing
from httpv2_gui.core.model.redact import Known


def test_engine_hears_warnings_and_secrets() -> None:
    heard: list[object] = []
    extensions = {signing.WARN: heard.append, signing.LEARN: heard.append}
    request = httpx.Request("GET", "http://h/", extensions=extensions)
    signing.warn(request, "Careful.")
    signing.learn(request, Known("token", "hush"))
    assert heard == ["Careful.", Known("token", "hush")]


def test_preview_hears_nothing() -> None:
    request = httpx.Request("GET", "http://h/")
    signing.warn(request, "Careful.")
    signing.learn(request, Known("token", "hush"))


def test_error_has_words() -> None:
    error = signing.SigningError("No.", "Fill in Key.")
    assert (str(error), error.message, error.hint, error.kind) == (
        "No.",
        "No.",
        "Fill in Key.",
        "sign_in",
    )
