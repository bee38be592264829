from __future__ import annotations

import copy
import pickle

import pytest

from httpv2_gui.core.model.secret import DOTS, Secret


def test_only_reveal_gives_the_text() -> None:
    secret = Secret("hunter2")

    assert secret.reveal() == "hunter2"
    assert "hunter2" not in f"{secret!r} {secret} {[secret]}"
    assert str(secret) == DOTS


def test_an_empty_secret_looks_empty() -> None:
    assert not Secret()
    assert (repr(Secret()), str(Secret())) == ("Secret()", "")


def test_equal_texts_are_equal_secrets() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1


def test_a_secret_is_never_pickled() -> None:
    with pytest.raises(TypeError, match="never written"):
        pickle.dumps(Secret("a"))


def test_copies_are_the_secret_itself() -> None:
    secret = Secret("a")

    assert copy.copy(secret) is secret
    assert copy.deepcopy([secret])[0] is secret
