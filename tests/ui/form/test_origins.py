from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core import frontmatter
from editor.core.message import Message
from editor.core.schema import Schema
from editor.core.session import Session, Update
from editor.core.state import Event, Transaction
from editor.core.text import difference
from editor.ui.form.origins import Origins
from tests.ui.form.conftest import Clock, read_schema

POST = (
    '---\n# kept\ntitle: "제목"  # a comment\ncategories: [News, 경제]\nexcerpt: >-\n   두\n   줄\n'
    "weather: 'rain'\nimage:\n---\n\n본문\n"
)
SCHEMA = read_schema()
KEYS = ("title", "excerpt", "weather", "image", "slug", "feature_text")
TEXTS = st.text("ab:# '\"\n-한1", max_size=8)


class Writer:
    """A form without widgets."""

    def __init__(self, text: str) -> None:
        self.session = Session(text, Clock())
        self.origins = Origins(text)
        self.session.subscribe(self.follow)

    def follow(self, update: Update) -> None:
        self.origins.follow(update)

    def enter(self, schema: Schema, key: str, text: str) -> None:
        spec = next(field.spec for field in schema.fields(self.session.text) if field.spec.key == key)
        shown = text if spec.type.id == "long-text" else text.replace("\n", " ")
        changes = schema.edit(self.session.text, spec, shown, self.origins.of(key))
        assert not isinstance(changes, Message)
        if changes:
            self.session.dispatch(Transaction(changes, event=Event.FORM, name="a", source="form", field=key))

    def replace(self, text: str) -> None:
        changes = difference(self.session.text, text)
        self.session.dispatch(Transaction(changes, event=Event.TYPE, name="b", source="body"))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.tuples(st.sampled_from(KEYS), TEXTS), st.none()), max_size=12))
def test_any_edits_of_fields_and_undo_give_the_first_text(steps: list[tuple[str, str] | None]) -> None:
    writer = Writer(POST)
    for step in steps:
        if step is None:
            writer.session.undo()
        else:
            writer.enter(SCHEMA, *step)
        assert "# kept\n" in writer.session.text
        assert "  # a comment\n" in writer.session.text
        assert writer.session.text.endswith("---\n\n본문\n")
    while writer.session.undo():
        pass
    assert writer.session.text == POST


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(KEYS), st.lists(TEXTS, max_size=6))
def test_the_way_to_a_value_leaves_no_trace(key: str, ways: list[str]) -> None:
    for last in ("new", ""):
        wandering, direct = Writer(POST), Writer(POST)
        for text in (*ways, last):
            wandering.enter(SCHEMA, key, text)
        direct.enter(SCHEMA, key, last)
        assert wandering.session.text == direct.session.text


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(("title", "excerpt", "weather")), st.lists(TEXTS, max_size=6))
def test_a_value_entered_again_gives_the_bytes_that_were_there(key: str, ways: list[str]) -> None:
    writer = Writer(POST)
    entry = frontmatter.read(POST).get(key)
    assert entry is not None
    for text in (*ways, entry.text):
        writer.enter(SCHEMA, key, text)
    assert writer.session.text == POST


def test_what_another_view_wrote_is_where_the_form_starts_from() -> None:
    writer = Writer(POST)
    writer.enter(SCHEMA, "title", "a")
    writer.replace(writer.session.text.replace('title: "a"', "title: plain"))
    writer.enter(SCHEMA, "title", "b")
    assert "title: b  # a comment\n" in writer.session.text
    writer.replace(writer.session.text.replace("title: b  # a comment\n", ""))
    writer.enter(SCHEMA, "title", "c")
    writer.enter(SCHEMA, "title", "")
    assert "title" not in frontmatter.values(writer.session.text)


def test_broken_yaml_in_between_makes_no_difference() -> None:
    writer = Writer(POST)
    writer.replace(POST.replace("image:", "image: 'a' b"))
    writer.replace(POST)
    writer.enter(SCHEMA, "title", "a: b")
    writer.enter(SCHEMA, "title", "제목")
    assert writer.session.text == POST


def test_a_reload_forgets_what_the_form_added() -> None:
    writer = Writer("---\n---\n")
    writer.enter(SCHEMA, "slug", "a")
    loaded = "---\nslug: 'b'\n---\n"
    changes = difference(writer.session.text, loaded)
    writer.session.dispatch(Transaction(changes, event=Event.RELOAD, name="c"))
    writer.enter(SCHEMA, "slug", "")
    assert writer.session.text == "---\nslug: ''\n---\n"
