import httpx
import pytest

from httpv2_gui.practice.mirrors import METHODS, words


@pytest.mark.parametrize("method", sorted(set(METHODS) - {"HEAD"}))
def test_echo_shows_what_arrived(client: httpx.Client, method: str) -> None:
    answer = client.request(
        method, "/echo?a=1&a=2&b=%20", content=b"\xff", headers={"X-One": "1", "Cookie": "c=d"}
    ).json()
    assert answer["method"] == method
    assert answer["query"] == {"a": ["1", "2"], "b": " "}
    assert answer["headers"]["x-one"] == "1"
    assert answer["cookies"] == {"c": "d"}
    assert (answer["body"], answer["body_base64"]) == (None, "/w==")


def test_form_keeps_repeated_names(client: httpx.Client) -> None:
    answer = client.post("/form", data={"Id": "yuriy", "tag": ["a", "b"], "empty": ""})
    assert answer.json() == {"form": {"Id": "yuriy", "tag": ["a", "b"], "empty": ""}}


def test_form_of_another_type(client: httpx.Client) -> None:
    assert client.post("/form", json={}).status_code == 415


SOAP = """<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
 <soap:Body>
   <NumberToWords xmlns="http://www.dataaccess.com/webservicesserver/">
     <ubiNum>500</ubiNum>
   </NumberToWords>
 </soap:Body>
</soap:Envelope>"""


def test_soap_says_the_number(client: httpx.Client) -> None:
    answer = client.post("/soap", content=SOAP, headers={"Content-Type": "text/xml"})
    assert "<m:NumberToWordsResult>five hundred</m:NumberToWordsResult>" in answer.text
    assert answer.headers["content-type"].startswith("text/xml")


def test_soap_fault(client: httpx.Client) -> None:
    answer = client.post("/soap", content="<x/>", headers={"Content-Type": "text/xml"})
    assert answer.status_code == 500
    assert "<faultstring>" in answer.text


def test_soap_of_another_type(client: httpx.Client) -> None:
    assert client.post("/soap", content=SOAP).status_code == 415


def test_cookies_come_back(client: httpx.Client) -> None:
    client.get("/cookies/set?session=abc&theme=dark")
    assert client.get("/cookies").json() == {"cookies": {"session": "abc", "theme": "dark"}}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"),
        (21, "twenty one"),
        (999_000_110, "nine hundred ninety nine million one hundred ten"),
    ],
)
def test_words(number: int, said: str) -> None:
    assert words(number) == said
