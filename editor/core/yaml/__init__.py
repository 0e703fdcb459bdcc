"""YAML with positions: read as Ruby does, written in the manner of its neighbours."""
