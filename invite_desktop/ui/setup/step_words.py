"""The words of the test's steps."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.arrival import ArrivedIn, Receiving
from invite_desktop.operations.test_connection import ConnectionStep
from invite_desktop.ui.setup.step_line import StepLook
from invite_desktop.ui.translation import number

translate = QCoreApplication.translate


def step_words(step: ConnectionStep, account: Account) -> str:
    """What a step does, or has done."""
    if step is ConnectionStep.SECURE and account.encryption is Encryption.NONE:
        return translate("setup", "Go on without encryption")
    if step is ConnectionStep.SIGN_IN and not account.authentication:
        return translate("setup", "Go on without a sign-in")
    return {
        ConnectionStep.FIND: translate("setup", "Find {host}").format(host=account.host),
        ConnectionStep.CONNECT: translate("setup", "Connect to port {port}").format(port=account.port),
        ConnectionStep.SECURE: translate("setup", "Secure the connection"),
        ConnectionStep.SIGN_IN: translate("setup", "Sign in"),
        ConnectionStep.SEND: translate("setup", "Send a test message to yourself"),
        ConnectionStep.ARRIVED: translate("setup", "Test message arrived"),
    }[step]


def running_words(step: ConnectionStep, account: Account, seconds: int) -> str:
    """A step under way. Only the last one takes so long that it counts the seconds."""
    if step is ConnectionStep.ARRIVED:
        return translate("setup", "Waiting for the message … {seconds} s").format(seconds=seconds)
    return translate("setup", "{words} …").format(words=step_words(step, account))


def timed_words(words: str, seconds: float) -> str:
    """A step that is done, and how long it took."""
    return translate("setup", "{words} – {seconds} s").format(words=words, seconds=number(seconds, 1))


def arrived_words(seconds: float) -> str:
    """The message is there."""
    return timed_words(translate("setup", "Test message arrived"), seconds)


def arrival_line(receiving: Receiving) -> tuple[StepLook, str]:
    """How the last step ended."""
    arrival = receiving.arrival
    if arrival is None and receiving.is_mailbox_read:
        return StepLook.ASKED, translate("setup", "Test message not found yet")
    if arrival is None:
        return StepLook.ASKED, translate("setup", "Test message sent – only you can see whether it arrived")
    words = arrived_words(arrival.seconds)
    if arrival.place is ArrivedIn.SPAM:
        words = timed_words(translate("setup", "Test message arrived in Spam"), arrival.seconds)
        return StepLook.LOOK_AT, words
    return StepLook.DONE, words
