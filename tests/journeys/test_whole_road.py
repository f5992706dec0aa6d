"""From an empty laptop to invitations sent: clicks and keys only, a real server over verified TLS."""

import csv
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
import trustme
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from invite_desktop.ui import session
from tests.fakes.smtp_server import FakeSmtp
from tests.journeys.hands import Hands
from tests.program import running

PEOPLE = (
    ("oseba1@uni.example", "Žiga", "Čuček, dr.", "00417"),
    ("oseba2@uni.example", "Špela", "Žnidaršič", "00042"),
    ("oseba3@uni.example", "", "Šuštar", "01000"),
    ("brez-afne.example", "Bor", "Novak", "00001"),
)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A list as a Slovene Excel saves it: Windows-1250, semicolons, one address without an @."""
    path = tmp_path / "seznam.csv"
    with path.open("w", encoding="cp1250", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["e-pošta", "ime", "priimek", "koda", "povezava"])
        for address, first, last, code in PEOPLE:
            writer.writerow([address, first, last, code, f"https://1ka.example/a/1?koda={code}"])
    return path


def set_up(hands: Hands, server: FakeSmtp, certificate: Path) -> None:
    hands.write("Your e-mail address", "raziskovalka@uni.example")
    hands.press("Continue")
    hands.see("Is this account run by Google")
    hands.press("No")
    hands.see("Who runs the mail of uni.example?")
    hands.check("Another provider")
    hands.press("Continue")
    hands.see("Account settings")
    hands.write("From (name)", "Špela Žnidaršič")
    assert hands.read("Username") == "raziskovalka@uni.example"
    hands.write("Username", server.username)
    hands.write("Password", server.password)
    hands.open_fold("Server settings")
    hands.write("Port", str(server.port))
    hands.write("Host", server.host)
    hands.choose_next(certificate)
    hands.press("Choose a file for the additional certificate")
    hands.see("1 certificate in use")
    hands.press("Test settings")
    hands.see("Did it arrive?")  # there is no mailbox to look into
    hands.press("It arrived")
    hands.press("Save and continue")
    hands.see("Settings saved")
    program = hands.program
    account = program.session.account
    assert account is not None
    program.accounts.save(program.session.survey, replace(account, pace=0.0))  # nobody wants to wait here
    program.session.tell_account_changed()


def import_people(hands: Hands, people: Path) -> None:
    hands.program.window.go_to(session.RECIPIENTS)
    hands.choose_next(people)
    hands.press("Import a file")
    hands.see("Add 4 recipients")
    hands.choose("Letters", "Central European (Windows-1250)")
    hands.see("Names in it: Čuček, dr. · Žnidaršič")
    hands.press("Add 4 recipients")
    hands.see("recipients added")


def write_message(hands: Hands) -> None:
    hands.program.window.go_to(session.MESSAGE)
    hands.write("Subject", "Vabilo za {{First name|kolega}}")
    hands.write("Text", "Pozdrav, #FIRSTNAME#\n\nVaša povezava: #URL#\nKoda: {{Code}}")
    hands.see("Žiga Čuček, dr.")


def test_from_the_first_screen_to_finished(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    certificate = tmp_path / "authority.pem"
    certificate.write_bytes(authority.cert_pem.bytes())
    with FakeSmtp(authority) as server, running(qapp, tmp_path / "data") as program:
        hands = Hands(program, qtbot, monkeypatch)
        set_up(hands, server, certificate)
        import_people(hands, people)
        write_message(hands)
        program.window.go_to(session.SEND)
        hands.see("Send 3 messages")
        hands.press("Send 3 messages")
        hands.see("3 sent")
        hands.wait(lambda: not program.run.is_running, "the end of the run")
        program.window.go_to(session.HISTORY)
        hands.see("Open")
        hands.press("Open")
        hands.see("sent")

        test_mail, *mails = server.mails
        assert test_mail.recipient == "raziskovalka@uni.example"
        assert sorted(mail.recipient for mail in mails) == [address for address, *_ in PEOPLE[:3]]
        for mail, (_, first, _, code) in zip(sorted(mails, key=lambda m: m.recipient), PEOPLE, strict=False):
            message = message_from_bytes(mail.content, policy=default)
            assert message["Subject"] == f"Vabilo za {first or 'kolega'}"
            body = message.get_body(("plain",))
            assert body is not None
            assert f"koda={code}\nKoda: {code}" in body.get_content().replace("\r\n", "\n")
        assert server.auth_count == 2  # the test, and one sign-in for the whole mailing
        counts = program.mailings.of(program.session.survey)[0].counts
        assert counts.total == len(PEOPLE)
