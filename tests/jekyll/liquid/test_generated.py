"""Templates drawn by Hypothesis: the real Jekyll and ours make the same of each, or both refuse it."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.jekyll.liquid import templates
from tests.jekyll.liquid.cases import REFUSED, answer
from tests.jekyll.liquid.reference import MISSING, Asked, is_installed

VALUES = {**templates.VALUES, **templates.TIMES}


@pytest.fixture(scope="module")
def jekyll() -> Iterator[Asked]:
    if not is_installed():
        pytest.skip(MISSING)
    with Asked() as asked:
        yield asked


@settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=150,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(template=templates.templates)
def test_a_drawn_template_is_rendered_as_jekyll_does(jekyll: Asked, template: str) -> None:
    reply = jekyll.answer({"template": template, "values": VALUES})
    rendered = answer(VALUES, template)
    refused = any(trouble.is_fatal for trouble in rendered.troubles)
    assert (REFUSED if refused else rendered.text) == reply.get("text", REFUSED)
