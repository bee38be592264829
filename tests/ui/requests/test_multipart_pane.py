import pytest

from httpv2_gui.core.model.request import Part
from httpv2_gui.ui.requests.multipart_pane import MultipartPane


@pytest.fixture
def pane(qtbot, tasks):
    made = MultipartPane(tasks)
    qtbot.addWidget(made)
    made.set_parts([Part(name="a", source="text", content="x"), Part(name="b", content="QQ==")])
    made.show()
    return made


async def test_the_content_of_the_chosen_part_is_edited(pane):
    pane.table.selectRow(1)
    assert pane.content.text.text() == "QQ=="
    pane.content.text.replace_text("Qg==")
    assert pane.parts()[1].content == "Qg=="
    assert pane.parts()[0].content == "x"


async def test_parts_are_added_and_removed(pane):
    pane.add(Part())
    assert pane.table.currentIndex().row() == 2
    pane.remove_button.click()
    pane.remove_button.click()
    pane.remove_button.click()
    assert pane.parts() == ()
    assert not pane.remove_button.isEnabled()


async def test_another_source_shows_another_editor(pane):
    source = pane.content.source
    source.setCurrentIndex(source.findData("file"))
    source.activated.emit(source.currentIndex())
    assert pane.content.file.isVisible()
    assert pane.parts()[0].source == "file"


async def test_files_are_picked(pane, answers, tmp_path):
    answers.next([tmp_path / "one", tmp_path / "two"])
    await pane._pick()
    assert [part.file for part in pane.parts()[2:]] == [
        str(tmp_path / "one"),
        str(tmp_path / "two"),
    ]
