"""Steps that are moved, added and removed in a file, each with its comments."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.request import Part, Poll, Request
from httpv2_gui.core.storage import codec
from httpv2_gui.core.storage.file_problem import WorkspaceError
from tests.core.storage.examples import BLOCK, BLOCK_FILE, FILE


def read(text: str) -> Block:
    return codec.read(Block, text.encode(), FILE).record


def saved(block: Block, before: str = BLOCK_FILE) -> str:
    content = codec.encode(block, FILE, before.encode()).decode()
    assert read(content) == block
    return content


def test_a_block_comes_back():
    content = codec.encode(BLOCK, FILE)

    assert codec.read(Block, content, FILE).record == BLOCK


def test_a_new_file_has_steps_with_what_is_inside_them():
    block = Block(
        name="B",
        inputs=(Input(name="a"),),
        steps=(
            Request(name="One", poll=Poll(interval_s=5), parts=(Part(name="x"), Part(name="y"))),
            Request(name="Two"),
        ),
    )

    assert codec.encode(block, FILE).decode() == (
        'name = "B"\n\n[[inputs]]\nname = "a"\n\n'
        '[[steps]]\nname = "One"\n\n[[steps.parts]]\nname = "x"\n\n[[steps.parts]]\nname = "y"\n\n'
        '[steps.poll]\ninterval_s = 5\n\n[[steps]]\nname = "Two"\n'
    )


def test_saving_what_was_read_changes_no_byte():
    assert saved(read(BLOCK_FILE)) == BLOCK_FILE


def test_a_step_travels_with_its_comments():
    block = read(BLOCK_FILE)

    text = saved(block.with_values(steps=block.steps[::-1]))

    first, second = text.index("# the second one\n[[steps]]"), text.index("# each a request")
    assert first < text.index("[[steps.parts]] # the note") < second
    assert second < text.index("# not too often\n[steps.poll]")
    assert text.index("# which one\n[[inputs]]") < first
    assert "\n\n\n" not in text


def test_a_step_that_goes_takes_its_comments_along():
    block = read(BLOCK_FILE)

    text = saved(block.with_values(steps=block.steps[1:]))

    assert "# the second one\n[[steps]]" in text
    assert "not too often" not in text
    assert "\n\n\n" not in text


def test_a_renamed_step_stays_where_it_stood():
    block = read(BLOCK_FILE)
    renamed = block.steps[0].with_values(name="Read it", timeout_s=5)

    text = saved(block.with_values(steps=(renamed, block.steps[1])))

    assert text == BLOCK_FILE.replace('name = "Read ticket"', 'name = "Read it"').replace(
        "\"}'''\n\n# not", "\"}'''\ntimeout_s = 5\n\n# not"
    )


def test_a_step_that_is_renamed_and_moved_keeps_its_comments():
    block = read(BLOCK_FILE)
    renamed = block.steps[1].with_values(name="Say it")

    text = saved(block.with_values(steps=(renamed, block.steps[0])))

    assert '# the second one\n[[steps]]\nname = "Say it"' in text


def test_a_step_in_between():
    block = read(BLOCK_FILE)
    one, two = block.steps

    text = saved(block.with_values(steps=(one, Request(name="Between", url="u"), two)))

    assert '\n\n[[steps]]\nname = "Between"\nurl = "u"\n\n# the second one\n' in text


def test_an_inner_table_is_added_to_its_own_step():
    block = read(BLOCK_FILE)
    one, two = block.steps

    text = saved(block.with_values(steps=(one.with_values(parts=(Part(name="p"),)), two)))

    assert '[steps.poll]\ninterval_s = 30\n\n[[steps.parts]]\nname = "p"\n\n# the second' in text


def test_inputs_of_a_block_without_any_are_added():
    text = saved(Block(name="B", inputs=(Input(name="i"),)), 'name = "B"\n')

    assert text == 'name = "B"\n\n[[inputs]]\nname = "i"\n'


def test_arrays_written_inline_are_replaced():
    before = 'name = "B" # kept\nsteps = [{name = "One", url = "u"}]\n'

    text = saved(Block(name="B", steps=(Request(name="One", url="v"),)), before)

    assert "# kept" in text


def test_tables_in_a_strange_order_lose_no_value():
    before = '[[steps]]\nname = "One"\n\n[[inputs]]\nname = "i"\n\n[[steps]]\nname = "Two"\n'
    block = read(before)

    saved(block.with_values(name="B", steps=block.steps[::-1]), before)


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('name = "B"\n[[steps]]\nname = "S"\n[steps.pol]\ninterval_s = 1\n', 4, "steps.0.pol"),
        ('[[steps]]\n[[steps]]\n[[steps.parts]]\nnme = "x"\n', 4, "steps.1.parts.0.nme"),
        ('[[steps]]\n[steps.poll]\ninterval_s = "1"\n', 3, "steps.0.poll.interval_s"),
        ('[[inputs]]\nname = "k"\nsecret = true\ndefault = "hush"\n', 4, "inputs.0.default"),
        ('[steps]\nname = "S"\n', 1, "steps"),
    ],
)
def test_an_error_has_line_and_key(text: str, line: int, key: str):
    with pytest.raises(WorkspaceError) as raised:
        read(text)

    assert (raised.value.line, raised.value.key) == (line, key)
    assert "hush" not in str(raised.value)


def test_the_default_of_a_secret_is_not_written():
    block = Block(name="B", inputs=(Input(name="k", secret=True, default="hush"),))

    assert b"hush" not in codec.encode(block, FILE)
    before = b'name = "B"\n[[inputs]]\nname = "k"\ndefault = "hush"\n'
    assert b"hush" not in codec.encode(block, FILE, before)


NAMES = st.sampled_from(["a", "b", "c", "d"])
PARTS = st.lists(st.builds(Part, name=NAMES, content=st.text("x\n'\"#[", max_size=4)), max_size=2)
STEPS = st.builds(
    Request,
    name=NAMES,
    body=st.text("x\n'\"#[]=", max_size=6),
    parts=PARTS.map(tuple),
    poll=st.builds(Poll, interval_s=st.sampled_from([60, 5])),
)
BLOCKS = st.builds(
    Block,
    name=NAMES,
    inputs=st.lists(st.builds(Input, name=NAMES), max_size=2).map(tuple),
    steps=st.lists(STEPS, max_size=4).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(old=BLOCKS, new=BLOCKS, crlf=st.booleans())
def test_every_edit_says_what_the_block_says(old: Block, new: Block, crlf: bool):
    before = codec.encode(old, FILE).decode().replace("[[steps]]", "# note\n[[steps]]")
    content = codec.encode(new, FILE, before.replace("\n", "\r\n" if crlf else "\n").encode())

    assert codec.read(Block, content, FILE).record == new
