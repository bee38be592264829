"""Shows what a run gave: status, body in the best viewer, headers, cookies, hops, timings."""
