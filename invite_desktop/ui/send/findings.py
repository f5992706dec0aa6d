"""What the check says: a sentence and a place to go for each finding."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import AccountField
from invite_desktop.operations.preflight import Finding, Line
from invite_desktop.ui.explain import field_label
from invite_desktop.ui.session import HISTORY, MESSAGE, RECIPIENTS, SETUP
from invite_desktop.ui.translation import clock, day

translate = QCoreApplication.translate

Place = tuple[str, str]  # page, target

_PLACES: dict[Finding, Place] = {
    Finding.SETTING_MISSING: (SETUP, "settings"),
    Finding.PASSWORD_TO_TYPE: (SETUP, "password"),
    Finding.NOT_TESTED: (SETUP, "test"),
    Finding.COPIES_SEEN: (SETUP, "test"),
    Finding.COPIES_MISSING: (SETUP, "test"),
    Finding.COPIES_UNREADABLE: (SETUP, "test"),
    Finding.NOBODY: (RECIPIENTS, ""),
    Finding.SUBJECT_EMPTY: (MESSAGE, "subject"),
    Finding.BODY_EMPTY: (MESSAGE, "body"),
    Finding.NO_LINK: (MESSAGE, "body"),
    Finding.FIELD_LIKE: (MESSAGE, "body"),
    Finding.ADDRESS_LOOK_AT: (RECIPIENTS, "problems"),
    Finding.ADDRESS_UNUSABLE: (RECIPIENTS, "problems"),
    Finding.DUPLICATE: (RECIPIENTS, "problems"),
    Finding.ALREADY_SENT: (HISTORY, ""),
    Finding.ALREADY_INVITED: (HISTORY, ""),
    Finding.NEVER_INVITED: (HISTORY, ""),
    Finding.WRITTEN_TO_RECENTLY: (HISTORY, ""),
    Finding.LEFT_OUT_BY_PERSON: (RECIPIENTS, "left_out"),
}


def place_of(line: Line) -> Place | None:
    """Where the finding can be looked at; None where there is nothing to see."""
    if line.finding is Finding.FIELD_UNKNOWN:
        return (MESSAGE, f"field:{line.subject}")
    if line.finding is Finding.VALUE_BLANK:
        return (RECIPIENTS, f"blank:{line.subject}")
    return _PLACES.get(line.finding)


def finding_words(line: Line) -> str:
    """The sentence for a finding."""
    if line.finding in _COUNTED:
        return _COUNTED[line.finding](line.count).format(column=line.subject)
    match line.finding:
        case Finding.SETTING_MISSING:
            words = translate("findings", "The account settings lack one thing: {field}")
            return words.format(field=field_label(AccountField(line.subject)))
        case Finding.FIELD_UNKNOWN:
            words = translate("findings", "The list has no column for the field {field}")
            return words.format(field=line.subject)
        case Finding.FIELD_LIKE:
            words = translate("findings", "“{text}” looks like a field but is none; it goes out as it stands")
            return words.format(text=line.subject)
        case Finding.TESTED | Finding.COPIES_SEEN:
            at = datetime.fromisoformat(line.subject)
            words = translate("findings", "Connection checked on {day}, {time}")
            if line.finding is Finding.COPIES_SEEN:
                words = translate("findings", "Your Sent folder keeps copies: checked on {day}, {time}")
            return words.format(day=day(at), time=clock(at))
    return _plain_words()[line.finding]


def _plain_words() -> dict[Finding, str]:
    return {
        Finding.PASSWORD_TO_TYPE: translate(
            "findings", "The password has to be typed first: it is not kept on this computer"
        ),
        Finding.NOBODY: translate("findings", "There is nobody to write to"),
        Finding.SUBJECT_EMPTY: translate("findings", "The subject is empty"),
        Finding.BODY_EMPTY: translate("findings", "The message is empty"),
        Finding.NOT_TESTED: translate(
            "findings",
            "The connection was not tested to the end in the last 30 days, or something changed since",
        ),
        Finding.COPIES_MISSING: translate(
            "findings",
            "Your provider keeps no copy in your Sent folder: if the connection breaks at the wrong moment, "
            "the program will ask you",
        ),
        Finding.COPIES_UNREADABLE: translate(
            "findings",
            "Your Sent folder can't be read: if the connection breaks at the wrong moment, "
            "the program will ask you",
        ),
        Finding.NO_LINK: translate("findings", "The message holds no link to a survey"),
        Finding.FIELDS_KNOWN: translate("findings", "Every field in the text has its column"),
    }


_COUNTED = {
    Finding.VALUE_BLANK: lambda n: translate(
        "findings", "%Ln recipient(s) without {column} – it stays empty", "", n
    ),
    Finding.ADDRESS_LOOK_AT: lambda n: translate("findings", "%Ln address(es) to look at", "", n),
    Finding.ADDRESS_UNUSABLE: lambda n: translate(
        "findings", "Left out: %Ln address(es) that can't be used", "", n
    ),
    Finding.DUPLICATE: lambda n: translate(
        "findings", "Left out: %Ln row(s) with an address that stands higher up", "", n
    ),
    Finding.ALREADY_SENT: lambda n: translate(
        "findings", "Left out: %Ln recipient(s) who got this very text before", "", n
    ),
    Finding.ALREADY_INVITED: lambda n: translate(
        "findings", "%Ln recipient(s) already got an invitation of this survey, with other words", "", n
    ),
    Finding.NEVER_INVITED: lambda n: translate(
        "findings", "%Ln recipient(s) never got an invitation of this survey", "", n
    ),
    Finding.WRITTEN_TO_RECENTLY: lambda n: translate(
        "findings", "%Ln recipient(s) got a message of this survey in the last 3 days", "", n
    ),
    Finding.LEFT_OUT_BY_PERSON: lambda n: translate("findings", "Left out by you: %Ln recipient(s)", "", n),
}
