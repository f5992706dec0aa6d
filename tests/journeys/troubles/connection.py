"""Group C: the way to the server."""

import socket
import threading
from datetime import UTC, datetime, timedelta

import trustme

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.errors import (
    CertificateRejected,
    ConnectionLost,
    EncryptionMismatch,
    EncryptionUnavailable,
    Offline,
    ProtocolViolation,
    ServerNotFound,
    ServerUnavailable,
    ServerUnreachable,
)
from invite_desktop.operations.testing.steps import ConnectionStep
from tests.fakes.gmail import CUT, Step, replies
from tests.journeys.scene import LOOPBACK, SMTP, Place, Scene, closed_port
from tests.journeys.troubles.row import Do, Trouble, Way, smtp
from tests.scenarios.doors import Door, forward, full_port

TLS = {"encryption": Encryption.TLS, "port": 587}
NO_STARTTLS = "250-smtp.gmail.com at your service\n250-SIZE 35882577\n250 AUTH LOGIN PLAIN"
PORTAL = b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/sign-in\r\nContent-Length: 0\r\n\r\n"


def road(port: int, to: Place | None) -> Do:
    """Google's port leads elsewhere; None is a port at which nobody listens."""

    def begin(scene: Scene) -> None:
        scene.roads.ways[SMTP, port] = [to or (LOOPBACK, closed_port())]

    return begin


def silent(port: int) -> Do:
    """A firewall swallows what goes to this port."""

    def begin(scene: Scene) -> None:
        scene.limit(ConnectionStep.CONNECT, 0.2)
        scene.roads.ways[SMTP, port] = [(LOOPBACK, scene.enter(full_port()))]

    return begin


def usual_roads(scene: Scene) -> None:
    """All is as it should be."""
    scene.roads.is_online = True
    scene.roads.lead_to(scene.gmail)


def go_offline(scene: Scene) -> None:
    scene.roads.is_online = False


def look_up_for_ever(scene: Scene) -> None:
    """A name server that never answers."""
    scene.limit(ConnectionStep.FIND, 0.2)
    scene.roads.hold = threading.Event()
    scene.at_end(scene.roads.hold.set)


def answer_look_ups(scene: Scene) -> None:
    assert scene.roads.hold is not None
    scene.roads.hold.set()


def late_banner(scene: Scene) -> None:
    """The greeting takes longer than its step may."""
    scene.limit(ConnectionStep.SECURE, 0.3)
    hold = threading.Event()
    scene.at_end(hold.set)
    scene.gmail.smtp.script["connect"] = [Step(hold=hold)]


def show(certificate: str) -> Do:
    """The server shows a certificate that does not hold."""

    def begin(scene: Scene) -> None:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        before = yesterday - timedelta(days=1)
        scene.gmail.certify(
            {
                "expired": lambda: scene.issue(SMTP, not_before=before, not_after=yesterday),
                "wrong name": lambda: scene.issue("elsewhere.example.org"),
                "unknown authority": lambda: trustme.CA().issue_cert(SMTP),
            }[certificate]()
        )

    return begin


def show_the_right_one(scene: Scene) -> None:
    scene.gmail.certify(scene.issue(SMTP, "imap.gmail.com"))


def choose_certificate(scene: Scene) -> None:
    """The person adds the authority, as the words say."""
    scene.hands.choose_next(scene.certificate)
    scene.hands.press("Choose a file for the additional certificate")
    scene.hands.see("1 certificate in use")


def hurry_silence(scene: Scene) -> None:
    """A server that waits for TLS says nothing; not wait for that so long."""
    scene.hurry_silence()


def cut_in_handshake(scene: Scene) -> None:
    """Somebody hangs up after the first octets of the handshake, once."""
    scene.stand_at(465, scene.enter(Door(forward(scene.gmail.smtp.port, 100))).port)


def portal(port: int) -> Do:
    """A page answers instead of the mail server."""

    def begin(scene: Scene) -> None:
        def talk(line: socket.socket) -> None:
            line.sendall(PORTAL)
            door.listen(line, at_least=1000)

        door = scene.enter(Door(talk))
        scene.stand_at(port, door.port)

    return begin


def _c01() -> tuple[Trouble, ...]:
    return (
        Trouble(
            "C01 slip in the name", ServerNotFound("smtp.gmial.com"), "DNS-HOST",
            Way.CHANGES_FORM, "Use smtp.gmail.com", settings={"host": "smtp.gmial.com"},
        ),
        Trouble(
            "C01 no network", Offline(SMTP), "NET-OFFLINE",
            Way.TESTS, "Test again", begin=go_offline, mend=usual_roads,
        ),
        Trouble(
            "C01 name server silent", Offline(SMTP), "NET-OFFLINE",
            Way.TESTS, "Test again", begin=look_up_for_ever, mend=answer_look_ups,
        ),
    )  # fmt: skip


def _ports() -> tuple[Trouble, ...]:
    to_587, to_465 = "Try port 587 with TLS", "Try port 465 with SSL"
    return (
        Trouble(
            "C02 wrong port", ServerUnreachable(SMTP, 466, timed_out=False), "TCP-REFUSED",
            Way.CHANGES_FORM_AND_TESTS, to_587, settings={"port": 466},
        ),
        Trouble(
            "C02 port 587 closed", ServerUnreachable(SMTP, 587, timed_out=False), "TCP-REFUSED",
            Way.CHANGES_FORM_AND_TESTS, to_465, begin=road(587, None), settings=TLS,
        ),
        Trouble(
            "C03 port 465 filtered", ServerUnreachable(SMTP, 465, timed_out=True), "TCP-TIMEOUT",
            Way.CHANGES_FORM_AND_TESTS, to_587, begin=silent(465),
        ),
        Trouble(
            "C03 port 587 filtered", ServerUnreachable(SMTP, 587, timed_out=True), "TCP-TIMEOUT",
            Way.CHANGES_FORM_AND_TESTS, to_465, begin=silent(587), settings=TLS,
        ),
        Trouble(
            "C04 banner too late", ServerUnreachable(SMTP, 465, timed_out=True), "TCP-TIMEOUT",
            Way.CHANGES_FORM_AND_TESTS, to_587, begin=late_banner,
        ),
    )  # fmt: skip


def _greetings() -> tuple[Trouble, ...]:
    busy, odd = ServerUnavailable("421 4.7.0 - gsmtp"), ProtocolViolation("501 5.5.4")
    closing, again = Step(replies.CLOSING_421, close=True), "Test again"
    ehlo = smtp("ehlo", Step(replies.EHLO_421, close=True))
    return (
        Trouble("C05 421 banner", busy, "AUTH-TEMP", Way.TESTS, again, begin=smtp("connect", closing)),
        Trouble("C06 421 at EHLO, SSL", busy, "AUTH-TEMP", Way.TESTS, again, begin=ehlo),
        Trouble("C06 421 at EHLO, TLS", busy, "AUTH-TEMP", Way.TESTS, again, begin=ehlo, settings=TLS),
        Trouble(
            "C07 501 at EHLO", odd, "UNKNOWN",
            Way.TESTS, again, begin=smtp("ehlo", Step(replies.EHLO_EMPTY, close=True)),
        ),
    )  # fmt: skip


def _mixed_up() -> tuple[Trouble, ...]:
    def row(encryption: Encryption, port: int, button: str) -> Trouble:
        return Trouble(
            f"C08 {encryption.name} at port {port}", EncryptionMismatch(SMTP, port), "TLS-MODE",
            Way.CHANGES_FORM, button, settings={"encryption": encryption, "port": port},
            begin=hurry_silence,
        )  # fmt: skip

    ssl, tls = "Use SSL with port 465", "Use TLS with port 587"
    return (
        row(Encryption.SSL, 587, tls),
        row(Encryption.TLS, 465, ssl),
        row(Encryption.NONE, 465, ssl),
        row(Encryption.NONE, 587, tls),
    )


def _stripped() -> tuple[Trouble, ...]:
    def row(name: str, begin: Do) -> Trouble:
        return Trouble(
            f"C09 STARTTLS {name}", EncryptionUnavailable(SMTP), "TLS-NONE",
            Way.CHANGES_FORM, "Use SSL with port 465", settings=TLS, begin=begin,
        )  # fmt: skip

    return (
        row("not offered", smtp("ehlo", NO_STARTTLS)),
        row("unknown", smtp("starttls", replies.UNRECOGNIZED)),
        row("refused", smtp("starttls", "554 5.7.0 no")),
    )


def _certificates() -> tuple[Trouble, ...]:
    reasons = {
        "expired": ("certificate has expired", "Check the date"),
        "wrong name": ("Hostname mismatch", "Check Host"),
        "unknown authority": ("unable to get local issuer certificate", "try another network"),
    }
    rows = [
        Trouble(
            f"C10 certificate: {name}", CertificateRejected(SMTP, reason), "TLS-CERT",
            Way.NO_BUTTON, instead=instead, begin=show(name), mend=show_the_right_one,
        )
        for name, (reason, instead) in reasons.items()
    ]  # fmt: skip
    own = Trouble(
        "C10 certificate of an institution",
        CertificateRejected(SMTP, "unable to get local issuer certificate"),
        "TLS-CERT",
        Way.NO_BUTTON,
        instead="add its certificate under Server settings",
        settings={"extra_certificate": ""},
        after=choose_certificate,
    )
    return (*rows, own)


def _cut() -> tuple[Trouble, ...]:
    lost, again = ConnectionLost("starttls"), "Test again"
    return (
        Trouble(
            "C11 cut in the handshake", lost, "NET-LOST",
            Way.TESTS, again, begin=cut_in_handshake, mend=usual_roads,
        ),
        Trouble(
            "C11 cut after STARTTLS", lost, "NET-LOST",
            Way.TESTS, again, settings=TLS, begin=smtp("starttls", Step(replies.STARTTLS_OK, close=True)),
        ),
        Trouble(
            "C11 cut instead of STARTTLS", lost, "NET-LOST",
            Way.TESTS, again, settings=TLS, begin=smtp("starttls", CUT),
        ),
        Trouble(
            "C13 a page at port 587", ProtocolViolation("HTTP/1.1 302 Found"), "UNKNOWN",
            Way.TESTS, again, settings=TLS, begin=portal(587), mend=usual_roads,
        ),
        Trouble(
            "C13 a page at port 465", EncryptionMismatch(SMTP, 465), "TLS-MODE",
            Way.CHANGES_FORM, "Use TLS with port 587", begin=portal(465),
        ),
    )  # fmt: skip


CONNECTION = (*_c01(), *_ports(), *_greetings(), *_mixed_up(), *_stripped(), *_certificates(), *_cut())
