"""What all tests share: the option that writes golden files anew, and time for whatever Hypothesis tries."""

import pytest
from hypothesis import settings

# How long an example may take says how busy the machine is: speed is measured in benchmarks/.
settings.register_profile("unhurried", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what the golden tests find into their files; read the diff"
    )
