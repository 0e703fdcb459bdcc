"""Case files: a state before and after, with the selection drawn in the text.

    red wraps the selection
    .
    about <|NATO|> now
    .
    about <b><span style="color: #ee2323;"><|NATO|></span></b> now
    .

The first words of a title name the command, what stands in backquotes is its arguments. `|` is a caret;
in a text with bars of its own `‸` is one. `<|` and `|>` are the ends of a selection, of each of several; the
first one drawn is the one that the caret is in. `␣` is a blank, `¶` a
line end, where an editor might drop them. `[bold]` at the end of the text names the pending marks (`[]`:
none); `(nothing)` says that the command does not apply.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from editor.core.state import Selection, State, Transaction, caret
from editor.kramdown.span import Span

CASES = Path(__file__).parents[1] / "cases"
NOTHING = "(nothing)"
_PENDING = re.compile(r"\[([\w, :#-]*)\]$")

Command = Callable[..., Transaction | None]


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what is done, to what, and what comes of it."""

    title: str
    before: str
    after: str


def cases(name: str) -> list[Case]:
    """Return the cases of a file below tests/cases."""
    text = (CASES / name).read_text(encoding="utf-8")
    parts = re.split(r"^\.\n", text, flags=re.MULTILINE)
    found = []
    for at in range(0, len(parts) - 1, 3):
        title = parts[at].strip().splitlines()[-1]
        before, after = (part.removesuffix("\n") for part in parts[at + 1 : at + 3])
        found.append(Case(title, before, after))
    return found


def read(drawn: str) -> State:
    """Return the state that a drawing shows."""
    pending = None
    if found := _PENDING.search(drawn):
        pending = frozenset(found[1].split(", ")) - {""}
        drawn = drawn[: found.start()]
    text = drawn.replace("␣", " ").replace("¶", "\n")
    if "<|" in text and "|>" in text:
        spans = []
        while "<|" in text:
            start = text.index("<|")
            text = text.replace("<|", "", 1)
            end = text.index("|>")
            text = text.replace("|>", "", 1)
            spans.append(Span(start, end))
        return State(text, Selection(spans[0].start, spans[0].end, tuple(spans[1:])), pending)
    sign = "‸" if "‸" in text else "|"
    return State(text.replace(sign, "", 1), caret(max(text.find(sign), 0)), pending)


def draw(state: State) -> str:
    """Return the drawing of a state."""
    text, span = state.text, state.selection.span
    if state.selection.is_caret:
        sign = "‸" if "|" in text else "|"
        text = text[: span.start] + sign + text[span.start :]
    else:
        for one in reversed(state.selection.spans):
            text = f"{text[: one.start]}<|{one.of(text)}|>{text[one.end :]}"
    return text if state.pending is None else f"{text}[{', '.join(sorted(state.pending))}]"


def expected(case: Case) -> str:
    """Return what comes of a case, as it is drawn here."""
    return case.after if case.after == NOTHING else draw(read(case.after))


def run(case: Case, commands: Mapping[str, Command]) -> str:
    """Return the drawing of what the command of a case does."""
    name = next(name for name in sorted(commands, key=len, reverse=True) if case.title.startswith(name))
    state = read(case.before)
    transaction = commands[name](state, *re.findall(r"`([^`]*)`", case.title))
    return NOTHING if transaction is None else draw(transaction.apply(state))
