"""Of a theme's page and the article in it, the one that killed the page is found."""

from editor.ui.preview.blame import Blame
from editor.ui.preview.dress import Dress

DRESS = Dress("<p>x</p>", "/", {})


def test_a_page_that_dies_once_it_is_painted_keeps_its_theme() -> None:
    blame = Blame()
    assert blame.died(DRESS, is_painted=True) is DRESS
    assert not blame.lived()


def test_an_article_that_lives_without_its_theme_was_killed_by_it() -> None:
    blame = Blame()
    assert blame.died(DRESS, is_painted=False) is None
    assert blame.lived()
    assert not blame.lived()


def test_an_article_that_dies_without_its_theme_has_it_again_and_keeps_it() -> None:
    blame = Blame()
    assert blame.died(DRESS, is_painted=False) is None
    assert blame.died(None, is_painted=False) is DRESS
    assert blame.died(DRESS, is_painted=False) is DRESS
    assert not blame.lived()


def test_another_theme_begins_anew() -> None:
    blame = Blame()
    blame.died(DRESS, is_painted=False)
    blame.begin()
    assert not blame.lived()
    assert blame.died(None, is_painted=True) is None
