"""Choosing a colour: swatches, a field of all colours, a line for its digits."""
