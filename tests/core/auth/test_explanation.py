from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.model.result import Comparison


def test_a_hint_is_enough() -> None:
    assert Explanation(hint="Check API Key.").comparison is None


def test_two_texts_may_stand_beside_it() -> None:
    texts = Comparison(title="Canonical request", theirs="a", ours="b")
    assert Explanation(hint="", comparison=texts).comparison == texts
