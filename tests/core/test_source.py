"""Any bytes come back, and an edit keeps the bytes of the lines it does not touch."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.source import NotInEncoding, decode, encode

KOREAN = "---\ntitle: 한국어 제목\n---\n본문입니다.\n"


def round_trip(data: bytes) -> bytes:
    source = decode(data)
    return encode(source, source.text)


@given(st.binary())
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa")
@example(b"a\r\r\nb\n\rc\r")
@example(b"\xff\xfea")
@example(b"\xff\xfe\x00\xd8")
@example("a\u2028\x85\x0c".encode())
def test_any_bytes_come_back(data: bytes) -> None:
    assert round_trip(data) == data


@given(st.lists(st.sampled_from(["a", "경", "\r", "\n", "\r\n", "\ufeff", " "])).map("".join))
def test_any_mix_of_line_ends_comes_back(text: str) -> None:
    assert round_trip(text.encode()) == text.encode()


@given(st.binary())
def test_no_text_holds_a_carriage_return_or_half_a_character(data: bytes) -> None:
    text = decode(data).text
    assert "\r" not in text
    assert text.encode().decode() == text


def test_every_post_of_the_corpus_comes_back(corpus: tuple[Path, ...]) -> None:
    changed = [path for path in corpus if round_trip(path.read_bytes()) != path.read_bytes()]
    assert not changed


LINES = st.lists(st.sampled_from(["", "a", "b", "같은 줄", "---"]), min_size=1, max_size=12).map("\n".join)


@given(st.binary(max_size=40) | st.text(alphabet="ab\r\n").map(str.encode), LINES)
def test_an_edited_text_is_read_again_as_it_was_written(data: bytes, text: str) -> None:
    source = decode(data)
    try:
        written = encode(source, text)
    except NotInEncoding:
        return
    assert decode(written).text == text


def test_an_edit_leaves_mixed_line_ends_where_nobody_edited() -> None:
    source = decode(b"one\r\ntwo\nthree\r\n\r\nfour\nfive\r\nsix")
    edited = source.text.replace("one", "ONE").replace("five", "FIVE\nand a half")
    assert encode(source, edited) == b"ONE\r\ntwo\nthree\r\n\r\nfour\nFIVE\r\nand a half\r\nsix"


def test_a_new_line_ends_as_the_line_above_it() -> None:
    source = decode(b"---\nt: 1\n---\nbody\r\nend\r\nend\r\nend\r\n")
    edited = source.text.replace("t: 1", "t: 1\nu: 2").replace("body", "body\nmore")
    assert encode(source, edited) == b"---\nt: 1\nu: 2\n---\nbody\r\nmore\r\nend\r\nend\r\nend\r\n"


def test_a_lone_carriage_return_is_kept_but_nobody_writes_a_new_one() -> None:
    source = decode(b"a\rb\r\nc\r\n")
    assert source.text == "a\nb\nc\n"
    assert encode(source, "a\nnew\nb\nc\n") == b"a\rnew\r\nb\r\nc\r\n"


def test_an_emptied_line_after_a_lone_carriage_return_stays_a_line() -> None:
    source = decode(b"a\rb\nc\n")
    assert decode(encode(source, "a\n\nc\n")).text == "a\n\nc\n"


def test_a_missing_final_newline_stays_missing() -> None:
    source = decode(b"a\r\nb")
    assert encode(source, "a\nB") == b"a\r\nB"
    assert encode(source, "a\nb\nc") == b"a\r\nb\r\nc"


def test_the_byte_order_mark_is_no_text_and_stays() -> None:
    source = decode(b"\xef\xbb\xbf---\n")
    assert source.text == "---\n"
    assert encode(source, "+++\n") == b"\xef\xbb\xbf+++\n"


@pytest.mark.parametrize("encoding", ["cp949", "euc_kr"])
def test_korean_that_is_not_utf8_is_read_and_stays_in_its_encoding(encoding: str) -> None:
    data = KOREAN.encode(encoding)
    source = decode(data)
    assert source.text == KOREAN
    assert encode(source, KOREAN.replace("제목", "새 제목")) == KOREAN.replace("제목", "새 제목").encode(
        encoding
    )


def test_western_text_is_not_taken_for_korean() -> None:
    text = "A café, “quoted” and – dashed"
    assert decode(text.encode("cp1252")).text == text
    assert decode(b"\x93Hello").text == "“Hello"


def test_rare_syllables_are_korean_too() -> None:
    text = "똠방각하와 펲시콜라, 찦차를 탄다"
    assert decode(text.encode("cp949")).text == text


def test_text_in_utf16_is_read_and_stays_in_it() -> None:
    data = b"\xff\xfe" + "한글\r\n".encode("utf-16-le")
    source = decode(data)
    assert source.text == "한글\n"
    assert encode(source, "글\n") == b"\xff\xfe" + "글\r\n".encode("utf-16-le")


def test_a_character_that_the_encoding_lacks_is_refused_with_its_line_and_a_way_out() -> None:
    source = decode(KOREAN.encode("cp949"))
    with pytest.raises(NotInEncoding, match=r"cp949.*Line 2 has “😀”.*UTF-8") as refusal:
        encode(source, KOREAN.replace("제목", "제목 😀"))
    assert refusal.value.remedy is not None
    assert encode(source.in_utf8(), "😀\n") == "😀\n".encode()


def test_bytes_that_would_be_read_as_another_text_are_refused() -> None:
    source = decode("caf\xe9 \x81".encode("latin-1"))
    with pytest.raises(NotInEncoding):
        encode(source, "caf\xc3\xa9")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(NotInEncoding, match="Line 2 holds half a character"):
        encode(decode(b""), "a\n\ud83d")
