"""What happens between features: a click in one, the work in core, the answer in another."""
