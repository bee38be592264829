import pytest

from httpv2_gui.ui.base.browser import Browser


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "/bin/sh", ""])
def test_only_pages_of_the_web_are_opened(url):
    browser, opened = Browser(), []
    browser.opener = lambda page: bool(opened.append(page)) or True
    assert not browser.open(url)
    assert opened == []


def test_page_is_opened():
    browser, opened = Browser(), []
    browser.opener = lambda page: bool(opened.append(page)) or True
    assert browser.open("https://example.com/")
    assert opened == ["https://example.com/"]
