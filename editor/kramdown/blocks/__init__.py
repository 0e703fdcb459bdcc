"""The block constructs of the dialect, one a module."""
