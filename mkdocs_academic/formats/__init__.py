"""One module per format that is read or written: files in, model out, and back."""
