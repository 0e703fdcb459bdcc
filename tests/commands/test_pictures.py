"""Dropped and pasted pictures come into the site and the article, or leave nothing behind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from editor.commands import pictures
from editor.commands.desk import Desk
from editor.commands.workbench import Workbench
from editor.core.choices import ImageChoice
from editor.core.message import Message
from editor.core.palette import Palette, house
from editor.core.pasting.offers import PictureOffer
from editor.core.session import Session

Answer = Callable[[str], ImageChoice | None]


@dataclass
class Ask:
    answer: Answer
    asked: list[str] = field(default_factory=list)

    def image(self, target: str = "") -> ImageChoice | None:
        self.asked.append(target)
        return self.answer(target)


@dataclass
class Bench:
    desk: Desk
    ask: Ask
    palette: Palette = field(default_factory=house)
    told: list[str] = field(default_factory=list)

    def tell(self, message: object) -> None:
        self.told.append(str(message if isinstance(message, Message) else getattr(message, "title", "")))

    def take(self, *offers: PictureOffer) -> str:
        pictures.take(cast("Workbench", self), offers)
        return self.desk.session.text


def described(target: str) -> ImageChoice:
    return ImageChoice(target, "말")


def refused(_target: str) -> None:
    return None


@pytest.fixture
def post(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: a\n", encoding="utf-8")
    path = root / "_posts" / "2024-01-01-a.md"
    path.write_text("---\ntitle: 서울 소식\n---\n\n", encoding="utf-8")
    return path


def bench(answer: Answer, post: Path | None = None) -> Bench:
    made = Bench(Desk(Session("", lambda: 0.0)), Ask(answer))
    if post is not None:
        made.desk.open(post)
    return made


def image_names(post: Path) -> list[str]:
    folder = post.parents[1] / "assets" / "img"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_files_are_copied_and_put_into_the_article_in_order(post: Path, tmp_path: Path) -> None:
    for name in ("가.jpg", "b.PNG"):
        (tmp_path / name).write_bytes(name.encode())
    offers = [PictureOffer(str(tmp_path / name)) for name in ("가.jpg", "b.PNG")]
    text = bench(described, post).take(*offers)
    assert text.endswith("![말](/assets/img/ga.jpg)\n\n![말](/assets/img/b.png)\n")
    assert image_names(post) == ["b.png", "ga.jpg"]


def test_a_picture_of_the_clipboard_is_named_after_the_post(post: Path) -> None:
    text = bench(described, post).take(PictureOffer(data=b"1"))
    assert "![말](/assets/img/seoul-sosik.png)" in text
    assert image_names(post) == ["seoul-sosik.png"]


def test_who_backs_out_leaves_no_file_and_is_asked_no_more(post: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"1")
    made = bench(refused, post)
    before = made.desk.session.text
    assert made.take(PictureOffer(str(tmp_path / "a.png")), PictureOffer(data=b"2")) == before
    assert image_names(post) == []
    assert made.ask.asked == ["/assets/img/a.png"]


def test_another_choice_in_the_dialog_leaves_no_copy(post: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"1")
    made = bench(lambda _target: ImageChoice("https://a.kr/b.png"), post)
    assert "![](https://a.kr/b.png)" in made.take(PictureOffer(str(tmp_path / "a.png")))
    assert image_names(post) == []


def test_without_a_site_a_file_keeps_its_place_and_data_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"1")
    made = bench(described)
    assert made.take(PictureOffer((tmp_path / "a.png").as_posix())) == f"![말]({tmp_path.as_posix()}/a.png)"
    made.take(PictureOffer(data=b"1"))
    assert made.told == [
        "A picture without a file needs a site to be kept in. Save the post in a site first.",
    ]


def test_what_is_no_picture_is_told(post: Path, tmp_path: Path) -> None:
    made = bench(described, post)
    before = made.desk.session.text
    assert made.take(PictureOffer(str(tmp_path / "missing.png"))) == before
    assert made.told == ["missing.png is no picture that a page can show."]
