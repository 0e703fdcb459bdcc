"""The list of headings, for going from one to another."""
