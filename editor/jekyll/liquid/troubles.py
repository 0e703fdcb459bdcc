"""What a template asks for that cannot be given: collected for its author, never dropped and never fatal."""

from dataclasses import dataclass
from enum import Enum

from editor.core.message import Message, msg


class Kind(Enum):
    """Why a piece of a template is not as its author meant it."""

    TAG = "tag"
    """A tag of a plugin that Wongo does not have."""
    FILTER = "filter"
    """A filter of a plugin that Wongo does not have: the value went on unfiltered."""
    INCLUDE = "include"
    """A file to include that is not there."""
    LINK = "link"
    """A post or file to link to that is not there."""
    SYNTAX = "syntax"
    """Liquid that Jekyll refuses: it would stop building the site."""
    LAX = "lax"
    """Liquid that Jekyll warns of and reads somehow."""
    ERROR = "error"
    """An operation that fails on these values: Jekyll would stop building the site."""
    LIMIT = "limit"
    """The template runs too long, too deep or writes too much; rendering ended there."""


_SENTENCES = {
    Kind.TAG: msg("The tag {name} belongs to a plugin that Wongo does not have."),
    Kind.FILTER: msg("The filter {name} belongs to a plugin that Wongo does not have."),
    Kind.INCLUDE: msg("There is no file {name} to include."),
    Kind.LINK: msg("There is no post or page {name} to link to."),
    Kind.SYNTAX: msg("Jekyll does not accept this Liquid: {name}"),
    Kind.LAX: msg("Jekyll warns of this Liquid and leaves out what it does not understand: {name}"),
    Kind.ERROR: msg("Jekyll stops at this Liquid: {name}"),
}
_LIMITS = {
    "steps": msg("This Liquid does not end: it was stopped."),
    "seconds": msg("This Liquid takes too long: it was stopped."),
    "output": msg("This Liquid writes too much: it was stopped."),
    "string": msg("This Liquid makes too long a text: it was stopped."),
    "depth": msg("This Liquid is nested too deep: it was stopped."),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that a template asks for in vain, and where."""

    kind: Kind
    name: str
    """The tag, filter or file; what is wrong, in Liquid's own words; the name of the limit."""
    place: str = ""
    """The include that says it; empty for the template itself."""
    line: int = 0
    """The line of the template or include, from 1; 0 where it is not known."""

    @property
    def is_fatal(self) -> bool:
        """Whether the real Jekyll, with its plugins, would refuse to build the page."""
        return self.kind not in (Kind.FILTER, Kind.LAX, Kind.TAG)

    @property
    def sentence(self) -> Message:
        """What is wrong, for the author of the template."""
        if self.kind is Kind.LIMIT:
            return _LIMITS[self.name]
        return Message(_SENTENCES[self.kind].text, (("name", self.name),))
