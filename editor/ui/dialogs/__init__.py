"""Small dialogs, each with an answer that is a value."""
