"""The language of the screen, and numbers and times the way that language writes them.

English has a catalogue too: without it a counted sentence would have one form only.
"""

import logging
import re
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QLibraryInfo, QLocale, QObject, QTime, QTranslator
from PySide6.QtWidgets import QApplication

logger = logging.getLogger(__name__)

_CATALOGUE = "invite_desktop"


def available(folder: Path) -> list[str]:
    """The languages there are catalogues for, as codes in alphabetical order; English is always there."""
    found = {file.stem.removeprefix(f"{_CATALOGUE}_") for file in folder.glob(f"{_CATALOGUE}_*.qm")}
    return sorted(found | {"en"})


def native_name(language: str) -> str:
    """What the language calls itself."""
    # of no country: "English", not "American English"
    name = QLocale(QLocale(language).language(), QLocale.Country.World).nativeLanguageName()
    return name[:1].upper() + name[1:]


class Translations(QObject):
    """Switches the language of the running program."""

    def __init__(self, app: QApplication, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self.language = "en"

    def use(self, language: str) -> None:
        """Show everything in this language; every widget gets a LanguageChange event.

        A missing catalogue leaves the English of the source and is noted in the log.
        """
        self.remove()
        self.language = language
        locale = _locale(language)
        QLocale.setDefault(locale)
        self._app.setLayoutDirection(locale.textDirection())
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._install(f"qtbase_{language}.qm", self._folder, qt_folder)
        self._install(f"{_CATALOGUE}_{language}.qm", self._folder)

    def remove(self) -> None:
        """Take the catalogues away again: the English of the source is left."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()

    def _install(self, name: str, *folders: Path) -> None:
        for folder in folders:
            translator = QTranslator(self)
            if (folder / name).is_file() and translator.load(str(folder / name)):
                self._app.installTranslator(translator)
                self._installed.append(translator)
                return
        logger.info("No catalogue %s", name)


def number(value: float, decimals: int = 0) -> str:
    """1,234 or 1.234; with decimals 12.5 or 12,5."""
    return QLocale().toString(float(value), "f", decimals)


def percent(part: int, whole: int) -> str:
    """A share in whole per cent, rounded down so that 100 % means all."""
    share = QLocale().toString(100 * part // whole if whole else 0)
    return f"{share}\N{NO-BREAK SPACE}{QLocale().percent()}"


def file_size(size: int) -> str:
    """A size in bytes as people write it: 212 kB."""
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def day(moment: date) -> str:
    """3 March 2026; a moment is taken in the computer's time zone."""
    local = moment.astimezone().date() if isinstance(moment, datetime) else moment
    long_form = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    without_weekday = re.sub(r"^dddd[\s,،]+|[\s,،]+dddd$", "", long_form)
    return QLocale().toString(QDate(local.year, local.month, local.day), without_weekday)


def clock(moment: datetime) -> str:
    """14:05, in the computer's time zone."""
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute, local.second), QLocale.FormatType.ShortFormat)


def moment(value: datetime) -> str:
    """Day and time, short: 03/03/2026 14:05."""
    local = QDateTime.fromSecsSinceEpoch(int(value.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def _locale(language: str) -> QLocale:
    """The language as it is written in the computer's own country, where that speaks it."""
    system = QLocale.system()
    wanted = QLocale(language)
    return system if system.language() == wanted.language() else wanted
