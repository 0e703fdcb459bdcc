"""Values and pure functions: the text, its state, its front matter. No Qt, no disk, no clock."""
