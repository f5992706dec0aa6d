"""The mails in tests/golden/, and how each is made. Needs nothing but the program itself.

`python -m tests.mail.golden` compares them on the Python that runs it; with `--write` it makes them anew.
"""

import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from invite_desktop.domain.account import Account
from invite_desktop.domain.message import Message
from invite_desktop.mail.compose import Composer, Envelope, Mail

FOLDER = Path(__file__).parent.parent / "golden"
_WHEN = datetime(2026, 11, 23, 9, 5, 0, tzinfo=timezone(timedelta(hours=1)))


@dataclass(frozen=True)
class Case:
    """One golden mail."""

    message: Message
    address: str
    values: dict[str, str] = field(default_factory=dict)
    from_name: str = "Ana Novak"
    reply_to: str = ""
    prefix: str = ""

    def mail(self) -> Mail:
        """Compose it."""
        account = Account(from_name=self.from_name, from_email="ana.novak@gmail.com", reply_to=self.reply_to)
        composer = Composer(account, self.message, list(self.values))
        envelope = Envelope("<abcdefghijklmnopqrstuvwxyz234567@gmail.com>", _WHEN)
        return composer.compose(self.address, self.values, envelope, self.prefix)


CASES = {
    "plain": Case(
        Message(
            "A survey about cycling, {{First name}}",
            "Dear {{First name|colleague}},\n\nI study how people cycle to work. Answering takes 5 minutes:\n"
            "https://survey.example.org/a/12345?lang=en&code={{Code}}.\n\n"
            "If you want no more mail from me: {{Unsubscribe}}\n\n"
            "Ana Novak\nUniversity of Ljubljana\n",
        ),
        "bob@example.org",
        {"First name": "Bob", "Last name": "O'Brien", "Code": "K7P2"},
    ),
    "slovene": Case(
        Message(
            "Vabilo k sodelovanju v raziskavi o življenju študentk in študentov, {{Last name}}",
            "Spoštovani #SALUTATION# #LASTNAME#,\r\n\r\n"
            "vabim Vas (glejte https://anketa.example.si/ž?a=(1)) k anketi.\r\n\r\n"
            ".\r\n  Vrstica z zamikom   in pika zgoraj \r\n",
        ),
        "žiga.čuk@žaba.example",
        {"First name": "Žiga", "Last name": "Čuk Đorđević", "Salutation": "g."},
        from_name='dr. Živa Čož, "Center"',
        reply_to="raziskava@univerza.example",
        prefix="[Test] ",
    ),
    "cyrillic": Case(
        Message(
            "Приглашение принять участие в исследовании о жизни студентов и преподавателей",
            "Уважаемая {{First name}},\n\nприглашаем Вас принять участие в опросе.\n\n{{Link}}\n",
        ),
        "anna@example.org",
        {"First name": "Анна", "Last name": "Иванова", "Link": "https://survey.example.org/x"},
    ),
    "empty": Case(Message(), "nobody@example.org"),
}


def main(arguments: list[str]) -> int:
    """Compare or write; the exit status is the number of mails that differ."""
    different = 0
    for name, case in CASES.items():
        path = FOLDER / f"{name}.eml"
        if arguments == ["--write"]:
            path.write_bytes(case.mail().content)
        same = path.read_bytes() == case.mail().content
        different += not same
        print(f"{path.name} {'same' if same else 'DIFFERENT'} on Python {sys.version.split()[0]}")
    return different


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
