"""Blocks: inputs, steps in order, dry run and run."""
