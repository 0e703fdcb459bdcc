"""The tree as HTML: elements, their text, code blocks coloured."""
