import pytest
from PySide6.QtGui import QTextDocument

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.highlight import Highlighter


@pytest.fixture
def colours(qapp):
    def find(text, language):
        document = QTextDocument()
        document.setPlainText(text)
        highlighter = Highlighter(document)
        highlighter.set_language(language)
        highlighter.rehighlight()
        found = {}
        block = document.begin()
        while block.isValid():
            for part in block.layout().formats():
                piece = block.text()[part.start : part.start + part.length]
                found[piece] = part.format.foreground().color().name()
            block = block.next()
        return found

    return find


def test_json_keys_are_not_strings(colours):
    syntax = theme.tokens().syntax
    found = colours('{"a": "b", "n": 1.50, "t": true}', "json")
    assert found['"a"'] == syntax["key"]
    assert found['"b"'] == syntax["string"]
    assert found["1.50"] == syntax["number"]
    assert found["true"] == syntax["word"]


def test_placeholder_shows_inside_a_string(colours):
    found = colours('{"a": "Bearer {{integration.token}}"}', "json")
    assert found["{{integration.token}}"] == theme.tokens().syntax["placeholder"]


def test_xml_comment_over_lines(colours):
    syntax = theme.tokens().syntax
    found = colours('<a b="c">\n<!-- one\ntwo\n--> <d/>', "xml")
    assert found["<a"] == syntax["key"]
    assert found["b"] == syntax["word"]
    assert found["two"] == syntax["punct"]
    assert found["<d/>"] == syntax["key"]


def test_text_has_placeholders_only(colours):
    assert list(colours("GET {{integration.token}} 1", "text")) == ["{{integration.token}}"]
