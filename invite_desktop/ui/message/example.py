"""A text to begin with."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.fields import write_field
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import FIRST_NAME, LINK
from invite_desktop.ui.message.findings import columns_of
from invite_desktop.ui.message.readers import Readers

translate = QCoreApplication.translate


def example(readers: Readers, sender: str) -> Message:
    """A short invitation with the fields that the list has; `sender` signs it."""
    columns = columns_of(readers)
    colleague = translate("Example", "colleague", "in the greeting: Dear colleague")
    first_name, link = columns.find(FIRST_NAME), columns.find(LINK)
    body = translate(
        "Example",
        "Dear {name},\n\n"
        "we would like to invite you to take part in our survey. It takes about 10 minutes.\n\n"
        "Your link to the survey:\n{link}\n\n"
        "Your answers are confidential. If you have a question, just reply to this message.\n\n"
        "Thank you for your time.\n\n{sender}",
    ).format(
        name=write_field(first_name, colleague) if first_name else colleague,
        link=write_field(link) if link else translate("Example", "(put the link here)"),
        sender=sender or translate("Example", "(your name and institution)"),
    )
    return Message(translate("Example", "Invitation to our survey"), body)
