"""Liquid as Jekyll 4.3 runs it: python-liquid with Ruby's lax expressions, Jekyll's tags and filters."""
