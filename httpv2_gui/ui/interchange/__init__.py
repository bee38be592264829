"""Records from other programs' files, and back: what is asked before, what differs after."""
