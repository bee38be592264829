import httpx


def test_index_tells_what_there_is(client: httpx.Client) -> None:
    routes = client.get("/").json()
    assert {"/tickets", "/me", "/echo"} <= {route["path"] for route in routes}
    assert all(route["about"] for route in routes)
