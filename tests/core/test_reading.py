"""The current reading of a body: one for each set of options, brought up to date edit by edit."""

from editor.core.reading import ReadingMemo
from editor.kramdown.options import DEFAULT, Options

WRAPPED = Options(hard_wrap=True)


def test_a_body_read_again_is_the_same_document() -> None:
    read = ReadingMemo()
    assert read("a\n") is read("a\n")


def test_readings_by_other_options_stay_apart() -> None:
    read = ReadingMemo()
    plain, wrapped = read("a\nb\n"), read("a\nb\n", WRAPPED)
    assert plain is not wrapped
    assert read("a\nb\n") is plain
    assert read("a\nb\n", Options(hard_wrap=True)) is wrapped
    assert (plain.options, wrapped.options) == (DEFAULT, WRAPPED)


def test_an_edit_keeps_the_blocks_it_does_not_touch_by_either_options() -> None:
    read = ReadingMemo()
    before = [read("a\n\nb\nc\n\nd\n", options) for options in (DEFAULT, WRAPPED)]
    after = [read("a\n\nb\nc\n\nd e\n", options) for options in (DEFAULT, WRAPPED)]
    for old, new in zip(before, after, strict=True):
        assert new.blocks[0] is old.blocks[0]
        assert new.options == old.options
