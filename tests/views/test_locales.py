"""The catalogues of words: complete in every language, and complete for what the package says."""

import json
import re
from importlib import resources
from pathlib import Path

import pytest

from mkdocs_academic.views.words import Words

PACKAGE = Path(str(resources.files("mkdocs_academic")))
CATALOGUES = {
    file.stem: json.loads(file.read_text("utf-8"))
    for file in sorted((PACKAGE / "locales").glob("*.json"), key=lambda path: path.name)
}
ENGLISH = CATALOGUES["en"]
# Double quotes, or single ones inside an f-string.
USED = re.compile(r"""words\((?:"([\w.]+)"|'([\w.]+)')""")


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"{[^{}]*}", text))


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "zh"])
def test_a_language_has_a_catalogue(language: str) -> None:
    assert language in CATALOGUES


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_has_the_keys_of_the_english_one_in_its_order(language: str) -> None:
    assert list(CATALOGUES[language]) == list(ENGLISH)


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_text_has_the_placeholders_of_the_english_one(language: str) -> None:
    wrong = {
        key: text for key, text in CATALOGUES[language].items() if placeholders(text) != placeholders(ENGLISH[key])
    }
    assert not wrong


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_text_is_stripped_and_not_empty(language: str) -> None:
    wrong = {key: text for key, text in CATALOGUES[language].items() if not text or text != text.strip()}
    assert not wrong


def test_every_word_that_the_package_says_is_in_the_english_catalogue() -> None:
    used = {
        double or single for file in PACKAGE.rglob("*.py") for double, single in USED.findall(file.read_text("utf-8"))
    }
    assert {"group.undated", "venue.thesis"} <= used  # the pattern still finds both ways of quoting
    assert used <= ENGLISH.keys()


def test_a_known_language_has_its_own_words_and_an_unknown_one_the_english() -> None:
    english = Words("en")("group.undated")
    assert Words("de")("group.undated") != english
    assert Words("xx")("group.undated") == english
