"""Jekyll's rules: configuration, names of posts, addresses of pages."""
