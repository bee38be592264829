"""Lists the files that runs have saved."""
