"""What a page shows: pure functions from the model to small objects that a template draws."""
