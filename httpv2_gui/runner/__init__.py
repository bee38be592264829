"""The same engine without a window: sub-commands for shells, CI and other programs."""
