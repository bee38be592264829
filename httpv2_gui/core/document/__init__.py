"""What a response says, without loss: JSON, tables, trees, text; for the window and the runner."""
