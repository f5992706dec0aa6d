"""The preview pane: whose mail, the mail, and sending it to oneself."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import AddressUnusable, SettingMissing
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.messages import Preview
from invite_desktop.operations.send_one import SendOne
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.message.findings import BlankField, findings, used_columns
from invite_desktop.ui.message.mail_view import MailView, OpenLink
from invite_desktop.ui.message.reader_bar import ReaderBar
from invite_desktop.ui.message.readers import Readers
from invite_desktop.ui.message.send_to_self import SendToSelf
from invite_desktop.ui.session import RECIPIENTS
from invite_desktop.ui.widgets import Button, EmptyState, Hint

NEUTRAL_SENDER = Account(from_email="you@example.org")


class PreviewPane(QWidget):
    """Shows what each person will receive, made by the code that sends."""

    def __init__(self, frame: Frame, accounts: Accounts, send_one: SendOne, open_link: OpenLink) -> None:
        super().__init__()
        self._frame = frame
        self._message = Message()
        self._account: Account | None = None
        self._preview = Preview(NEUTRAL_SENDER, self._message, ())
        self.bar = ReaderBar(frame)
        self.mail = MailView(frame, open_link)
        self.skipped = Hint()
        self.sending = SendToSelf(frame, accounts, send_one)
        self._nobody, self._people = self._make_nobody(), QWidget()
        people = QVBoxLayout(self._people)
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(8)
        people.addWidget(self.bar)
        people.addWidget(self.skipped)
        people.addWidget(self.mail, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._nobody, 1)
        column.addWidget(self._people, 1)
        column.addWidget(self.sending)
        self._people.hide()
        self.bar.moved.connect(self._show_mail)
        self.bar.problem_wanted.connect(self.go_to_problem)
        self.bar.longest_wanted.connect(self._go_to_longest)
        self.sending.wanted.connect(self.send_to_self)

    @property
    def person(self) -> Recipient | None:
        """Whose mail is shown."""
        people = self.bar.readers.people
        return people[self.bar.place] if people else None

    def set_readers(self, readers: Readers) -> None:
        """Show the mails of these people."""
        has_people = bool(readers.people)
        self._nobody.setVisible(not has_people)
        self._people.setVisible(has_people)
        self.sending.button.setVisible(has_people)
        if readers.skipped and not has_people:
            self._nobody.line.setText(self.tr("No one on your list can be sent to yet"))
        else:
            self._nobody.line.setText(self.tr("No recipients yet"))
        self.skipped.setVisible(bool(readers.skipped))
        self.skipped.setText(
            self.tr("%n recipient(s) that nothing is sent to are not shown here.", "", readers.skipped)
        )
        self._make_preview(readers.columns)
        self.bar.set_readers(readers)

    def set_message(self, message: Message) -> None:
        """Show this text."""
        self._message = message
        self._make_preview(self.bar.readers.columns)
        self._show_mail()

    def set_account(self, account: Account | None) -> None:
        """Send from this account."""
        self._account = account
        self._make_preview(self.bar.readers.columns)
        self._show_mail()

    def show_person(self, recipient_id: int) -> None:
        """Show the mail of this person, if one goes to them."""
        place = self.bar.readers.place_of(recipient_id)
        if place is not None:
            self.bar.go(place)

    def go_to_problem(self) -> None:
        """Show the next person for whom a place in the text stays empty."""
        readers = self.bar.readers
        gaps = [
            finding.column
            for finding in findings(self._message.fields(), readers)
            if isinstance(finding, BlankField) and finding.fallback is None
        ]
        place = readers.next_blank(gaps, self.bar.place)
        if place is None:
            self.bar.say(self.tr("No recipient lacks a value that the text uses."))
        else:
            self.bar.go(place)

    def send_to_self(self) -> None:
        """Send the mail that is shown to the account's own address."""
        person = self.person
        if self._account is None or self._account.missing() is not None:
            self.sending.ask_for_account()
        elif person is None:
            self.sending.ask_for_people()
        else:
            self.sending.send(self._account, self._preview, person)

    def _go_to_longest(self) -> None:
        readers = self.bar.readers
        place = readers.longest(used_columns(self._message.fields(), readers) or readers.columns)
        if place is not None:
            self.bar.go(place)

    def _make_preview(self, columns: Sequence[str]) -> None:
        try:
            self._preview = Preview(self._account or NEUTRAL_SENDER, self._message, columns)
        except SettingMissing:  # the text can be looked at before the settings are complete
            self._preview = Preview(NEUTRAL_SENDER, self._message, columns)

    def _show_mail(self) -> None:
        person = self.person
        if person is None:
            return
        try:
            mail = self._preview.of(person)
        except AddressUnusable:  # the list let it pass and the envelope does not; the text is worth seeing
            mail = self._preview.of(person, to=NEUTRAL_SENDER.from_email)
        self.mail.show_mail(person.address, mail.subject, mail.text, mail.html)

    def _make_nobody(self) -> EmptyState:
        button = Button(self.tr("Open Recipients"))
        button.clicked.connect(lambda: self._frame.session.go_to(RECIPIENTS))
        return EmptyState(self._frame.icons, "users", self.tr("No recipients yet"), button)
