import tomllib
from pathlib import Path

import pytest

from editor.core import article, fields, frontmatter, source
from editor.core.errors import SettingsTrouble
from editor.core.fields import Pairs
from editor.core.house.customs import customs_of
from editor.core.house.learning import learn
from editor.core.house.traces import trace
from editor.core.message import Message
from editor.core.schema import FieldSpec, Place, Schema, from_toml
from editor.core.usual import Customs, Usual
from editor.core.yaml.text import Style

POST = Path(__file__).parents[2] / "resources" / "schema" / "post.toml"
NEW = "---\n---\n\n"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return from_toml(tomllib.loads(POST.read_text(encoding="utf-8")))


def spec_of(schema: Schema, key: str) -> FieldSpec:
    return next(spec for spec in schema.specs if spec.key == key)


def lines(text: str, key: str) -> str | None:
    entry = article.read(text).front_matter.get(key)
    return entry.span.of(text) if entry is not None else None


def entered(schema: Schema, text: str, key: str, shown: fields.Shown, was: str | None = None) -> str:
    changes = schema.edit(text, spec_of(schema, key), shown, was or lines(text, key))
    assert not isinstance(changes, Message), changes
    return changes.apply(text)


def test_the_names_that_stay_are_in_the_schema(schema: Schema) -> None:
    names = {spec.name for spec in schema.specs}
    assert names >= {"titleField", "dateField", "slugField", "categoriesField", "excerptField"}
    assert names >= {"featureTextField", "imageField"}


def test_the_front_matter_of_each_seed_is_written_from_nothing(
    schema: Schema, seeds: tuple[Path, ...]
) -> None:
    for seed in seeds:
        text = seed.read_text(encoding="utf-8")
        header = text[: text.index("---\n", 4) + 4]
        made = NEW
        for key in ("image", "feature_text", "title", "excerpt", "categories"):
            shown = next(field.shown for field in schema.fields(text) if field.spec.key == key)
            made = entered(schema, made, key, shown)
        assert made == header + "\n", seed.name


def test_a_text_typed_letter_by_letter_leaves_no_trace_of_the_way(schema: Schema) -> None:
    wanted = "## 뉴스다오 실시간 뉴스 속보입니다.\n\n외교부: 재외공관이 #1"
    typed = NEW
    for length in range(1, len(wanted) + 1):
        typed = entered(schema, typed, "feature_text", wanted[:length])
    assert typed == entered(schema, NEW, "feature_text", wanted)


def test_an_empty_field_of_a_missing_key_changes_nothing(schema: Schema) -> None:
    assert entered(schema, NEW, "title", "") == NEW
    assert entered(schema, NEW, "categories", ()) == NEW


def test_an_emptied_field_keeps_its_key_or_takes_it_along(schema: Schema) -> None:
    text = "---\ntitle: 제목\nslug: a\n---\n"
    assert entered(schema, text, "title", "") == "---\ntitle:\nslug: a\n---\n"
    added = schema.edit(text, spec_of(schema, "title"), "", None)
    assert not isinstance(added, Message)
    assert added.apply(text) == "---\nslug: a\n---\n"


def test_the_last_category_can_be_exchanged_without_changing_the_style_of_the_list(schema: Schema) -> None:
    text = "---\ntitle: a\ncategories:\n  - News\nimage: b\n---\n"
    assert entered(schema, entered(schema, text, "categories", ()), "categories", ("경제",)) == text.replace(
        "News", "경제"
    )


def test_unknown_keys_come_after_the_known_ones_in_the_order_of_the_file(schema: Schema) -> None:
    keys = [field.spec.key for field in schema.fields("---\nzebra: 1\ntitle: a\nant: {a: 1}\n---\n")]
    assert keys[-2:] == ["zebra", "ant"]


def test_a_known_key_of_an_unusual_shape_is_shown_by_its_shape(schema: Schema) -> None:
    shown = {field.spec.key: field for field in schema.fields("---\ntitle:\n  ko: [가]\n---\n")}
    assert shown["title"].spec.type is fields.RAW
    assert shown["title"].spec.name == "titleField"


def test_the_keys_of_every_field_are_their_own(schema: Schema) -> None:
    assert len(set(schema.order)) == len(schema.order)


def test_a_schema_that_cannot_be_is_told_in_a_sentence() -> None:
    for row in ({"key": "a", "type": "colour"}, {"title": "a"}, {"key": "a", "place": "left"}, "a"):
        with pytest.raises(SettingsTrouble):
            from_toml({"field": [row]})
    with pytest.raises(SettingsTrouble):
        from_toml({"field": 1})


def test_setting_each_field_of_real_posts_to_what_it_shows_changes_nothing(
    schema: Schema, seeds: tuple[Path, ...]
) -> None:
    for seed in seeds:
        text = seed.read_text(encoding="utf-8")
        for field in schema.fields(text):
            changes = schema.edit(text, field.spec, field.shown, lines(text, field.spec.key))
            assert not isinstance(changes, Message)
            assert changes.apply(text) == text


@pytest.mark.corpus
def test_entering_in_a_field_changes_no_other_key(schema: Schema, corpus: tuple[Path, ...]) -> None:
    for path in corpus[::40]:
        text = path.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n")
        try:
            before = frontmatter.values(text)
        except frontmatter.Refused:
            continue
        if "title" not in before:
            continue
        after = frontmatter.values(entered(schema, text, "title", "새 제목"))
        assert after.pop("title") == "새 제목", path
        before.pop("title")
        assert list(after) == list(before)


def test_unknown_keys_stand_where_the_file_has_them(schema: Schema) -> None:
    text = "---\ntitle: a\nweather: rain\nauthor: 김기자\nmood: good\ntags: [a]\n---\n"
    keys = [field.spec.key for field in schema.fields(text) if field.spec.place is Place.MORE]
    assert keys == ["weather", "author", "mood", "tags"]


def test_a_field_that_was_asked_for_is_shown_before_the_file_has_its_key(schema: Schema) -> None:
    added = (FieldSpec("weather", "weather", fields.WORDS),)
    shown = {field.spec.key: field for field in schema.fields("---\ntitle: a\n---\n", added=added)}
    assert (shown["weather"].spec.type, shown["weather"].is_there) == (fields.WORDS, False)


def test_a_newsroom_s_customs_give_order_style_length_and_what_is_always_shown(schema: Schema) -> None:
    customs = Customs(
        (
            Usual("title", length=40),
            Usual("press", share=0.9, type="choice", style=Style.DOUBLE),
            Usual("tags", share=0.6),
            Usual("mood", share=0.01),
        )
    )
    ours = schema.of_house(customs)
    shown = [field.spec.key for field in ours.fields("---\n---\n")]
    assert [key for key in ours.order if key in {"title", "press", "tags", "mood"}] == [
        *("title", "press", "tags", "mood")
    ]
    assert {"press", "tags", "title", "slug", "date", "categories"} == set(shown)
    assert (ours.spec("title").length, ours.spec("press").style) == (40, Style.DOUBLE)
    assert ours.spec("press").type is fields.CHOICE
    assert {"mood", "excerpt", "image"} <= {spec.key for spec in ours.missing("---\n---\n")}
    assert set(schema.order) <= set(ours.order)


def test_a_few_posts_hide_no_field(schema: Schema) -> None:
    ours = schema.of_house(Customs((Usual("title"), Usual("press", share=0.9)), posts=2))
    shown = {field.spec.key for field in ours.fields("---\n---\n")}
    assert {field.spec.key for field in schema.fields("---\n---\n")} | {"press"} == shown


def test_the_length_of_what_nobody_counts_is_not_told(schema: Schema) -> None:
    keys = ("title", "excerpt", "image", "reporter", "date")
    ours = schema.of_house(Customs(tuple(Usual(key, length=24) for key in keys)))
    assert [ours.spec(key).length for key in keys] == [24, 24, 0, 0, 0]


def test_without_customs_the_schema_is_what_it_was(schema: Schema) -> None:
    assert schema.of_house(Customs()) is schema


@pytest.mark.parametrize(
    ("typed", "written"),
    [("0.3", "0.3"), ("true", "true"), ("2", "2"), ("1e3", "'1e3'"), ("0x10", "'0x10'"), ("yes", "'yes'")],
)
def test_a_line_of_a_new_map_that_is_a_number_at_the_site_is_one(
    schema: Schema, typed: str, written: str
) -> None:
    post = "---\nheader:\n  filter: 0.5\n  alt: 그림\n---\n"
    house = learn([found for _ in range(5) if (found := trace(source.decode(post.encode()))) is not None])
    own = schema.of_house(customs_of(house))
    made = entered(own, NEW, "header", Pairs((("filter", typed), ("alt", "7"))))
    assert made == f"---\nheader:\n  filter: {written}\n  alt: '7'\n---\n\n"
