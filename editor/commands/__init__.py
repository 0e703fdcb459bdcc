"""What a person can do, as values."""
