"""What stands in a text: inline Markdown and formulas, for every format that is written and every page."""
