import pytest

from editor.core.colours import css_colour
from editor.core.palette import house
from editor.ui.body.theme import DARK, LIGHT, READABLE, BodyTheme, contrast, over, visible

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def rgba(name: str) -> tuple[int, int, int, int]:
    found = css_colour(name)
    assert found is not None
    return found


@THEMES
def test_everything_that_is_read_has_contrast_enough(theme: BodyTheme) -> None:
    page = rgba(theme.page)
    for name in (theme.text, theme.faint, theme.link, *(colour for _, colour in theme.roles)):
        assert contrast(rgba(name), page) >= READABLE, name
    for ground in (theme.code_ground, theme.card_head, theme.selection, theme.mark):
        assert contrast(rgba(theme.text), rgba(ground)) >= READABLE, ground


@THEMES
def test_house_colours_are_read_on_both_pages(theme: BodyTheme) -> None:
    for highlight in house().highlights:
        if highlight.kind == "text":
            shown = theme.text_colour(rgba(highlight.colour)).getRgb()
            assert contrast(shown, rgba(theme.page)) >= 4.2, highlight.id


def test_a_light_page_shows_colours_as_the_site_does() -> None:
    assert LIGHT.text_colour(rgba("#ee2323")).name() == "#ee2323"
    assert LIGHT.ground_colour(rgba("#21538527")).getRgb() == (33, 83, 133, 39)


def test_a_tint_is_seen_on_a_dark_page_and_nothing_stays_nothing() -> None:
    assert visible(rgba("#21538527"), rgba(DARK.page))[3] > 39
    assert visible((0, 0, 0, 0), rgba(DARK.page)) == (0, 0, 0, 0)


@pytest.mark.parametrize("ground", ["#ffc1c8", "rgba(255, 230, 0, 0.5)", "#f6e199", "#333333", "#21538527"])
@pytest.mark.parametrize("ink", [None, "#ee2323", "#000000", "#ffffff"])
def test_text_on_a_ground_is_read_on_a_dark_page(ground: str, ink: str | None) -> None:
    page = rgba(DARK.page)
    behind = over(visible(rgba(ground), page), page)
    shown = DARK.text_colour(rgba(ink) if ink else None, rgba(ground))
    assert contrast(shown.getRgb(), behind) >= READABLE
    assert ink != "#ee2323" or shown.hslHue() in range(355, 360) or shown.hslHue() < 5
