"""Answers that come at the worst moment."""

from concurrent.futures import Future
from typing import Any


class JustTooLate(Future[Any]):
    """An answer that comes at the moment at which nobody waits for it any longer."""

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """Wait to the end, and say that it was too long."""
        found = super().exception()
        if timeout is not None:
            raise TimeoutError
        return found
