"""Real servers of other people, started for a test run, that judge what we send."""
