"""The body: one text shown in two ways, as the finished article or as its source."""
