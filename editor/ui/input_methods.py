"""Which input method Qt is to use: PySide6 carries the plug-in of ibus, not those of fcitx5, nimf or kime."""

from collections.abc import Iterable, Mapping

from editor.core.message import Message, msg

_CARRIED = "ibus"

IN_ORDER = ("IBUS_ENABLE_SYNC_MODE", "1")
"""Has Qt wait for what ibus makes of a key, so that a click right behind it finds the whole syllable."""


def missing_plugin(environment: Mapping[str, str], plugins: Iterable[str]) -> str | None:
    """Return the input method that the environment names and Qt has no plug-in for, if there is one.

    `plugins` are the file names in Qt's folder `platforminputcontexts`.
    """
    wanted = environment.get("QT_IM_MODULE", "")
    if not wanted or wanted in {"none", "xim", "simple"}:
        return None
    has_it = any(name.startswith(f"lib{wanted}platforminputcontext") for name in plugins)
    return None if has_it else wanted


def replacement(wanted: str) -> tuple[str, Message]:
    """Return the input method to use instead of a missing one, and the sentence that says so."""
    return _CARRIED, msg(
        "The input method {wanted} has no plug-in here, so {carried} is used. If Hangul cannot be typed, "
        "start {carried} or ask for help with setting it up.",
        wanted=wanted,
        carried=_CARRIED,
    )
