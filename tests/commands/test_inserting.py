"""What the commands ask for and what they put into the article."""

from pathlib import Path
from typing import cast

import pytest

from editor.commands import catalog
from editor.commands.command import AppCommand
from editor.commands.workbench import Workbench
from editor.core.choices import ImageChoice, LinkChoice
from editor.core.state import Selection, Transaction
from tests.commands.bench import FakeBench, in_site

EMBED = "https://youtu.be/dQw4w9WgXcQ"


def bench_with(body: str, start: int | None = None, end: int | None = None) -> FakeBench:
    """Return a bench with a body whose characters from `start` to `end` are selected."""
    bench = FakeBench()
    bench.type(body)
    first = len(bench.desk.session.text) - len(body)
    at = len(body) if start is None else start
    bench.desk.session.dispatch(Transaction(selection=Selection(first + at, first + (end or at))))
    return bench


def run(bench: FakeBench, command: str) -> str:
    """Run a command and return the body."""
    found = next(one for one in catalog.build(bench.palette) if one.id == command)
    assert isinstance(found, AppCommand)
    found.run(cast("Workbench", bench))
    return bench.desk.session.text.removeprefix("---\n---\n\n")


def test_a_link_begins_with_what_is_selected_and_can_say_something_else() -> None:
    bench = bench_with("가 나 다", 2, 3)
    bench.ask.expect("link", LinkChoice("라", "https://a.kr"))
    assert run(bench, "link") == "가 [라](https://a.kr) 다"
    assert bench.ask.asked == [("link", (LinkChoice("나", ""),))]
    assert bench.desk.session.undo()
    assert bench.desk.session.text.endswith("가 나 다")


def test_a_selected_address_is_where_the_link_goes() -> None:
    bench = bench_with("https://a.kr", 0, 12)
    bench.ask.expect("link", None)
    assert run(bench, "link") == "https://a.kr"
    assert bench.ask.asked == [("link", (LinkChoice("https://a.kr", "https://a.kr"),))]


def test_the_link_at_the_caret_is_shown_changed_and_removed() -> None:
    bench = bench_with('<a href="/a" rel="me">말글</a>', 23)
    bench.ask.expect("link", LinkChoice("말글", "/b", "me"))
    assert run(bench, "link") == '<a href="/b" rel="me">말글</a>'
    bench.ask.expect("link", LinkChoice("말글", ""))
    assert run(bench, "link") == "말글"
    assert [about for _question, about in bench.ask.asked] == [
        (LinkChoice("말글", "/a", "me"),),
        (LinkChoice("말글", "/b", "me"),),
    ]


def test_an_embed_is_a_frame_or_a_link() -> None:
    bench = bench_with("가")
    bench.ask.expect("embed", EMBED)
    assert run(bench, "embed").startswith('가\n\n<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"')
    other = bench_with("가 ")
    other.ask.expect("embed", "a.kr/x")
    assert run(other, "embed") == "가 [https://a.kr/x](https://a.kr/x)"
    other.ask.expect("embed", None)
    assert run(other, "embed") == "가 [https://a.kr/x](https://a.kr/x)"


def test_code_has_the_language_that_was_chosen() -> None:
    bench = bench_with("")
    bench.ask.expect("code_language", "python")
    assert run(bench, "code-block") == "```python\n\n```"
    bench.ask.expect("code_language", "ruby")
    assert run(bench, "code-block") == "```ruby\n\n```"
    assert bench.ask.asked == [("code_language", (None,)), ("code_language", ("python",))]


@pytest.mark.parametrize("name", ["사진 1.PNG", "a.png"])
def test_a_picture_of_this_computer_comes_into_the_site(tmp_path: Path, name: str) -> None:
    root = in_site(tmp_path / "site")
    outside = tmp_path / name
    outside.write_bytes(b"1")
    bench = FakeBench()
    bench.desk.open(root)
    for _time in range(2):
        bench.ask.expect("image", ImageChoice(str(outside), "말"))
        text = run(bench, "image")
    kept = {"사진 1.PNG": "sajin-1.png", "a.png": "a.png"}[name]
    assert text == "\n\n".join([f"![말](/assets/img/{kept})"] * 2)
    assert [path.name for path in (root / "assets" / "img").iterdir()] == [kept]


def test_a_picture_with_a_caption_comes_into_the_site_as_a_figure(tmp_path: Path) -> None:
    outside = tmp_path / "a.png"
    outside.write_bytes(b"1")
    bench = FakeBench()
    bench.desk.open(in_site(tmp_path / "site"))
    bench.ask.expect("image", ImageChoice(str(outside), "말", "글"))
    assert run(bench, "image") == (
        '<figure>\n\t<img src="/assets/img/a.png" alt="말">\n\t<figcaption>글</figcaption>\n</figure>'
    )


def test_a_picture_of_the_site_or_the_web_is_named_as_it_is(tmp_path: Path) -> None:
    root = in_site(tmp_path / "site")
    (root / "a.png").write_bytes(b"1")
    bench = FakeBench()
    bench.desk.open(root)
    for target in ("/a.png", "https://a.kr/b.png"):
        bench.ask.expect("image", ImageChoice(target))
        run(bench, "image")
    assert bench.desk.session.text.endswith("![](/a.png)\n\n![](https://a.kr/b.png)")
    assert not (root / "assets").exists()
