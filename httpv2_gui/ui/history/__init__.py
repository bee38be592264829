"""The last results of a request, and what differs between two of them."""
