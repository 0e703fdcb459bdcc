"""The filters: Liquid's own and Jekyll's, as functions of a rendering, a value and arguments."""
