"""The only part that touches the disk: files, sites, settings, exports."""
