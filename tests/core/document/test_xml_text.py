from __future__ import annotations

import pytest

from httpv2_gui.core.document.xml_text import indent_xml, xml_error

BOMB = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def test_one_element_a_line() -> None:
    text = '<?xml version="1.0"?><a x="1>0"><b><c/></b>\n<d>text</d><e></e><!-- f --></a>\n'

    assert indent_xml(text).splitlines() == [
        '<?xml version="1.0"?>',
        '<a x="1>0">',
        "  <b>",
        "    <c/>",
        "  </b>",
        "  <d>text</d>",
        "  <e></e>",
        "  <!-- f -->",
        "</a>",
    ]
    assert indent_xml(indent_xml(text)) == indent_xml(text)


@pytest.mark.parametrize(
    "inside",
    [
        "<p>mixed <b> <i>x</i> </b> text</p>",
        '<p xml:space="preserve"> <b/> </p>',
        "<p><![CDATA[ <a> & ]]></p>",
        "<p> </p>",
        "<p>{{integration.token}} [Input.a]</p>",
    ],
)
def test_text_keeps_its_white_space(inside: str) -> None:
    assert indent_xml(f"<r>{inside}</r>") == f"<r>\n  {inside}\n</r>"


@pytest.mark.parametrize("text", ["<a><b></a>", "plain", "", BOMB, "<a>&nbsp;</a>"])
def test_what_is_not_well_formed_stays_as_it_is(text: str) -> None:
    assert indent_xml(text) == text


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        ("<a>\n<b></a>", 2, 6, "This closing tag does not match the tag that is open."),
        ("<a>é &nbsp;</a>", 1, 6, "XML knows only &amp; &lt; &gt; &apos; and &quot;."),
        ("<a>1 & 2</a>", 1, 7, "This character may not stand here; write & as &amp;."),
        ("<a>", 1, 4, "The text ends too early: an element is missing or open."),
        ("<a/><b/>", 1, 5, "The document ends before this."),
        ('<a b="1" b="2"/>', 1, 10, "This attribute is already there."),
        (BOMB, 1, 25, "Documents that declare entities are not read."),
    ],
)
def test_errors_are_sentences_with_a_place(
    text: str, line: int, column: int, sentence: str
) -> None:
    error = xml_error(text)

    assert error is not None
    assert (error.message, error.line, error.column) == (sentence, line, column)
    assert str(error) == f"Line {line}, column {column}: {sentence}"


@pytest.mark.parametrize(
    "text", ["<a/>", "<!DOCTYPE a><a/>", '<?xml version="1.0" encoding="x"?><é/>']
)
def test_well_formed_text_has_none(text: str) -> None:
    assert xml_error(text) is None


def test_many_elements_in_text_take_no_time() -> None:
    text = "<r>x" + "<i>y</i>" * 50_000 + "</r>"

    assert indent_xml(text) == text


def test_elements_nested_without_end_cost_no_memory() -> None:
    text = "<a>" * 5_000 + "</a>" * 5_000

    assert len(indent_xml(text)) < 5_000_000
