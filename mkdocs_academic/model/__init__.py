"""What a scholar is: frozen values, no files, no HTML."""
