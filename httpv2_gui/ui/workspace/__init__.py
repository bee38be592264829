"""The open workspace, its sidebar, and the page that greets."""
