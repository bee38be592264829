"""The product without a window: nouns, schemes, sending, storing, reading answers."""
