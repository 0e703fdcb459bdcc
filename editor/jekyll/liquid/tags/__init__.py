"""The tags: Liquid's own, Jekyll's, and those of the plugins that nearly every site has."""
