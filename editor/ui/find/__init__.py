"""Find and replace: the bar above the article, what it finds and how that is shown."""
