from hypothesis import example, given
from hypothesis import strategies as st

from editor.core import article, fields, frontmatter
from editor.core.fields import FIELD_TYPES, FieldType, Pairs, Shown
from editor.core.frontmatter.reading import Entry
from editor.core.message import Message
from editor.core.schema import FieldSpec, Schema
from editor.core.yaml.text import Raw, Style

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff"))


def entry(source: str) -> Entry:
    found = article.read(f"---\n{source}\n---\n").front_matter.get("key")
    assert found is not None
    return found


def shown(kind: FieldType, source: str) -> Shown:
    text = f"---\n{source}\n---\n"
    found = article.read(text).front_matter.get("key")
    assert found is not None
    assert kind.fits(found)
    return kind.read(found, text)


def test_a_folded_text_is_shown_as_its_lines_without_its_last_line_end() -> None:
    assert shown(fields.LONG_TEXT, "key: >\n  ## head\n\n  text") == "## head\n\ntext"


def test_a_date_is_shown_as_it_is_written() -> None:
    assert shown(fields.DATE, "key: 2024-02-27 09:30:00 +0900") == "2024-02-27 09:30:00 +0900"


def test_a_date_is_written_as_a_date_and_a_quoted_one_stays_a_text() -> None:
    assert fields.DATE.write("2024-02-28", None) == Raw("2024-02-28")
    assert not isinstance(fields.DATE.write("2024-02-28", entry("key: '2024-02-27'")), Raw)


def test_days_that_are_not_in_the_calendar_are_no_dates() -> None:
    for text in ("2024-02-30", "2024-13-01", "2024-02-27 25:00", "tomorrow", "2024-02", "2024-02-27x"):
        assert isinstance(fields.DATE.write(text, None), Message), text


def test_dates_with_a_time_and_a_zone_are_dates() -> None:
    for text in (
        "2024-02-29",
        "2024-2-9",
        "2024-02-27 09:30",
        "2024-02-27T09:30:00Z",
        "2024-02-27 09:30:00 +0900",
    ):
        assert fields.DATE.write(text, None) == Raw(text), text


def test_a_text_of_categories_is_split_as_jekyll_splits_it() -> None:
    assert shown(fields.WORDS, "key: News 경제") == ("News", "경제")


def test_words_that_are_numbers_stay_numbers_when_another_word_is_added() -> None:
    assert fields.WORDS.write(("2024", "yes", "경제"), entry("key: [2024, yes]")) == [2024, True, "경제"]


def test_only_numbers_are_numbers() -> None:
    assert fields.NUMBER.write("12.5", None) == Raw("12.5")
    assert isinstance(fields.NUMBER.write("12 apples", None), Message)
    assert isinstance(fields.NUMBER.write("yes", None), Message)


def test_the_shape_of_a_value_decides_how_an_unknown_key_is_shown() -> None:
    shapes = {
        "key: words": fields.TEXT,
        "key: |\n  two\n  lines": fields.LONG_TEXT,
        "key:": fields.TEXT,
        "key: 12": fields.NUMBER,
        "key: 1.5": fields.NUMBER,
        "key: true": fields.SWITCH,
        "key: 2024-02-27": fields.DATE,
        "key: [a, b]": fields.WORDS,
        "key:\n  - a\n  - b": fields.WORDS,
        "key:\n  - {a: 1}": fields.RAW,
        "key: {a: 1}": fields.PAIRS,
        "key:\n  a: b c\n  d: 2024-02-27": fields.PAIRS,
        "key: {a: [1]}": fields.RAW,
        "key: {}": fields.RAW,
        "key: https://newsdao.kr/3626": fields.ADDRESS,
        "key:\n  - /2019/01/an-address-that-is-long-enough.html": fields.LIST,
        "key: ~": fields.RAW,
    }
    assert {source: fields.type_of(entry(source)).id for source in shapes} == {
        source: kind.id for source, kind in shapes.items()
    }


def test_yaml_on_lines_is_shown_from_its_first_column() -> None:
    assert shown(fields.RAW, "key:\n    a: 1\n    b:\n      c: 2") == "a: 1\nb:\n  c: 2"


def test_an_emptied_quoted_text_keeps_its_quotes() -> None:
    assert fields.nothing(entry("key: 'a'")) == ""
    assert fields.nothing(entry("key: a")) is None
    assert entry("key: 'a'").style is Style.SINGLE


def written(kind: FieldType, value: Shown, source: str = "key: old") -> Shown:
    """Return what a field shows after `value` was entered in it."""
    text = f"---\n{source}\nother: 1\n---\nbody\n"
    spec = FieldSpec("key", "Key", kind, style=Style.FOLDED if kind is fields.LONG_TEXT else None)
    schema = Schema((spec,))
    changes = schema.edit(text, spec, value, source + "\n")
    assert not isinstance(changes, Message)
    after = changes.apply(text)
    assert frontmatter.values(after)["other"] == 1
    return schema.fields(after)[0].shown


@given(WORDS)
def test_a_text_reads_back_as_it_was_entered(value: str) -> None:
    assert written(fields.TEXT, value) == value


@given(st.lists(WORDS.map(str.strip).filter(bool), unique=True))
def test_words_read_back_as_they_were_entered(value: list[str]) -> None:
    assert written(fields.WORDS, tuple(value), "key:\n  - old") == tuple(value)


@given(st.lists(WORDS).map("\n".join))
def test_lines_read_back_as_they_were_entered_but_for_empty_last_ones(value: str) -> None:
    assert written(fields.LONG_TEXT, value, "key: >\n  old") == value.rstrip("\n")


@given(st.booleans())
def test_a_switch_reads_back(value: bool) -> None:
    assert written(fields.SWITCH, value, "key: yes") is value


def test_every_type_is_found_by_its_id() -> None:
    assert all(FIELD_TYPES[name].id == name for name in FIELD_TYPES)


@given(st.lists(WORDS.map(lambda word: word.strip(" \t")).filter(bool), unique=True, min_size=1))
def test_a_list_reads_back_as_it_was_entered(value: list[str]) -> None:
    assert written(fields.LIST, "\n".join(value), "key:\n  - old") == "\n".join(value)


@example({"<<": "0"})
@given(st.dictionaries(WORDS.filter(bool), WORDS.filter(bool), min_size=1))
def test_pairs_read_back_as_they_were_entered(value: dict[str, str]) -> None:
    pairs = Pairs(tuple(value.items()))
    assert set(written(fields.PAIRS, pairs, "key:\n  old: 1").rows) == set(pairs.rows)


def test_a_pair_that_was_a_number_stays_one_and_the_others_are_not_touched() -> None:
    source = "key:\n  order: 3 # first\n  open: yes\n  name: 가"
    edited = fields.PAIRS.write(Pairs((("order", "4"), ("open", "yes"), ("name", "12"))), entry(source))
    assert edited == {"order": 4, "open": True, "name": "12"}


def test_pairs_without_a_name_or_with_one_name_twice_are_told() -> None:
    assert isinstance(fields.PAIRS.write(Pairs((("", "a"),)), None), Message)
    assert isinstance(fields.PAIRS.write(Pairs((("a", "1"), ("a", "2"))), None), Message)


def test_a_type_that_is_shown_stays_while_it_fits() -> None:
    schema = Schema(())
    before = {"key": fields.TEXT}
    (typing,) = schema.fields("---\nkey: https://a.kr\n---\n", kept=before)
    (afterwards,) = schema.fields("---\nkey: https://a.kr\n---\n")
    assert (typing.spec.type, afterwards.spec.type) == (fields.TEXT, fields.ADDRESS)
