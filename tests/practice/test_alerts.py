import httpx


def test_alert_is_deep_and_keeps_its_numbers(client: httpx.Client) -> None:
    answer = client.get("/alerts/AL-1")
    process = answer.json()["process"]
    assert process["children"][0]["children"][0]["children"][0]["name"] == "conhost.exe"
    assert '"version": 2.10' in answer.text


def test_alert_with_a_strange_id(client: httpx.Client) -> None:
    assert client.get("/alerts/a b").status_code == 404
