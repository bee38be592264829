import httpx


def test_forty_tickets_with_numbers_as_written(client: httpx.Client) -> None:
    answer = client.get("/tickets")
    assert len(answer.json()) == 40
    assert '"event_id": 18446744073709551617' in answer.text
    assert '"cost": 12.50' in answer.text


def test_filters_combine(client: httpx.Client) -> None:
    found = client.get("/tickets?state=new&severity=high&severity=critical&limit=3").json()
    assert len(found) == 3
    assert {one["state"] for one in found} == {"new"}
    assert {one["severity"] for one in found} <= {"high", "critical"}


def test_words_are_looked_for_anywhere(client: httpx.Client) -> None:
    assert len(client.get("/tickets", params={"q": "zürich and são"}).json()) == 2


def test_limit_that_is_no_number(client: httpx.Client) -> None:
    answer = client.get("/tickets?limit=ten")
    assert answer.status_code == 400
    assert "limit must be a whole number" in answer.json()["error"]["message"]


def test_create_by_json_then_read(client: httpx.Client) -> None:
    created = client.post(
        "/tickets",
        content=b'{"title": "New", "cost": 1.10}',
        headers={"Content-Type": "application/json"},
    )
    assert created.status_code == 201
    assert '"cost": 1.10' in client.get(created.headers["location"]).text


def test_create_by_form(client: httpx.Client) -> None:
    assert client.post("/tickets", data={"title": "From a form"}).json()["state"] == "new"


def test_create_without_title(client: httpx.Client) -> None:
    assert client.post("/tickets", json={}).status_code == 422


def test_broken_json_is_explained(client: httpx.Client) -> None:
    answer = client.post("/tickets", content=b'{"title": }')
    assert answer.status_code == 400
    assert "not valid JSON" in answer.text


def test_change_keeps_the_rest(client: httpx.Client) -> None:
    changed = client.patch("/tickets/INC0010001", json={"state": "resolved", "id": "x"}).json()
    assert changed["state"] == "resolved"
    assert changed["id"] == "INC0010001"
    assert changed["severity"] == "critical"


def test_delete_then_not_found(client: httpx.Client) -> None:
    assert client.delete("/tickets/INC0010001").status_code == 204
    answer = client.get("/tickets/INC0010001")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "No Record found"
