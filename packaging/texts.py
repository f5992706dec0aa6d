"""The catalogues of translations, kept true to the texts that stand in the code.

The texts are read from Python's own syntax tree. PySide6's lupdate does not see a call of ``translate``
whose count is an expression, takes the count of one that it does see for nothing, and files
``parent.tr("…")`` under the name of the variable, where no translation is ever looked for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

# Each language's name in its catalogue, and how many plural forms Qt tells apart in it.
LANGUAGES = {"en": ("en", 2), "sl": ("sl_SI", 4)}
# The texts in the code are English: only the counted ones need other words there.
SOURCE_LANGUAGE = "en"
COUNTS = ("%n", "%Ln")
# Qt's own texts that can come up in this program, by context, for languages that Qt has no catalogue of.
WITHOUT_QT = {"sl"}
_EDITING = ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All")
QT_TEXTS: dict[str, tuple[str, ...]] = {
    "QLineEdit": _EDITING,
    "QWidgetTextControl": (*_EDITING, "Copy &Link Location"),
    "QAbstractSpinBox": ("&Select All", "&Step up", "Step &down"),
    "QScrollBar": (
        *("Scroll here", "Left edge", "Right edge", "Top", "Bottom", "Page left", "Page right", "Page up"),
        *("Page down", "Scroll left", "Scroll right", "Scroll up", "Scroll down"),
    ),
    "QTabBar": ("Scroll Left", "Scroll Right"),
    "QPlatformTheme": ("OK", "Open", "Save", "Cancel", "Close", "&Yes", "&No"),
    "QFileSystemModel": ("Name", "Size", "Kind", "Type", "Date Modified", "My Computer", "Computer"),
    "QAbstractFileIconProvider": ("File", "File Folder", "Folder", "Drive", "Unknown"),
    "QFileDialog": (
        *("Open", "&Open", "&Save", "Save As", "&Choose", "File &name:", "Files", "All Files (*)"),
        *("&Look in:", "Files of &type:", "Show "),
        *("Back", "Go back", "Forward", "Go forward", "Parent Directory", "Go to the parent directory"),
        *("Create New Folder", "Create a New Folder", "New Folder", "&New Folder", "&Rename", "&Delete"),
        *("Delete", "Remove", "Directory:", "Directories", "Recent Places", "Sidebar", "List View"),
        *("Change to list view mode", "Detail View", "Change to detail view mode", "Show &hidden files"),
        *("List of places and bookmarks", "%1 already exists.\nDo you want to replace it?"),
        "%1\nFile not found.\nPlease verify the correct file name was given.",
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.",
        "'%1' is write protected.\nDo you want to delete it anyway?",
        "Are you sure you want to delete '%1'?",
        "Could not delete directory.",
    ),
}
_QUOTES = {'"': "&quot;", "'": "&apos;"}


class UnusableTextError(ValueError):
    """Texts in the code that no catalogue can serve: a line each, with file, line number and reason."""


@dataclass(frozen=True, order=True, slots=True)
class Text:
    """One text of the screen: where it is looked up (`context`), its English, and a note that tells it apart.

    One that is counted has a form for each plural.
    """

    context: str
    source: str
    note: str = ""
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of one text in one language: one form, or one for each plural."""

    forms: tuple[str, ...]
    is_finished: bool = True


Catalogue = Mapping[Text, Translation]


def catalogue_file(folder: Path, language: str) -> Path:
    """Where the catalogue of a language lies."""
    return folder / f"invite_desktop_{language}.ts"


def texts_of(package: Path) -> tuple[set[Text], list[str]]:
    """Read every text of the screen from the code under `package`.

    :returns: the texts; and for each call that no catalogue can serve, a sentence with its file and line.
    """
    texts: set[Text] = set()
    unusable: list[str] = []
    for file in sorted(package.rglob("*.py")):
        reader = _Reader(file.relative_to(package.parent).as_posix())
        reader.visit(ast.parse(file.read_text("utf-8")))
        texts |= reader.texts
        unusable += reader.unusable
    return texts, unusable


def read_catalogue(file: Path) -> dict[Text, Translation]:
    """Read a Qt Linguist file; one that is not there is empty."""
    if not file.exists():
        return {}
    tree = ET.parse(file)
    return dict(_messages(tree.getroot()))


def renewed(catalogue: Catalogue, texts: Iterable[Text], language: str) -> dict[Text, Translation]:
    """The catalogue with exactly the texts that this language needs, Qt's own among them; new ones wait."""
    _, plurals = LANGUAGES[language]
    wanted = {text for text in texts if text.is_counted or language != SOURCE_LANGUAGE}
    if language in WITHOUT_QT:
        wanted |= {Text(context, source) for context, sources in QT_TEXTS.items() for source in sources}
    return {
        text: _of_length(catalogue.get(text, Translation(())), plurals if text.is_counted else 1)
        for text in sorted(wanted)
    }


def update(folder: Path, package: Path) -> dict[Path, int]:
    """Bring the catalogues in `folder` up to date with the code in `package`; a true one stays untouched.

    :returns: each catalogue's file, and how many of its texts wait for a translation.
    :raises UnusableTextError: the code holds a call that no catalogue can serve; nothing was written.
    """
    texts, unusable = texts_of(package)
    if unusable:
        raise UnusableTextError("\n".join(unusable))
    waiting = {}
    for language in LANGUAGES:
        file = catalogue_file(folder, language)
        catalogue = renewed(read_catalogue(file), texts, language)
        words = linguist_file(catalogue, language)
        if not file.exists() or file.read_text("utf-8") != words:
            file.write_text(words, "utf-8", newline="\n")
        waiting[file] = sum(not translation.is_finished for translation in catalogue.values())
    return waiting


def linguist_file(catalogue: Catalogue, language: str) -> str:
    """Write a catalogue in Qt Linguist's form; the same texts always give the same file."""
    name, _ = LANGUAGES[language]
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{name}" sourcelanguage="{SOURCE_LANGUAGE}">')
    for context, texts in groupby(sorted(catalogue), key=lambda text: text.context):
        lines += ["<context>", f"    <name>{_escaped(context)}</name>"]
        for text in texts:
            lines += _message_lines(text, catalogue[text])
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message_lines(text: Text, translation: Translation) -> Iterator[str]:
    yield '    <message numerus="yes">' if text.is_counted else "    <message>"
    yield f"        <source>{_escaped(text.source)}</source>"
    if text.note:
        yield f"        <comment>{_escaped(text.note)}</comment>"
    opening = "<translation>" if translation.is_finished else '<translation type="unfinished">'
    if text.is_counted:
        yield f"        {opening}"
        for form in translation.forms:
            yield f"            <numerusform>{_escaped(form)}</numerusform>"
        yield "        </translation>"
    else:
        yield f"        {opening}{_escaped(translation.forms[0])}</translation>"
    yield "    </message>"


def _escaped(words: str) -> str:
    return escape(words, _QUOTES)


def _of_length(translation: Translation, length: int) -> Translation:
    if len(translation.forms) == length and all(translation.forms):
        return translation
    forms = (*translation.forms, *[""] * length)[:length]
    return replace(translation, forms=forms, is_finished=False)


def _messages(root: ET.Element) -> Iterator[tuple[Text, Translation]]:
    for context in root.iterfind("context"):
        for message in context.iterfind("message"):
            text = Text(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                message.get("numerus") == "yes",
            )
            node = message.find("translation")
            if node is not None:
                forms = [form.text or "" for form in node.iterfind("numerusform")]
                yield text, Translation(tuple(forms or [node.text or ""]), node.get("type") is None)


class _Reader(ast.NodeVisitor):
    """Collects the texts of one file."""

    def __init__(self, file: str) -> None:
        self.texts: set[Text] = set()
        self.unusable: list[str] = []
        self._file = file
        self._called: set[ast.expr] = set()
        # What the names in sight are: `self`, and parameters by their annotation.
        self._classes: dict[str, str] = {}

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        before = self._classes
        self._classes = {**before, "self": node.name}
        self.generic_visit(node)
        self._classes = before

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        before = self._classes
        parameters = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        annotated = {each.arg: each.annotation for each in parameters}
        named = {name: kind.id for name, kind in annotated.items() if isinstance(kind, ast.Name)}
        self._classes = {**before, **named}
        self.generic_visit(node)
        self._classes = before

    def visit_Call(self, node: ast.Call) -> None:
        self._called.add(node.func)
        match node.func:
            case ast.Attribute(value=ast.Name(id=name), attr="tr"):
                self._take(node, [ast.Constant(self._classes.get(name)), *node.args])
            case ast.Attribute(attr="tr"):
                self._refuse(node, "whose text it is must be known from the code alone")
            case (
                ast.Name(id="translate")
                | ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate")
            ):
                self._take(node, node.args)
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr == "tr" and node not in self._called:
            self._refuse(node, "tr must be called where the text stands")
        self.generic_visit(node)

    def _take(self, node: ast.Call, arguments: list[ast.expr]) -> None:
        """Take a text whose arguments are context, text and, if any, note and count."""
        match [each.value if isinstance(each, ast.Constant) else each for each in arguments]:
            case [str(context), str(source)]:
                text = Text(context, source)
            case [str(context), str(source), str(note)]:
                text = Text(context, source, note)
            case [str(context), str(source), str(note), _]:
                text = Text(context, source, note, is_counted=True)
            case _:
                self._refuse(node, "context, text and note must be known from the code alone")
                return
        if not text.is_counted and any(count in text.source for count in COUNTS):
            self._refuse(node, "a text with %n or %Ln needs a count")
            return
        self.texts.add(text)

    def _refuse(self, node: ast.expr, why: str) -> None:
        self.unusable.append(f"{self._file}:{node.lineno}: {ast.unparse(node)}: {why}")
