"""What a person sees: the only part, with app, that knows Qt."""
