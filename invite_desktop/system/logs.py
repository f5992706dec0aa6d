"""A rotating log without addresses and passwords."""

import logging
import logging.handlers
import re
from pathlib import Path

_NAME = r"[^\s<>\"'(),;:@]"
# begins only where a name begins and never goes back: a line may be a megabyte long
_ADDRESS = re.compile(rf"(?:\"[^\"\r\n]*\"|(?<!{_NAME}){_NAME}++)@[^\s<>\"'(),;:]+")
# four groups or more: in "password abcd efgh ijkl mnop" the first word looks like two
_APP_PASSWORD = re.compile(r"\b(?:[a-z]{4}[ \u00a0]?){3,}[a-z]{4}\b")
_SECRET = re.compile(
    r"(?i)(pass(?:word|wd)?|secret|token|AUTH \w+)([\"']?\s*[=:]?\s*)(\"[^\"]*\"|'[^']*'|\S+)"
)

MEGABYTE = 1_000_000
FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def redact(text: str) -> str:
    """Mask every address, anything shaped like an app password, and what follows a word for a secret."""
    text = _ADDRESS.sub("<address>", text)
    text = _APP_PASSWORD.sub("<hidden>", text)  # first: the other would take its first four letters only
    return _SECRET.sub(r"\1\2<hidden>", text)


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, tracebacks and all: no caller can forget to."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one redacted text."""
        return redact(super().format(record))


def start_logging(folder: Path) -> logging.Handler:
    """Write INFO and above to `invite-desktop.log` in the folder, three files of one megabyte at most."""
    handler = logging.handlers.RotatingFileHandler(
        folder / "invite-desktop.log", maxBytes=MEGABYTE, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setLevel(logging.INFO)
    handler.setFormatter(RedactingFormatter(FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Undo `start_logging`."""
    logging.getLogger().removeHandler(handler)
    handler.close()
