"""What is wrong with some YAML, in words for people who have never heard of it."""

import yaml

from editor.core.errors import Problem, Severity
from editor.core.message import N_, Message, msg
from editor.kramdown.span import Span

_TAB = msg("A line may not begin with a tab: use spaces.")
_MISFIT = msg("This line does not fit the lines above it: look at its indentation and its quotes.")
_TAG = msg("A value may not begin with “!”: put it in quotes.")
_QUOTE = msg("A quote is opened here and never closed.")
_ESCAPE = msg("Between double quotes, “\\” is written twice.")
_UNKNOWN = msg("Jekyll cannot read this line: look at its quotes, its colons and its indentation.")

_WORDS: tuple[tuple[str, Message], ...] = (
    (
        "mapping values are not allowed",
        msg("This value has a colon: put the value in quotes."),
    ),
    ("could not find expected ':'", msg("A key is missing its colon, or a value its quotes.")),
    ("found unexpected end of stream", _QUOTE),
    ("did not find expected ',' or ']'", msg("A list is opened with “[” here and never closed.")),
    ("did not find expected ',' or '}'", msg("A brace “{” is opened here and never closed.")),
    ("did not find expected node content", msg("Something is missing here: is there a comma too many?")),
    (
        "undefined alias",
        msg("“*” refers to a name that is not defined: put the value in quotes."),
    ),
    ("did not find expected alphabetic", msg("A value may not begin with “*” or “&”: put it in quotes.")),
    ("found undefined tag handle", _TAG),
    ("determine a constructor for the tag", _TAG),
    ("found unexpected document indicator", _QUOTE),
    ("did not find expected '-' indicator", _MISFIT),
    ("block sequence entries are not allowed", _MISFIT),
    ("found a tab character", _TAB),
    (
        "expected comment or line break",
        msg("Behind “|” or “>” the text begins in the next line: put this value in quotes."),
    ),
    ("unknown escape character", _ESCAPE),
    ("expected hexdecimal number", _ESCAPE),
    ("invalid Unicode character escape code", _ESCAPE),
    ("nested too deeply", msg("The values are nested too deeply.")),
    ("too many aliases", msg("The references stand for too many values.")),
)
_FROM_CONTEXT = (
    "unexpected end of stream",
    "unexpected document indicator",
    "',' or ']'",
    "',' or '}'",
    "expected ':'",
)
"""Problems that people find where the thing was opened, not where the reader gave up."""

_AFTER = {
    "'": msg("Text goes on after a closing quote: put the whole value in quotes."),
    '"': msg("Text goes on after a closing quote: put the whole value in quotes."),
    "]": msg("Text goes on after “]”: put the whole value in quotes."),
    "}": msg("Text goes on after “}”: put the whole value in quotes."),
}
_SIGN = N_("A value may not begin with “{character}”: put it in quotes.")


def in_plain_words(error: Exception, header: str, yaml_span: Span) -> Problem:
    """Return the problem that stopped the reader, on the line to look at."""
    at, sentence = yaml_span.start, str(error)
    if isinstance(error, UnicodeEncodeError):
        return _on_line(
            header, error.start, yaml_span, msg("This line holds half a character: type it again.")
        )
    if isinstance(error, yaml.reader.ReaderError):
        message = msg("This line holds a control character that YAML does not allow.")
        return _on_line(header, _position(header, error), yaml_span, message)
    if isinstance(error, yaml.MarkedYAMLError):
        sentence = error.problem or ""
        opened = error.context_mark if any(part in sentence for part in _FROM_CONTEXT) else None
        mark = opened or error.problem_mark
        at = mark.index if mark is not None else at
    return _on_line(header, at, yaml_span, _sentence(sentence, header, at))


def _sentence(problem: str, header: str, at: int) -> Message:
    if header.startswith("<<<<<<<", at):
        return msg("Two versions of this file were merged and the conflict is not resolved.")
    for part, message in _WORDS:
        if part in problem:
            return message
    if "did not find expected key" in problem:
        return _AFTER.get(header[:at].rstrip(" ")[-1:], _MISFIT)
    if "cannot start any token" in problem:
        character = header[at : at + 1]
        return _TAB if character == "\t" else msg(_SIGN, character=character)
    return _UNKNOWN


def _position(header: str, error: yaml.reader.ReaderError) -> int:
    """Return where the character is that was refused; libyaml counts bytes up to it."""
    position = error.position
    if not isinstance(position, int):
        return 0
    return len(header.encode()[:position].decode("utf-8", "ignore"))


def _on_line(header: str, at: int, yaml_span: Span, message: Message) -> Problem:
    """Return the problem of the line that `at` is in: the last line of the YAML when it is past the end."""
    at = min(max(at, yaml_span.start), max(yaml_span.end - 1, yaml_span.start))
    start = header.rfind("\n", 0, at) + 1
    end = header.find("\n", at)
    return Problem(Span(start, len(header) if end < 0 else end), message, Severity.ERROR)
