import requests
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.platforms import python_form

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
MEMBERS = st.dictionaries(
    NAMES,
    PLAIN | st.lists(PLAIN, max_size=4) | st.dictionaries(NAMES, PLAIN, max_size=3),
    min_size=1,
)


@given(MEMBERS)
def test_a_form_is_written_as_requests_writes_it(members: dict[str, object]) -> None:
    sent = requests.Request("POST", "http://x/", data=members).prepare().body
    assert python_form.encode(members) == (sent or "")  # pyright: ignore[reportArgumentType]


def test_what_stands_out() -> None:
    members = {"on": True, "none": None, "many": ["a", None, "b"], "text": "x y&é", "in": {"k": 1}}
    assert python_form.encode(members) == "on=True&many=a&many=b&text=x+y%26%C3%A9&in=k"  # pyright: ignore[reportArgumentType]
