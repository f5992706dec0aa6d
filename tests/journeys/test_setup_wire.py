"""What is not private gets no password: all octets of every connection are looked at."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from invite_desktop.domain.account import Encryption
from tests.fakes.gmail import replies
from tests.fakes.relay import Relay
from tests.journeys.scene import ADDRESS, IMAP, PASSWORD, SMTP, Scene
from tests.journeys.troubles.connection import NO_STARTTLS, TLS
from tests.journeys.troubles.row import Do, nothing
from tests.scenarios.invariants import forms_of

SSL = {"encryption": Encryption.SSL, "port": 465}
NO_AUTH = tuple(offer for offer in replies.OFFERS if not offer.startswith("AUTH"))


class Taps:
    """Listens on the way to all three ports, and inside TLS at its end."""

    def __init__(self, scene: Scene) -> None:
        gmail = scene.gmail
        gmail.smtp.breaks.heard, gmail.imap.breaks.heard = bytearray(), bytearray()
        self._inside = (gmail.smtp.breaks, gmail.imap.breaks)
        self._relays = []
        for host, port, here in (
            (SMTP, 465, gmail.smtp.port),
            (SMTP, 587, gmail.smtp.starttls_port),
            (IMAP, 993, gmail.imap.port),
        ):
            relay = scene.enter(Relay(here))
            relay.carried = bytearray()
            self._relays.append(relay)
            scene.roads.ways[host, port] = [("127.0.0.1", relay.port)]

    def on_the_way(self) -> bytes:
        """All octets of all connections, in both directions."""
        return b"".join(bytes(relay.carried or b"") for relay in self._relays)

    def heard(self) -> bytes:
        """What the servers understood: before TLS and inside it."""
        return b"".join(bytes(each.heard or b"") for each in self._inside)


def holds_password(octets: bytes) -> bool:
    """In the clear, or as AUTH PLAIN or AUTH LOGIN have it, of which base64 is the only other form."""
    return any(form in octets for form in forms_of(PASSWORD) | forms_of(f"\0{ADDRESS}\0{PASSWORD}"))


def expired(scene: Scene) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    before = yesterday - timedelta(days=1)
    scene.gmail.certify(scene.issue(SMTP, IMAP, not_before=before, not_after=yesterday))


def other_name(scene: Scene) -> None:
    scene.gmail.certify(scene.issue("elsewhere.example.org"))


def unknown_authority(scene: Scene) -> None:
    scene.gmail.certify(trustme.CA().issue_cert(SMTP, IMAP))


def self_signed(scene: Scene) -> None:
    """As a box in the cellar makes it: nobody vouches for it but itself."""
    own = trustme.CA()
    with own.cert_pem.tempfile() as certificate, own.private_key_pem.tempfile() as key:
        for context in (scene.gmail.smtp.context, scene.gmail.imap.context):
            context.load_cert_chain(certificate, key)


def auth_stripped(scene: Scene) -> None:
    scene.gmail.smtp.offers = NO_AUTH


def starttls_stripped(scene: Scene) -> None:
    scene.gmail.smtp.script["ehlo"] = NO_STARTTLS


def starttls_refused(scene: Scene) -> None:
    scene.gmail.smtp.script["starttls"] = replies.UNRECOGNIZED


def plain_at_465(scene: Scene) -> None:
    """The port for TLS speaks in the clear."""
    relay = scene.enter(Relay(scene.gmail.smtp.starttls_port))
    scene.stand_at(465, relay.port)


PRIVATE = "isn't private, so nothing was sent"


@pytest.mark.parametrize(
    ("spoil", "settings", "words"),
    [
        *(
            pytest.param(spoil, settings, PRIVATE, id=f"{spoil.__name__}-{name}")
            for spoil in (expired, other_name, unknown_authority, self_signed)
            for name, settings in (("ssl", SSL), ("tls", TLS))
        ),
        pytest.param(auth_stripped, SSL, "takes no password", id="auth_stripped-ssl"),
        pytest.param(auth_stripped, TLS, "takes no password", id="auth_stripped-tls"),
        pytest.param(starttls_stripped, TLS, "offers no TLS", id="starttls_stripped"),
        pytest.param(starttls_refused, TLS, "offers no TLS", id="starttls_refused"),
        pytest.param(plain_at_465, SSL, "don't match", id="plain_at_465"),
        pytest.param(nothing, {"encryption": Encryption.SSL, "port": 587}, "don't match", id="ssl_at_587"),
        pytest.param(nothing, {"encryption": Encryption.NONE, "port": 587}, "don't match", id="none_at_587"),
    ],
)
def test_the_password_never_leaves(scene: Scene, spoil: Do, settings: dict[str, Any], words: str) -> None:
    taps = Taps(scene)
    scene.keep_account(**settings)
    spoil(scene)
    scene.open_test()
    scene.hands.press("Test settings")
    scene.hands.see(words)
    scene.settle()
    assert taps.on_the_way() or spoil is plain_at_465
    assert not holds_password(taps.on_the_way() + taps.heard())
    assert scene.gmail.smtp.auth_count == 0
    assert scene.gmail.imap.commands["LOGIN"] == scene.gmail.imap.commands["AUTHENTICATE"] == 0


def test_the_taps_hear_a_password_that_is_sent(fresh_scene: Scene) -> None:
    """Inside TLS only, where it belongs."""
    scene = fresh_scene
    taps = Taps(scene)
    scene.keep_account()
    scene.open_test()
    scene.hands.press("Test settings")
    scene.hands.see("Everything works")
    assert holds_password(taps.heard())
    assert not holds_password(taps.on_the_way())
