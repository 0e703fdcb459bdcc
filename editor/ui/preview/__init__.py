"""The preview: the article as a page, patched block by block while it is written."""
