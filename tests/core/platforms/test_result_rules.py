from httpv2_gui.core.model.request import FIELDS_TO_RETURN
from httpv2_gui.core.platforms.result_rules import LIMIT
from tests.core.platforms.shown import answered, fixed, told


def test_base64_of_pythons_spelling() -> None:
    assert told("base64-repr", base64_output=True)
    assert not told("base64-repr")


def test_unknown_names_in_fields_to_return() -> None:
    found = told("unknown-fields", fields_to_return=("response_data", "Redirects"))
    assert "“Redirects”" in found[0].message
    assert fixed(found).fields_to_return == ("response_data",)
    assert fixed(told("unknown-fields", fields_to_return=())).fields_to_return == FIELDS_TO_RETURN
    assert not told("unknown-fields")


def test_a_saved_file_without_extension() -> None:
    strange = answered(b"x", (("content-type", "application/x-nobody-knows; a=b"),))
    assert "attachmentNone" in told("saved-name", None, strange, save_to_case_wall=True)[0].message
    nothing = told("saved-name", None, answered(b"x"), save_to_case_wall=True)
    assert "save nothing" in nothing[0].message


def test_a_saved_file_with_extension() -> None:
    known = answered(b"x", (("content-type", "application/pdf"),))
    assert not told("saved-name", None, known, save_to_case_wall=True)
    assert not told("saved-name", None, answered(b"x"))
    assert not told("saved-name", None, answered(b"x", status=404), save_to_case_wall=True)
    assert not told("saved-name", save_to_case_wall=True)


def test_a_result_that_is_too_large() -> None:
    large = answered(bytes(LIMIT + 1))
    assert "15.0 MB" in told("too-large", None, large)[0].message
    assert not told("too-large", None, large, fields_to_return=("response_code",))
    nearly = answered(bytes(LIMIT - 10))
    assert not told("too-large", None, nearly)
    assert told("too-large", None, nearly, base64_output=True)


def test_no_limit_and_long_ones() -> None:
    assert fixed(told("timeout", timeout_s=0)).timeout_s == 120
    assert told("timeout", timeout_s=601)[0].severity == "note"
    assert not told("timeout", timeout_s=600)


def test_rows_that_are_switched_off() -> None:
    assert told("switched-off", headers_off='{"a": "1"}')
    assert not told("switched-off", headers_off="{}")
