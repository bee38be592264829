"""What is kept: workspace files, secrets, history, drafts, settings. It blocks: use threads."""
