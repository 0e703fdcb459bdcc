"""What is remembered of a block: its last answer, by its own arguments, and no longer than the block."""

import gc

from editor.kramdown import document
from editor.kramdown.memo import of_block
from editor.kramdown.tree import Block


def block_of(text: str) -> Block:
    return document.read(text).blocks[0]


def test_a_block_is_asked_once_for_the_same() -> None:
    asked = list[tuple[str, str]]()

    @of_block
    def said(block: Block, word: str) -> str:
        asked.append((block.text, word))
        return block.text + word

    one, other = block_of("가\n"), block_of("가\n")
    assert [said(one, "a"), said(one, "a"), said(other, "a"), said(one, "b")] == ["가\na"] * 3 + ["가\nb"]
    assert asked == [("가\n", "a"), ("가\n", "a"), ("가\n", "b")]


def test_two_functions_do_not_take_each_other_s_answers() -> None:
    block = block_of("가\n")
    lengths, texts = of_block(lambda block: len(block.text)), of_block(lambda block: block.text)
    assert (lengths(block), texts(block), lengths(block)) == (2, "가\n", 2)


def test_what_was_said_goes_with_the_block() -> None:
    class Answer:
        """What can be counted."""

    answer = of_block(lambda _block: Answer())
    for number in range(50):
        answer(block_of(f"{number}\n"))
    gc.collect()
    assert not any(isinstance(one, Answer) for one in gc.get_objects())
