"""The front matter as a form."""
