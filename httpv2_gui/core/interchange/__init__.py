"""Requests in the words of other tools."""
