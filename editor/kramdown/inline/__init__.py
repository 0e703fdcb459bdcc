"""The inline constructs of the dialect, one a module."""
