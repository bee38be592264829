"""Headers, cookies, redirects and timings of a result."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from httpv2_gui.core.model.result import Sent
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.responses.cookies_view import CookiesView
from httpv2_gui.ui.responses.headers_view import HeadersView
from httpv2_gui.ui.responses.reading import read
from httpv2_gui.ui.responses.redirects_view import RedirectsView
from httpv2_gui.ui.responses.timeline_view import PhaseBar, TimelineView, expiry
from tests.ui.responses.results import NOW, PHASES, exchange, result, tls

SENT = Sent(method="GET", url="https://h.test/x", headers=(("X-Key", "<API Key Secret>"),))


def shown(qtbot, view, of):
    qtbot.addWidget(view)
    view.show_reading(read(of))
    return view


def press(view, name: str) -> None:
    view.findChild(QWidget, name).click()


def rows(view) -> list[list[str]]:
    model = view.findChild(Grid).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


async def test_headers_received_and_sent(qtbot, tasks) -> None:
    view = shown(qtbot, HeadersView(tasks), result(exchanges=(exchange(b"1", sent=SENT),)))
    assert rows(view) == [["Content-Type", "application/json"]]
    press(view, "direction.sent")
    assert rows(view) == [["X-Key", "<API Key Secret>"]]
    press(view, "copy_headers")
    assert QGuiApplication.clipboard().text() == "X-Key: <API Key Secret>"


async def test_without_an_answer_the_sent_headers_are_there(qtbot, tasks) -> None:
    lost = exchange(sent=SENT, received=None)
    view = shown(qtbot, HeadersView(tasks), result(exchanges=(lost,)))
    assert rows(view) == [["X-Key", "<API Key Secret>"]]


async def test_cookies_of_every_hop_but_the_token(qtbot, tasks) -> None:
    hop = exchange(status=302, headers=(("Set-Cookie", "a=1"),))
    token = exchange(headers=(("Set-Cookie", "t=1"),), purpose="token")
    view = CookiesView(tasks)
    of = result(exchanges=(token, hop, exchange(headers=(("Set-Cookie", "b=2; Path=/"),))))
    shown(qtbot, view, of)
    assert [row[:2] for row in rows(view)] == [["a", "1"], ["b", "2"]]
    assert view.count(read(of)) == 2


async def test_redirects_say_what_was_withheld(qtbot, tasks) -> None:
    last = exchange(b"1", url="https://other.test/", withheld=("Authorization",))
    view = RedirectsView(tasks)
    of = result(exchanges=(exchange(status=302), last))
    shown(qtbot, view, of)
    assert rows(view)[1] == ["2", "200 OK", "GET", "https://other.test/", "Authorization"]
    assert view.fits(read(of)) > 0 == view.fits(read(result(b"1")))


async def test_the_timeline_has_phases_and_certificates(qtbot, tasks) -> None:
    view = shown(qtbot, TimelineView(tasks), result(b"1", timing=PHASES, tls=tls()))
    names = [bar.accessibleName() for bar in view.findChildren(PhaseBar)]
    assert names[0] == "DNS: 2 ms"
    assert len(names) == 5
    texts = [label.text() for label in view.findChildren(QLabel)]
    assert "TLSv1.3, AES" in texts
    assert "CN=h.test   issued by CN=ca.test" in texts


def test_how_long_a_certificate_is_good() -> None:
    certificate = tls(days=12).chain[0]
    assert expiry(certificate, NOW) == ("until 2026-03-16, 12 days", "warn")
    assert expiry(certificate, NOW + timedelta(13)) == ("expired 2026-03-16", "err")
