"""The house style: how a newsroom writes its posts, learned from them."""

from editor.core.house.style import Habit, HouseStyle

__all__ = ["Habit", "HouseStyle"]
