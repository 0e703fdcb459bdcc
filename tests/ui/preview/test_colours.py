"""Colours are read as the web engine reads them, in the forms that a style may have."""

import json
from collections.abc import Callable

import pytest

from editor.core.colours import css_colour
from tests.ui.preview.conftest import Onlooker

pytestmark = pytest.mark.window

FORMS = (
    *("#21538527", "#AbC", "RebeccaPurple", "rgb(10% 20% 30%)", "rgb(300 -5 none)", "rgba(1, 2, 3, 1)"),
    *(
        "hsl(-120deg 100% 50%)",
        "hsl(0.5turn 40% 50%)",
        "hwb(120 0% 0%)",
        "hwb(30deg 20% 30%)",
        "hwb(0 60% 60%)",
    ),
    *("lab(50% 40 59)", "lab(80 -40% 20%)", "lch(52% 72 50)", "lch(52.2345% 72.2 56.2)", "lch(150% 20 20)"),
    *("oklab(59% 0.1 0.1)", "oklab(0.4 30% 10%)", "oklch(60% 0.15 50)", "oklch(0.7 60% 0.4turn)"),
    *(
        "oklch(60% .4 150)",
        "lab(50, 40, 59)",
        "hwb(120, 0%, 0%)",
        "oklch(60% 50 0.15deg none)",
        "rgb(1px 2 3)",
    ),
)
PIXELS = """(() => FORMS.map(form => {
    const sheet = document.createElement('canvas').getContext('2d');
    if (!CSS.supports('color', form)) return null;
    sheet.fillStyle = form;
    sheet.fillRect(0, 0, 1, 1);
    return [...sheet.getImageData(0, 0, 1, 1).data];
}))()"""
ROUNDING = 3
"""The engine keeps colours with opacity multiplied by it, which costs a few of 255 steps."""


def test_colours_are_those_of_the_engine(make_view: Callable[[], Onlooker]) -> None:
    pixels = make_view().ask(PIXELS.replace("FORMS", json.dumps(FORMS)))
    assert len(pixels) == len(FORMS)
    for form, pixel in zip(FORMS, pixels, strict=True):
        ours = css_colour(form)
        assert (ours is None) is (pixel is None), form
        if ours is not None:
            assert max(abs(one - other) for one, other in zip(ours, pixel, strict=True)) <= ROUNDING, form
