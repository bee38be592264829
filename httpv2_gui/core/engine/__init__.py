"""Prepares, signs, sends, follows, polls and saves. The way in is `run.run`."""
