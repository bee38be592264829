from httpv2_gui.ui.base import resources


def test_found_in_the_checkout():
    assert (resources.resources() / "icons" / "plug.svg").is_file()


def test_built_program_comes_first(tmp_path, monkeypatch):
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resources.resources() == tmp_path / "resources"
