"""What can be read from a PDF: its text as a program extracts it, and its tags as assistive technology finds them."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf


@dataclass
class Element:
    """An element of the structure tree: its role, what it says instead of what is drawn, and what it holds."""

    role: str
    alt: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    annotations: int = 0

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, *roles: str) -> list[Element]:
        return [element for element in self.walk() if element.role in roles]


class Document:
    """A PDF."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pikepdf.open(BytesIO(content))

    @cached_property
    def text(self) -> str:
        """The text in the order in which it was written, without the breaks of lines and the invisible signs."""
        program = shutil.which("pdftotext")
        assert program, "pdftotext is missing: install poppler-utils"
        found = subprocess.run([program, "-raw", "-enc", "UTF-8", "-", "-"], input=self.content, capture_output=True)
        return found.stdout.decode("utf-8")

    @cached_property
    def flat(self) -> str:
        return flat(self.text)

    def holds(self, text: str) -> bool:
        """Whether a text is in it, wherever lines break."""
        return flat(text) in self.flat

    @cached_property
    def addresses(self) -> list[str]:
        """Where its links lead to."""
        return [str(one.A.URI) for page in self.pdf.pages for one in page.get("/Annots", []) if "/A" in one]

    @cached_property
    def tree(self) -> Element:
        """The structure tree, with roles that stand for standard ones resolved."""
        root = self.pdf.Root.StructTreeRoot
        self._roles = {str(key): str(value) for key, value in dict(root.get("/RoleMap", {})).items()}
        self._pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        document = self._element(root.K if not isinstance(root.K, pikepdf.Array) else root.K[0], None)
        assert document.role == "Document"
        return document

    def _element(self, node: Any, page: Any) -> Element:
        role = str(node.S)
        found = Element(self._roles.get(role, role)[1:], str(node.get("/Alt", "")))
        page = node.get("/Pg", page)
        for one in _list(node.get("/A")):
            found.attributes |= {str(key): value for key, value in dict(one).items()}
        for child in _list(node.get("/K")):
            if isinstance(child, int):
                found.marks.append((self._pages[page.objgen], child))
            elif child.get("/Type") == "/MCR":
                found.marks.append((self._pages[child.get("/Pg", page).objgen], int(child.MCID)))
            elif child.get("/Type") == "/OBJR":
                found.annotations += 1
            else:
                found.children.append(self._element(child, page))
        return found

    def marked(self, number: int) -> tuple[set[int], list[str]]:
        """The ids of the marked content of a page, and the operators that paint outside of any mark."""
        ids, stack, stray = set(), [], []
        for operands, operator in pikepdf.parse_content_stream(self.pdf.pages[number]):
            name = str(operator)
            if name in ("BDC", "BMC"):
                kind = str(operands[0])
                properties = operands[1] if name == "BDC" else {}
                mark = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
                stack.append(kind == "/Artifact" or mark is not None)
                if mark is not None:
                    ids.add(int(mark))
            elif name == "EMC":
                stack.pop()
            elif name in ("Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "b", "Do", "sh") and not any(stack):
                stray.append(name)
        return ids, stray

    @cached_property
    def metadata(self) -> dict[str, str]:
        with self.pdf.open_metadata(set_pikepdf_as_editor=False) as found:
            return {re.sub(r"\{.*/(.*)\}", r"\1:", key).strip(): str(value) for key, value in found.items()}


def _list(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def flat(text: str) -> str:
    """A text as typed or as extracted, to be compared: compatible characters, one dash, no blanks, nothing unseen."""
    plain = unicodedata.normalize("NFKC", text).replace("–", "-")
    return "".join(one for one in plain if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc"))


def read(path: Path) -> Document:
    return Document(path.read_bytes())
