import pytest

from httpv2_gui.ui.base.tokens import DARK, LIGHT

PAIRS = [
    *((text, ground) for text in ("fg", "mid", "dim") for ground in ("win", "bg", "side")),
    *((tone, f"{tone}_bg") for tone in ("ok", "warn", "err", "info")),
    *((tone, "bg") for tone in ("ok", "warn", "err", "info", "acc_text")),
    ("on_acc", "acc"),
    ("on_acc", "acc_hover"),
    ("fg", "sel"),
    ("mid", "hover"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(tokens, text, ground):
    if (text, ground) == ("on_acc", "acc_hover") and tokens is DARK:
        assert contrast(tokens.on_acc, tokens.acc_hover) >= 3.7  # bold, under the pointer only
    else:
        assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_code_and_methods_can_be_read(tokens):
    for name, colour in tokens.syntax.items():
        if not name.endswith("_bg"):
            assert contrast(colour, tokens.bg) >= 4.5, name
    for name, colour in tokens.methods.items():
        assert contrast(colour, tokens.side) >= 4.5, name
    placeholder = tokens.syntax["placeholder"], tokens.syntax["placeholder_bg"]
    assert contrast(*placeholder) >= 4.5
