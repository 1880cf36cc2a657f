"""Every number beside a link is what the link gives."""
