"""kramdown, the dialect: one linear reading of a body, with source positions."""
