"""Does what a plan says: all of it, or nothing that stays."""

import contextlib
import os
from pathlib import Path

from editor.core.errors import AlreadyThere, FileTrouble
from editor.core.message import msg
from editor.store import files
from editor.store.exporters.plan import CopyFile, Plan, Step, WriteFile


def apply(plan: Plan, *, replace: bool = False, anew: bool = False) -> Path:
    """Take the steps of a plan and return the file it was about.

    A file that is there already with the same content is left alone; with `anew` it is in the way as well.
    When a step fails, the files made so far are removed again.

    Raises:
        AlreadyThere: another file is in the way and `replace` does not say to write over it.
        FileTrouble: something cannot be read or written.

    """
    made: list[Path] = []
    try:
        if anew and os.path.lexists(plan.path):
            raise AlreadyThere(
                msg("{path} is already there.", path=plan.path),
                msg("It was left as it is."),
                msg("Choose another name."),
            )
        for step in plan.steps:
            _refuse_in_the_way(step, replace=replace)
        for step in plan.steps:
            is_new = not os.path.lexists(step.path)
            _take(step, replace=replace)
            made += [step.path] if is_new else []
    except FileTrouble:
        for path in made:
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return plan.path


def is_in_the_way(plan: Plan) -> bool:
    """Tell whether the plan would write over a file of another content: ask first."""
    return any(isinstance(step, WriteFile) and _is_other(step) for step in plan.steps)


def _refuse_in_the_way(step: Step, *, replace: bool) -> None:
    if isinstance(step, WriteFile) and not replace and _is_other(step):
        raise AlreadyThere(
            msg("{path} is already there.", path=step.path),
            msg("It was left as it is."),
            msg("Choose another name, or say that it is to be replaced."),
        )


def _is_other(step: WriteFile) -> bool:
    """Tell whether there is something else where a step would write."""
    if not os.path.lexists(step.path):
        return False
    try:
        return files.read(step.path).data != step.data
    except FileTrouble:
        return True


def _take(step: Step, *, replace: bool) -> None:
    files.make_folder(step.path.parent)
    match step:
        case CopyFile():
            files.create(step.path, files.read(step.source).data)
        case WriteFile() if os.path.lexists(step.path) and not _is_other(step):
            pass
        case WriteFile() if replace:
            files.overwrite(step.path, step.data)
        case WriteFile():
            files.create(step.path, step.data)
