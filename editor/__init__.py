"""Wongo (원고): an article editor for newsrooms that publish with Jekyll."""

__version__ = "0.1.0"
