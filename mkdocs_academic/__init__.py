"""mkdocs-academic: a researcher's website from a CV and a bio page."""

__version__ = "0.1.0"
