"""Where everything of the person's lies: one folder, made on first use."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from invite_desktop.domain.errors import DataReadOnly

APP_NAME = "Invite Desktop"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files under one data folder."""

    data: Path

    @property
    def database(self) -> Path:
        """The one file that holds surveys, mailings and settings."""
        return self.data / "invite-desktop.sqlite3"

    @property
    def logs(self) -> Path:
        """Rotating log files."""
        return self.data / "logs"

    @property
    def instance(self) -> Path:
        """What running copies of the program tell each other."""
        return self.data / "instance"

    @property
    def practice_mail(self) -> Path:
        """Mails of practice mailings."""
        return self.data / "practice-mail"

    def create(self) -> None:
        """Make the folders, for this person's eyes only where the system knows such a thing.

        Raises `DataReadOnly` where they cannot be made.
        """
        try:
            for folder in (self.data, self.logs, self.instance):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise DataReadOnly(self.data) from error


def default_paths(*, practice: bool) -> Paths:
    """The system's usual place for a program's data; practice has a place of its own beside it."""
    folder = platformdirs.user_data_path(APP_NAME, appauthor=False, roaming=False)
    return Paths(folder / "practice" if practice else folder)
