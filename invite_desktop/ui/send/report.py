"""Save a mailing's report where the person wants it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QFileDialog, QWidget

from invite_desktop.domain.mailing import Fate, Mailing
from invite_desktop.operations.export_report import report_rows, save_report
from invite_desktop.operations.mailings import Mailings
from invite_desktop.ui.send.words import (
    fate_words,
    kind_words,
    parts,
    reason_words,
    sender_words,
    source_words,
    state_status,
)
from invite_desktop.ui.translation import day

translate = QCoreApplication.translate

ChooseFile = Callable[[QWidget, str, str, str], str]  # parent, title, proposed name, kinds -> path or ""


def choose_save_file(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """Ask with the system's own dialog; empty where the person thought better of it."""
    return QFileDialog.getSaveFileName(parent, title, name, kinds)[0]


def ask_for_report_file(choose: ChooseFile, parent: QWidget, mailing: Mailing) -> Path | None:
    """Where the report shall go; None where the person thought better of it."""
    kinds = ";;".join(
        (translate("mailing", "Excel workbook (*.xlsx)"), translate("mailing", "CSV table (*.csv)"))
    )
    name = f"{kind_words()[mailing.kind]} {mailing.created_at[:10]}.xlsx"
    chosen = choose(parent, translate("mailing", "Save report"), name, kinds)
    return Path(chosen) if chosen else None


def report_writer(mailings: Mailings, mailing: Mailing, path: Path) -> Callable[[], Path]:
    """The work of writing the report, to be done in the background; it returns the path.

    The work raises `FileNotWritable`.
    """
    heading = _heading(mailing)
    reasons = reason_words()
    separator = ";" if QLocale().decimalPoint() == "," else ","
    made = day(datetime.fromisoformat(mailing.created_at))
    names = _preface_names()

    def words(fate: Fate) -> tuple[str, str, str]:
        return state_status(fate.state).word, fate_words(fate, reasons), source_words(fate)

    def write() -> Path:
        outline, fates = mailings.outline(mailing), mailings.fates(mailing)
        values = (
            sender_words(mailings.sender(mailing)),
            outline.subject,
            kind_words()[mailing.kind],
            made,
            str(len(fates)),
        )
        preface = [*zip(names, values, strict=True)]
        preface += [(part.label, str(part.count)) for part in parts(outline.counts)]
        rows = report_rows(mailing.columns, fates, words, zone=None)
        save_report(path, preface, heading, rows, separator)
        return path

    return write


def _preface_names() -> tuple[str, ...]:
    return (
        translate("mailing", "From"),
        translate("mailing", "Subject"),
        translate("mailing", "Kind of mailing"),
        translate("mailing", "Date"),
        translate("mailing", "Everybody on the list"),
    )


def _heading(mailing: Mailing) -> tuple[str, ...]:
    return (
        translate("mailing", "No."),
        translate("mailing", "E-mail"),
        *mailing.columns,
        translate("mailing", "Status"),
        translate("mailing", "Reason"),
        translate("mailing", "Local time"),
        translate("mailing", "Server's answer"),
        translate("mailing", "Known from"),
        translate("mailing", "Seen in the Sent folder (local time)"),
        translate("mailing", "Message-ID"),
    )
