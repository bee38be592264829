"""Takes the pictures of the documentation: a person at the real window, on the sample workspace.

Every scene is taken in the light and the dark theme. The home folder is a new one, so nobody's
settings, history or keyring are touched.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import tempfile
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import keyring
import qasync
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QSpinBox, QTabBar

from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.core.storage.slugs import slug_of
from httpv2_gui.practice import secrets
from httpv2_gui.practice.sample import write_sample
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.browser import browser
from httpv2_gui.ui.main_window import MainWindow
from httpv2_gui.ui.wiring.bench import Bench
from tests.journeys.memory_keyring import MemoryKeyring
from tests.journeys.person import Person

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PORT = 8765
"""Stands in the pictures' URLs; another one is taken when it is not free."""
WIDE, NARROW = (1440, 900), (1100, 700)
THEMES = ("light", "dark")
LITTLE = 0.005
"""Share of an image's bytes that a time of the clock changes at most."""
REST_S = 0.4
TOO_LONG_S = 400


class Camera:
    """Grabs the window in both themes and writes the pictures that are wanted."""

    def __init__(self, window: MainWindow, folder: Path, words: list[str], *, anew: bool) -> None:
        self._window = window
        self._folder = folder
        self._words = words
        self._anew = anew
        self.taken: list[str] = []

    async def take(
        self, name: str, size: tuple[int, int] = WIDE, looks: tuple[str, ...] = THEMES
    ) -> None:
        """Write NAME-light-1440x900.png and, unless told otherwise, its dark sister."""
        if self._words and not any(word in name for word in self._words):
            return
        self._window.resize(*size)
        for look in looks:
            theme.apply(_application(), look)
            await asyncio.sleep(REST_S)  # what is drawn late: veils, icons, the last layout
            image = _in_256_colours(self._window.grab().toImage())
            self._write(image, f"{name}-{look}-{size[0]}x{size[1]}.png")
        self._window.resize(*WIDE)
        theme.apply(_application(), THEMES[0])

    def _write(self, image: QImage, name: str) -> None:
        path = self._folder / name
        verdict = "kept"
        if self._anew or not path.is_file() or _difference(image, QImage(str(path))) > LITTLE:
            if not image.save(str(path), quality=0):  # 0: as small as it gets
                raise OSError(f"{path} could not be written.")
            verdict = f"{path.stat().st_size // 1024} KB"
        self.taken.append(name)
        print(f"{name:45} {verdict}", flush=True)


def _in_256_colours(image: QImage) -> QImage:
    """Give an image that takes a third of the room; the eye sees no difference."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour for colour, _count in counted.most_common(64)]
    for near in (18, 9, 0):  # rare colours count, too, where no other is like them
        for colour, _count in counted.most_common():
            if len(table) < 256 and all(_distance(colour, one) > near for one in table):
                table.append(colour)
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table)


def _distance(one: int, other: int) -> int:
    """Give how far apart two colours are, over red, green and blue."""
    return sum(abs((one >> bits & 255) - (other >> bits & 255)) for bits in (16, 8, 0))


def _difference(one: QImage, other: QImage) -> float:
    """Give the share of bytes that are not the same; 1.0 for images of different sizes."""
    if one.size() != other.size():
        return 1.0
    rgb = QImage.Format.Format_RGB32
    raw = [bytes(image.convertToFormat(rgb).constBits()) for image in (one, other)]
    first, second = (int.from_bytes(each, "big") for each in raw)
    mixed = (first ^ second).to_bytes(len(raw[0]), "big")
    return 1 - mixed.count(0) / len(mixed)


# ---- scenes, in the order of a first visit ----------------------------------------------------


async def connections(person: Person, camera: Camera) -> None:
    await _test_connection(person, "API Key Flow", "Connected")
    await camera.take("connection-green")
    await _test_connection(person, "Wrong password", "HTTP/1.1 401")
    await camera.take("connection-red")
    await _test_connection(person, "Dedicated Authentication Flow", "Connected")
    await camera.take("connection-dedicated")
    await _test_connection(person, "Basic Authentication Flow", "Connected")
    await _close_tabs(person)


async def schemes(person: Person, camera: Camera) -> None:
    """The form of every way to authenticate, most in the light theme only: there are many."""
    for name, height in FORMS.items():
        with _signing_in(), _a_keyring():
            await person.open_line(name)
            await person.read(name)
            if name in BY_A_PERSON:
                await person.click("Generate")
                await person.read("Access token received")
            await _test_connection(person, name, "Connected")
            await person.click("Hide details")
            _bench(person).toggle_left()
            size = (FORM_WIDTH, height)
            looks = THEMES if name in BY_A_PERSON else THEMES[:1]
            await camera.take(f"scheme-{slug_of(name)}", size, looks=looks)
            _bench(person).toggle_left()
            await _close_tabs(person)


FORM_WIDTH = 900
BY_A_PERSON = ("OAuth 1.0, in the browser", "OAuth 2.0, authorization code")
FORMS = {
    "No Authentication": 960,
    "Basic Authentication Flow": 760,
    "API Key Flow": 720,
    "Bearer token": 660,
    "Password Digest": 690,
    "Custom, key in the path": 760,
    "NTLM, domain user": 860,
    "OAuth 1.0, signed requests": 1440,
    "OAuth 1.0, in the browser": 1440,
    "OAuth 2.0, client credentials": 980,
    "OAuth 2.0, authorization code": 1440,
    "AWS Signature": 860,
    "XSOAR, advanced key": 860,
}
"""Sample connections, and the height at which their forms are there as a whole."""


async def refused(person: Person, camera: Camera) -> None:
    """A signature that AWS does not take, and how far the test came."""
    await person.open_line("AWS Signature")
    await person.type("Amazon AWS Secret Key", "not the secret key")
    await _test_connection(person, "AWS Signature", "403")
    await camera.take("connection-refused", looks=THEMES[:1])
    await person.click("Revert")
    await _close_tabs(person)


@contextlib.contextmanager
def _signing_in() -> Iterator[None]:
    """Have somebody allow whatever the browser is to open."""

    def visit(url: str) -> bool:
        threading.Thread(target=_allow, args=(url,)).start()
        return True

    browser.opener = visit
    try:
        yield
    finally:
        browser.opener = None


def _allow(url: str) -> None:
    form = {"username": secrets.USERNAME, "password": secrets.PASSWORD, "answer": "allow"}
    with httpx.Client(trust_env=False, verify=False, follow_redirects=True) as client:
        client.post(url, data=form)


@contextlib.contextmanager
def _a_keyring() -> Iterator[None]:
    """Have a keyring that takes what is generated."""
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    try:
        yield
    finally:
        keyring.set_keyring(before)


async def results(person: Person, camera: Camera) -> None:
    await person.open_line("Create a ticket (JSON)")
    await _send(person, "Read an alert", "200 OK")
    await _send(person, "Filter tickets", "200 OK")
    await _send(person, "List tickets", "200 OK")
    await person.cells("Records")
    await _show_part(person, "Headers")
    await camera.take("main")
    await camera.take("main", NARROW)
    await person.open_line("Read an alert")
    await _show_part(person, "Headers")
    await camera.take("tree")
    await _close_tabs(person)


async def requests(person: Person, camera: Camera) -> None:
    await person.open_line("Create a ticket (form)")
    await _show_part(person, "Body")
    await person.click("Send")
    await person.read("201 Created")
    await camera.take("body")
    await _show_part(person, "Preview")
    await camera.take("preview")
    await _close_tabs(person)


async def platform(person: Person, camera: Camera) -> None:
    """What Google SecOps would do, and the way back from a fix."""
    await person.open_line("SecOps: form as JSON")
    await person.click("2 notes for Google SecOps")
    await person.read("it would send JSON instead of a form")
    await camera.take("platform")
    await _close_tabs(person)


async def waits(person: Person, camera: Camera) -> None:
    """A search that goes on for a while, asked three times."""
    await person.open_line("Wait for a search")
    await person.type("URL Params", '{"seconds": "20"}')
    await _show_part(person, "Expected values")
    (await person.find("Polling Interval (s)", QSpinBox)).setValue(30)
    (await person.find("Polling Timeout (s)", QSpinBox)).setValue(1800)
    await person.click("Send")
    for number in (2, 3):
        await person.read(f"Attempt {number} in")
        await asyncio.sleep(3)  # its percentage goes on meanwhile
        await person.click("Check now")
    await person.read("Attempt 4 in")
    await camera.take("waiting")
    await person.click("Stop")
    await person.find("Send")
    await person.click("Other ways to send")
    await person.pick("Revert to saved")
    await _close_tabs(person)


async def blocks(person: Person, camera: Camera) -> None:
    """Two steps, and a run of them."""
    await person.open_line("Raise a ticket")
    await person.open_tab("Steps")
    (await person.find("Steps", QListWidget)).setCurrentRow(1)
    await _show_part(person, "Body")
    await camera.take("block-steps")
    await person.open_tab("Run")
    await person.type("ticket id", "INC0010002")
    await person.click("Run")
    await person.read("Succeeded")
    await camera.take("block")
    await _close_tabs(person)


async def outcomes(person: Person, camera: Camera) -> None:
    await _send(person, "Redirect refused by Restrict Domain", "Restrict Domain")
    await camera.take("failure")
    await _send(person, "Redirect to a foreign host", "200 OK")
    await person.open_tab("Redirects")
    await camera.take("redirect")
    await _close_tabs(person)


async def saved_files(person: Person, camera: Camera) -> None:
    await _send(person, "Download a report", "200 OK")
    await _send(person, "Download malware (protected zip)", "200 OK")
    _bench(person).case_wall.open()  # its key is not heard where no window manager is
    await person.cells("Saved files")
    await camera.take("case-wall")
    await _close_tabs(person)


SCENES: tuple[Callable[[Person, Camera], Awaitable[None]], ...] = (
    connections,
    schemes,
    refused,
    results,
    requests,
    platform,
    waits,
    blocks,
    outcomes,
    saved_files,
)


async def _test_connection(person: Person, name: str, answer: str) -> None:
    await person.open_line(name)
    await person.read(name)  # its page; until then the button is the one of the page before
    await person.click("Test connection")
    await person.read(answer)


async def _send(person: Person, name: str, answer: str) -> None:
    await person.open_line(name)
    await person.click("Send")
    await person.read(answer)


async def _show_part(person: Person, name: str) -> None:
    """Open a tab of the request; the result may have one of the same name."""
    bar = await person.find("Parts of the request", QTabBar)
    places = [place for place in range(bar.count()) if bar.tabText(place).startswith(name)]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(places[0]).center())


async def _close_tabs(person: Person) -> None:
    if not await _bench(person).may_close():
        raise RuntimeError("A tab did not close: something in it is not saved.")


def _bench(person: Person) -> Bench:
    bench = person.window.bench
    assert bench is not None, "no workspace is open"
    return bench


# ---- the stage ----------------------------------------------------------------------------------


async def visit(home: Path, arguments: argparse.Namespace) -> list[str]:
    """Go through all scenes; give the names of the pictures."""
    places = Places(home / ".config" / "httpv2-gui", home / ".local" / "share" / "httpv2-gui")
    sample = home / "sample"
    write_sample(sample, f"http://127.0.0.1:{PORT}", f"http://localhost:{PORT + 1}")
    theme.apply(_application(), THEMES[0])
    window = MainWindow(places=places, settings=Settings(places.settings_file))
    window.resize(*WIDE)
    window.show()
    person = Person(window)
    camera = Camera(window, arguments.to, arguments.words, anew=arguments.all)
    try:
        await camera.take("welcome")
        window.start(sample, sample=False)
        await person.find("Workspace")
        for scene in SCENES:
            await scene(person, camera)
    finally:
        await person.leave()
    return camera.taken


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/screenshots", description=__doc__)
    parser.add_argument("words", nargs="*", help="take only pictures whose names hold a word")
    parser.add_argument("--to", type=Path, default=PICTURES, help="folder for the pictures")
    parser.add_argument("--all", action="store_true", help="replace those with small changes too")
    arguments = parser.parse_args()
    arguments.to.mkdir(parents=True, exist_ok=True)
    app = QApplication(["httpv2-gui"])
    app.setApplicationDisplayName("HTTP V2 GUI")
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)  # a blinking cursor is in every second picture
    QCursor.setPos(0, 0)
    with tempfile.TemporaryDirectory(prefix="httpv2-pictures-") as folder:
        os.environ["HOME"] = folder  # paths in the pictures start with ~
        work = asyncio.wait_for(visit(Path(folder), arguments), TOO_LONG_S)
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
            taken = runner.run(work)
    print(f"{len(taken)} pictures in {arguments.to}")


if __name__ == "__main__":
    main()
