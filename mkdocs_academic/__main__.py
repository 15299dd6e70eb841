"""`python -m mkdocs_academic` is the command `mkdocs-academic`."""

from mkdocs_academic.cli import main

if __name__ == "__main__":
    main()
