"""What is a post's own: no other post takes it over, and none begins with it."""

ITS_OWN = frozenset(
    {
        "title", "subtitle", "date", "last_modified_at", "slug", "permalink", "redirect_from",
        "image", "feature_image", "excerpt", "description", "summary", "updated", "modified", "last_updated",
        "redirect_to", "canonical_url", "id", "guid", "uuid", "wordpress_id", "lead", "deck", "headline",
    }
)  # fmt: skip
"""Keys whose values belong to one post alone."""

MOMENTS = frozenset({"date", "last_modified_at", "updated", "modified", "last_updated"})
"""Keys that say when a post was written or changed."""

SUBJECTS = frozenset({"categories", "category", "tags", "tag"})
"""Keys whose values say what a post is about: somebody is to choose them."""

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif")
"""How the addresses of pictures end."""
