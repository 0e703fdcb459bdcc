"""`for`, `tablerow`, `break` and `continue`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from liquid import TokenStream
from liquid.ast import BlockNode, Node
from liquid.token import Token
from typing_extensions import override

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.expressions import ATTRIBUTE, NIL, QUOTED, Expression, Read, read_expression
from editor.jekyll.liquid.grammar import END, Reader, Rejected
from editor.jekyll.liquid.nodes import JekyllTag, Piece, opened, without_blanks
from editor.jekyll.liquid.run import Interrupt, Run
from editor.jekyll.liquid.values import Drop, is_number, items_of, to_integer, whole

_FOR = re.compile(rf"([\w-]+)\s+in\s+((?:{QUOTED})+)\s*(reversed)?", re.ASCII)
_TABLE_ROW = re.compile(rf"(?<!\w)(\w+)\s+in\s+((?:{QUOTED})+)", re.ASCII)
_NOTHING: Sequence[object] = ()


class Loop(Drop):
    """`forloop`: where a loop is."""

    ruby_name = "Liquid::ForloopDrop"

    def __init__(self, name: str, length: int, parent: "Loop | None") -> None:
        self.index = 0
        self._name = name
        self._length = length
        self._parent = parent

    @override
    def __getitem__(self, key: str) -> object:
        index, length = self.index, self._length
        own: Mapping[str, object] = {
            "index": index + 1,
            "index0": index,
            "rindex": length - index,
            "rindex0": length - index - 1,
            "first": index == 0,
            "last": index == length - 1,
            "length": length,
            "name": self._name,
            "parentloop": self._parent,
        }
        return own.get(key)

    @override
    def __contains__(self, key: object) -> bool:
        return True

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(())

    @override
    def __len__(self) -> int:
        return 0


class TableLoop(Loop):
    """`tablerowloop`: where a table is."""

    ruby_name = "Liquid::TablerowloopDrop"

    def __init__(self, length: int, columns: int) -> None:
        super().__init__("", length, None)
        self._columns = columns
        self.row = 1
        self.column = 1

    @override
    def __getitem__(self, key: str) -> object:
        own: Mapping[str, object] = {
            "col": self.column,
            "col0": self.column - 1,
            "row": self.row,
            "col_first": self.column == 1,
            "col_last": self.column == self._columns,
            "name": None,
            "parentloop": None,
        }
        return own[key] if key in own else super().__getitem__(key)

    def step(self) -> None:
        """Go to the next cell."""
        self.index += 1
        if self.column == self._columns:
            self.column = 1
            self.row += 1
        else:
            self.column += 1


class ForNode(Piece):
    """`for`: a block for each item, another where there is none."""

    def __init__(self, token: Token, head: "ForHead", body: BlockNode, otherwise: BlockNode | None) -> None:
        bodies = [body, otherwise] if otherwise else [body]
        super().__init__(token, blank=without_blanks(bodies))
        self.head = head
        self.body = body
        self.otherwise = otherwise

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        items = self._items(run)
        if items:
            self._write_items(run, buffer, items)
        elif self.otherwise:
            self.otherwise.render(run, buffer)

    def _items(self, run: Run) -> Sequence[object]:
        """Return the items that are looped over, and remember where they end."""
        key = ("for", self.head.name)
        start = self._start(run, key)
        found = self.head.collection.value(run)
        limit = self.head.limit.value(run)
        stop = None if limit is None else whole(limit) + start
        items = sliced(found, start, stop, run)
        run.registers[key] = start + len(items)
        return items[::-1] if self.head.is_reversed else items

    def _start(self, run: Run, key: object) -> int:
        if self.head.continues:
            kept = run.registers.get(key, 0)
            return kept if isinstance(kept, int) else 0
        offset = self.head.offset.value(run)
        return 0 if offset is None else whole(offset)

    def _write_items(self, run: Run, buffer: TextIO, items: Sequence[object]) -> None:
        parent = run.registers.get("forloop")
        loop = Loop(self.head.name, len(items), parent if isinstance(parent, Loop) else None)
        names: dict[str, object] = {"forloop": loop}
        run.registers["forloop"] = loop
        try:
            with run.extend(names):
                for loop.index, item in enumerate(items):
                    names[self.head.variable] = item
                    run.budget.spend()
                    self.body.render(run, buffer)
                    if run.interrupts and run.interrupts.pop() is Interrupt.BREAK:
                        break
        finally:
            run.registers["forloop"] = parent


def sliced(value: object, start: int, stop: int | None, run: Run) -> Sequence[object]:
    """Return the items of a value from one to before another; a text is one item."""
    if isinstance(value, str):
        return [value] if value else _NOTHING
    items = items_of(value)
    if items is None:
        return _NOTHING
    if stop is not None and stop <= 0:
        return _NOTHING
    run.budget.spend(len(items) >> 8)
    return items[max(start, 0) : stop]


class ForHead:
    """What stands after `for`."""

    def __init__(self, variable: str, collection: str, *, is_reversed: bool) -> None:
        self.variable = variable
        self.name = f"{variable}-{collection}"
        self.collection = read_expression(collection)
        self.is_reversed = is_reversed
        self.limit: Expression = NIL
        self.offset: Expression = NIL
        self.continues = False

    def set(self, key: str, markup: str) -> None:
        """Take an attribute; others than `limit` and `offset` mean nothing."""
        if key == "limit":
            self.limit = read_expression(markup)
        elif key == "offset" and markup == "continue":
            self.continues = True
        elif key == "offset":
            self.continues = False
            self.offset = read_expression(markup)


def read_head(markup: str) -> Read[ForHead]:
    """Read what stands after `for`, strictly, else laxly."""
    try:
        return Read(_strict(markup))
    except Rejected as why:
        return Read(_lax(markup), str(why))


def _strict(markup: str) -> ForHead:
    reader = Reader(markup)
    variable = reader.take("id")
    if not reader.takes_word("in"):
        raise Rejected("For loops require an 'in' clause")
    head = ForHead(variable, reader.expression(), is_reversed=bool(reader.takes_word("reversed")))
    while reader.looks("id") and reader.looks(":", 1):
        key = reader.takes_word("limit", "offset")
        if key is None:
            raise Rejected("Invalid attribute in for loop. Valid attributes are limit and offset")
        reader.take(":")
        head.set(key, reader.expression())
    reader.take(END)
    return head


def _lax(markup: str) -> ForHead:
    found = _FOR.match(markup)
    if not found:
        raise Rejected("Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]")
    head = ForHead(found[1], found[2], is_reversed=bool(found[3]))
    for key, value in ATTRIBUTE.findall(markup):
        head.set(key, value)
    return head


class For(JekyllTag):
    """`for item in items`."""

    name = "for"
    end = "endfor"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        head = self.heard(read_head(markup), token, markup)
        body = self.body(stream, (self.end, "else"))
        otherwise: BlockNode | None = None
        if stream.current.is_tag("else"):
            next(stream)
            otherwise = self.body(stream, (self.end,))
        self.close(stream, token)
        return ForNode(token, head, body, otherwise)


class TableRowNode(Piece):
    """`tablerow`: a cell for each item."""

    def __init__(
        self,
        token: Token,
        variable: str,
        collection: Expression,
        attributes: Mapping[str, Expression],
        body: BlockNode,
    ) -> None:
        super().__init__(token, blank=body.blank)
        self.variable = variable
        self.collection = collection
        self.attributes = attributes
        self.body = body

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        found = self.collection.value(run)
        if found is None or found is False:
            return
        start = self._number(run, "offset")
        stop = start + self._number(run, "limit") if "limit" in self.attributes else None
        items = sliced(found, start, stop, run)
        loop = TableLoop(len(items), self._number(run, "cols"))
        names: dict[str, object] = {"tablerowloop": loop}
        buffer.write('<tr class="row1">\n')
        with run.extend(names):
            for item in items:
                names[self.variable] = item
                self._write_cell(run, buffer, loop)
        buffer.write("</tr>\n")

    def _write_cell(self, run: Run, buffer: TextIO, loop: TableLoop) -> None:
        run.budget.spend()
        buffer.write(f'<td class="col{loop.column}">')
        self.body.render(run, buffer)
        buffer.write("</td>")
        if loop["col_last"] and not loop["last"]:
            buffer.write(f'</tr>\n<tr class="row{loop.row + 1}">')
        loop.step()

    def _number(self, run: Run, key: str) -> int:
        value = self.attributes[key].value(run) if key in self.attributes else None
        if value is None:
            return 0
        if isinstance(value, str):
            return to_integer(value)
        if not is_number(value) or not isinstance(value, int | float):
            raise Failed("undefined method 'to_i'")
        return int(value)


class TableRow(JekyllTag):
    """`tablerow item in items cols: 2`."""

    name = "tablerow"
    end = "endtablerow"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        found = _TABLE_ROW.search(markup)
        body = self.body(stream, (self.end,))
        self.close(stream, token)
        if not found:
            raise Rejected(
                "Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in [collection]"
            )
        attributes = {key: read_expression(value) for key, value in ATTRIBUTE.findall(markup)}
        return TableRowNode(token, found[1], read_expression(found[2]), attributes, body)


class InterruptNode(Piece):
    """`break` or `continue`."""

    def __init__(self, token: Token, interrupt: Interrupt) -> None:
        super().__init__(token)
        self.interrupt = interrupt

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        run.interrupts.append(self.interrupt)


class Break(JekyllTag):
    """`break`: ends the loop."""

    name = "break"
    interrupt = Interrupt.BREAK

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, _ = opened(stream)
        return InterruptNode(token, self.interrupt)


class Continue(Break):
    """`continue`: goes on with the next item."""

    name = "continue"
    interrupt = Interrupt.CONTINUE
