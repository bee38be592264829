"""Judges credentials as real servers do, each way to authenticate in a file of its own."""
