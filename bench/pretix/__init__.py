"""Another system at the same work: pretix checks a ticket in."""
