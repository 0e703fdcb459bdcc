"""Bodies for laws: paragraphs, headings, lists and spacers made of the forms that posts have."""

from hypothesis import strategies as st

WORDS = st.sampled_from(["가", "나다", "한국 기업", "a", "bc d", "1", "(044)", "말.", "👨‍👩‍👧", "é", " "])
RUNS = st.sampled_from(
    [
        "**{}**",
        "*{}*",
        "<b>{}</b>",
        "<em>{}</em>",
        '<span style="font-weight: bold;">{}</span>',
        '<b><span style="color: #ee2323;">{}</span></b>',
        '<b><span style="background-color: #21538527;">{}</span></b>',
        '<span style="color: green">{}</span>',
        "[{}](/a)",
        '<a href="/a" rel="dofollow">{}</a>',
        "<u>{}</u>",
    ]
)
SIGNS = st.sampled_from(["&nbsp;", "&amp;", "\\*", "<br>", "![b](c)", "`b`"])


def _is_plain(text: str) -> bool:
    """Leave out what no reading agrees on: bold right at the edge of bold."""
    return (
        bool(text.strip())
        and not any(sign in text for sign in ("***", "**" * 2, "``"))
        and text.count("**") % 2 == 0
    )


def _kind(form: str) -> str:
    """Return what a form cannot be inside of itself as: Markdown's stars, a link."""
    return "link" if form.startswith(("[", "<a")) else form[0] if form[0] == "*" else form


def inline() -> st.SearchStrategy[str]:
    """Return words with marks round some of them, nested as they come."""
    leaf = st.one_of(WORDS, SIGNS)
    run = st.builds(lambda form, text: form.format(text), RUNS, WORDS.filter(str.strip))
    pairs = st.tuples(RUNS, run).filter(lambda pair: _kind(pair[0]) != _kind(pair[1]))
    nested = st.builds(lambda pair, other: pair[0].format(pair[1] + other), pairs, WORDS.filter(str.strip))
    return st.lists(st.one_of(leaf, run, nested), min_size=1, max_size=5).map("".join).filter(_is_plain)


BLOCKS = st.sampled_from(
    [
        "{}\n\n",
        "{}\n\n",
        "{}\n\n",
        '<h2 data-ke-size="size26">{}</h2>\n',
        '<h2 data-ke-size="size24">{}</h2>\n\n',
        "<p>{}</p>\n\n",
        "- {}\n- 둘\n\n",
        "1. {}\n\n",
        "> {}\n> 둘\n\n",
        "## {}\n\n",
        '<p data-ke-size="size16">&nbsp;</p>\n\n',
        '<p data-ke-size="size16"></p>\n\n',
        "<table>\n<tr><td>{}</td></tr>\n</table>\n\n",
        "<ul>\n<li>{}</li>\n<li>둘</li>\n</ul>\n\n",
    ]
)


def bodies() -> st.SearchStrategy[str]:
    """Return whole bodies."""
    block = st.builds(lambda form, text: form.format(text.strip()), BLOCKS, inline())
    return st.lists(block, min_size=1, max_size=4).map("".join)
