"""The list of what is wrong with a post, and the button that opens it."""
