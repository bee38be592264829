"""What other platforms would send and conclude, as rules with a version label; nothing is sent."""
