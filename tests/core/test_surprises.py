"""What kramdown and Liquid make of a text against its writer's meaning is said, and repaired."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from editor.core import article
from editor.core.errors import Problem, Severity
from editor.core.surprises import surprises
from editor.kramdown import document, to_html

HEADER = "---\ntitle: 글\n---\n"


class Case(NamedTuple):
    """A source, the words of what is said of it, and the source after the repair (`None`: there is none)."""

    source: str
    said: str
    repaired: str | None
    shown: str = ""
    """What must be in the page's HTML after the repair."""


CASES = [
    # a line that becomes a table
    Case("[제목 | 뉴스다오](/a)\n", "table", "[제목 \\| 뉴스다오](/a)\n", '<a href="/a">제목 | 뉴스다오</a>'),
    Case("가 | 나\n다 | 라\n", "table", "가 \\| 나\n다 \\| 라\n", "<p>가 | 나"),
    Case("[가](/a?b|c) | 나\n", "table", "[가](/a?b%7Cc) \\| 나\n", '<a href="/a?b%7Cc">가</a> | 나'),
    Case('가 | <a href="/b|c">나</a>\n', "table", '가 \\| <a href="/b&#124;c">나</a>\n', "가 | <a"),
    Case("- 가 | 나\n", "table", "- 가 \\| 나\n", "가 | 나"),
    Case("`a|b` 가 | 나\n", "table", "`a|b` 가 \\| 나\n", "</code> 가 | 나"),
    # a tag that is none
    Case("드라마 <동행>의\n", "HTML tag", "드라마 〈동행〉의\n", "드라마 〈동행〉의"),
    Case(
        "<삼식이 삼촌>이다\n\n둘\n", "HTML tag", "〈삼식이 삼촌〉이다\n\n둘\n", "<p>〈삼식이 삼촌〉이다</p>"
    ),
    Case("가 <b>**나** <동행> 다</b>\n", "HTML tag", "가 <b>**나** 〈동행〉 다</b>\n", "〈동행〉 다</b>"),
    Case("목록 List<String> 이다\n", "HTML tag", "목록 List&lt;String&gt; 이다\n", "List&lt;String&gt; 이다"),
    Case("가 <인용>나</인용> 다\n", "HTML tag", "가 &lt;인용&gt;나&lt;/인용&gt; 다\n", "&lt;/인용&gt; 다"),
    Case("<p>영화 <동행>의</p>\n\n둘\n", "HTML tag", "<p>영화 〈동행〉의</p>\n\n둘\n", "<p>둘</p>"),
    # tags never closed, closed in the wrong order, closing nothing
    Case("가 <b>나 다\n\n라\n", "never closed", "가 <b>나 다</b>\n\n라\n", "<b>나 다</b></p>"),
    Case("<b><span>가 나\n", "never closed", "<b><span>가 나</span></b>\n", "<b><span>가 나</span></b></p>"),
    Case("<b><i>가</b></i> 나\n", "wrong order", "<b><i>가</i></b> 나\n", "<b><i>가</i></b> 나"),
    Case("<b>가</b이라며 나\n", "never closed", "<b>가</b>이라며 나\n", "<b>가</b>이라며 나"),
    Case("<p>가 나\n\n둘\n", "never closed", "<p>가 나</p>\n\n둘\n", "<p>둘</p>"),
    Case("<p>가 <b>나</p>\n\n둘\n", "never closed", "<p>가 <b>나</b></p>\n\n둘\n", "<p>둘</p>"),
    Case("가 나</b> 다\n", "closes nothing", "가 나 다\n", "<p>가 나 다</p>"),
    Case("<p>가</p> 나</p>\n", "closes nothing", "<p>가</p> 나\n", "<p>나</p>"),
    # a block's tag inside a paragraph
    Case(
        "가<p>나 <b>다</b></p>\n", "inside a paragraph", "가\n\n<p>나 <b>다</b></p>\n", "<p>나 <b>다</b></p>"
    ),
    Case("가 <hr> \n\n나\n", "inside a paragraph", "가\n\n<hr> \n\n나\n", "<hr />"),
    # marks that are not read
    Case("__굵게__는\n", "underscores", "**굵게**는\n", "<strong>굵게</strong>는"),
    Case("가 _기울임_은\n", "underscores", "가 *기울임*은\n", "<em>기울임</em>은"),
    Case("가 **말 **나\n", "blank", "가 **말** 나\n", "<strong>말</strong> 나"),
    Case("가** 말**나\n", "blank", "가 **말**나\n", "<strong>말</strong>나"),
    Case("<p>가 **말**은</p>\n", "inside HTML", "<p>가 <b>말</b>은</p>\n", "<b>말</b>은"),
    Case("**가 나 **다**라\n", "bold before it", None),
    # links and footnotes without their other half, attribute lists that are none
    Case("가 [글][1] 나\n", "no link", None),
    Case("가[^1] 나\n", "no footnote", None),
    Case("가\n{: 이름 }\n", "attributes", "가\n\\{: 이름 }\n", "{: 이름 }"),
    Case("*가*{: 나 다} 라\n", "attributes", "*가*\\{: 나 다} 라\n", "</em>{: 나 다} 라"),
]

LIQUID = [
    Case("가 {{ 이름 }} 나\n", "will not be seen", "가 {&#123; 이름 }} 나\n", "가 {{ 이름 }} 나"),
    Case("가 {{ user.name }} 나\n", "will not be seen", "가 {&#123; user.name }} 나\n", "{{ user.name }} 나"),
    Case("가 {{ 이름 나\n", "stop Jekyll", "가 {&#123; 이름 나\n", "가 {{ 이름 나"),
    Case("가 {{ 이름 } 나\n", "stop Jekyll", "가 {&#123; 이름 } 나\n", "가 {{ 이름 } 나"),
    Case("가 {% 이름 %} 나\n", "stop Jekyll", "가 {&#37; 이름 %} 나\n", "가 {% 이름 %} 나"),
    Case("가 {% 나\n", "stop Jekyll", "가 {&#37; 나\n", "가 {% 나"),
    Case("가 `{{ x }}` 나\n", "will not be seen", "가 `{% raw %}{{ x }}{% endraw %}` 나\n", "{{ x }}</code>"),
    Case("가 `{{` 나\n", "stop Jekyll", "가 `{% raw %}{{{% endraw %}` 나\n", "{{</code>"),
    Case("    {{ x }}\n", "will not be seen", "    {% raw %}{{ x }}{% endraw %}\n", "{{ x }}"),
]

QUIET = [
    "| 가 | 나 |\n| 다 | 라 |\n",
    "가 | 나\n---|---\n다 | 라\n",
    "`가 | 나` 다\n",
    "가\n나 | 다\n",
    "가 \\| 나\n",
    '<p>출처: <a href="/a">가</a> | 나</p>\n',
    "```\n가 | 나 <동행> __a__b **x ** {{site.x}}\n```\n",
    "가 `<동행>` 나 \\<동행> &lt;동행> 〈동행〉\n",
    "<svg><path d='m'/><g></g></svg>\n",
    "가 <o:p></o:p> <my-tag>나</my-tag> <font>다</font> <s>라</s> <center>마</center>\n",
    "가 <br> <img src='a'> <b>나</b>\n\n<ul>\n<li>가\n<li>나\n</ul>\n",
    "<p>가<p>나</p></p>\n",
    "가_나_다 snake_case_name __init__.py _a_/b\n",
    "** 참고: 나\n",
    "2**3**2 2 ** 3\n",
    "[단독][영상] 제목 [속보][종합]\n",
    "[글][1] 나 a[0][1] [^1]\n\n[1]: /a\n[^1]: 주\n",
    "가\n{: .notice #b k='v'}\n\n* 가\n{:toc}\n",
    "{{ site.url }} {{ '{{' }} {{ page.title | upcase }} {% include a.html b='<c>' %}\n",
    "{% raw %}{{ 이름 }} {% 이름 %}{% endraw %} {% assign x = 1 %}{{ x }}\n",
    "{% highlight java %}\nList<String> a | b\n{% endhighlight %}\n",
    "{% comment %}<동행>{% endcomment %} }} %}\n",
    '{{ "a" | embed: "b" }}\n',
]


def found(body: str, header: str = HEADER) -> tuple[Problem, ...]:
    post = article.read(header + body)
    return surprises(post, document.read(post.body))


def repaired(case: Case) -> str:
    (problem,) = (one for one in found(case.source) if case.said in str(one.message))
    assert problem.repair is not None
    return problem.repair.changes.apply(HEADER + case.source).removeprefix(HEADER)


@pytest.mark.parametrize("case", CASES + LIQUID, ids=lambda case: case.source.strip())
def test_a_surprise_is_said_and_repaired(case: Case) -> None:
    (problem,) = (one for one in found(case.source) if case.said in str(one.message))
    if case.repaired is None:
        assert problem.repair is None
    else:
        assert repaired(case) == case.repaired
        assert not [one for one in found(case.repaired) if case.said in str(one.message)]


@pytest.mark.parametrize("body", QUIET)
def test_what_is_meant_is_no_surprise(body: str) -> None:
    assert [str(problem.message) for problem in found(body)] == []


@pytest.mark.parametrize("case", [case for case in CASES if case.shown], ids=lambda case: case.source.strip())
def test_the_preview_shows_after_a_repair_what_was_meant(case: Case) -> None:
    assert case.shown in to_html(repaired(case))


@pytest.mark.skipif(
    shutil.which("ruby") is None, reason="asks the real kramdown, which is not installed here"
)
def test_the_real_kramdown_shows_after_a_repair_what_was_meant() -> None:
    cases = [case for case in CASES if case.shown]
    script = (
        "require 'kramdown'; require 'kramdown-parser-gfm'; require 'json';"
        "puts JSON.generate(JSON.parse(STDIN.read).map { |text| Kramdown::Document.new(text, input: 'GFM',"
        " hard_wrap: false, syntax_highlighter: nil).to_html })"
    )
    texts = [text for case in cases for text in (case.source, repaired(case))]
    done = subprocess.run(
        ["ruby", "-e", script], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"kramdown or its GFM parser is not installed here: {done.stderr[:200]}")
    pages = json.loads(done.stdout)
    wrong = [
        (case.source, page)
        for case, before, page in zip(cases, pages[::2], pages[1::2], strict=True)
        if case.shown not in page or (case.shown in before and case.said != "never closed")
    ]
    assert wrong == []


@pytest.mark.skipif(
    shutil.which("jekyll") is None, reason="asks the real Jekyll, which is not installed here"
)
def test_the_real_jekyll_shows_after_a_repair_what_was_meant(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").touch()
    for number, case in enumerate(LIQUID):
        (tmp_path / f"{number}.md").write_text(HEADER + repaired(case), "utf-8")
    build = ["jekyll", "build", "--quiet", "--disable-disk-cache", "--source", str(tmp_path)]
    subprocess.run([*build, "--destination", str(tmp_path / "site")], capture_output=True, check=True)
    pages = [(tmp_path / "site" / f"{number}.html").read_text("utf-8") for number in range(len(LIQUID))]
    assert [
        (case.source, page) for case, page in zip(LIQUID, pages, strict=True) if case.shown not in page
    ] == []


def test_what_stops_jekyll_is_an_error() -> None:
    assert [problem.severity for problem in found("{{ 가 }} 나\n\n{% 다\n")] == [
        Severity.WARNING,
        Severity.ERROR,
    ]


def test_a_post_that_liquid_does_not_run_over_has_no_commands() -> None:
    assert found("{{ 이름 }} {%\n", "---\nrender_with_liquid: false\n---\n") == ()


def test_problems_come_in_the_order_of_the_text_at_their_places() -> None:
    body = "앞\n\n가 | 나\n\n<동행> 뒤\n\n{{ 이름\n"
    text = HEADER + body
    assert [problem.span.of(text) for problem in found(body)] == ["|", "<동행>", "{{"]


def test_a_body_that_cannot_be_edited_is_offered_no_repair() -> None:
    problems = found("가 | 나\N{PARAGRAPH SEPARATOR}\n")
    assert [problem.repair for problem in problems] == [None]


def test_a_block_full_of_other_source_is_not_told_at_length() -> None:
    assert len(found("가 <나> <다 라> " * 200)) == 20
    assert len(found("가 | 나\n" * 3000)) == 1
    assert len(found("**a ** " * 20_000)) == 20
    assert len(found("가 {{ " * 20_000)) == 50


@pytest.mark.corpus
def test_a_newsroom_s_posts_surprise_where_they_did_and_are_repaired(corpus: tuple[Path, ...]) -> None:
    posts = [path for path in corpus if any("frowth" in part for part in path.parts)]
    problems = []
    for path in posts:
        post = article.read(path.read_text("utf-8"))
        problems += surprises(post, document.read(post.body))
    assert len(problems) > 60
    assert sum(problem.repair is None for problem in problems) <= 1
