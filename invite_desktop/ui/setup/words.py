"""Words of the set-up page that several of its views share."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.checklist import TYPE_AGAIN, Mark, Step, StepState, must_be_tested_again
from invite_desktop.domain.guide import Guide
from invite_desktop.system.vault import Place
from invite_desktop.ui.translation import clock, day
from invite_desktop.ui.widgets import Status, Tone

translate = QCoreApplication.translate


def status_of(mark: Mark) -> Status:
    """A step's state as word and icon."""
    if must_be_tested_again(mark):
        return Status(translate("setup", "To be tested again"), "contrast", Tone.INFO)
    return {
        StepState.NOT_STARTED: Status(translate("setup", "Not started"), "circle", Tone.NEUTRAL),
        StepState.IN_PROGRESS: Status(translate("setup", "In progress"), "contrast", Tone.INFO),
        StepState.DONE: Status(translate("setup", "Done – not checked yet"), "check", Tone.PLAIN),
        StepState.CHECKED: Status(translate("setup", "Done – checked"), "circle-check", Tone.DONE),
        StepState.ATTENTION: Status(translate("setup", "Needs attention"), "triangle-alert", Tone.LOOK_AT),
    }[mark.state]


def nothing_to_do() -> Status:
    """The state of a step that this provider has settled for everybody."""
    return Status(translate("setup", "Nothing to do"), "circle-check", Tone.DONE)


def step_title(step: Step, guide: Guide | None = None) -> str:
    """What to do in a step of the list; the steps at the provider have their titles in the guide."""
    if guide is not None and guide.has(step):
        return guide.step(step).title
    return {
        Step.IMAP: translate("setup", "Check that mail programs may connect (IMAP)"),
        Step.TWO_STEP: translate("setup", "Turn on 2-step verification"),
        Step.APP_PASSWORD: translate("setup", "Create an app password"),
        Step.SETTINGS: translate("setup", "Fill in the account settings"),
        Step.TEST: translate("setup", "Test the connection"),
    }[step]


def evidence_words(mark: Mark, step: Step | None = None) -> str:
    """How the state of a step is known, and since when."""
    if mark.evidence == TYPE_AGAIN:
        return translate("setup", "Type the password again: it was kept until the program closed")
    if not mark.changed_at:
        return ""
    moment = datetime.fromisoformat(mark.changed_at)
    when = translate("setup", "{day}, {time}").format(day=day(moment), time=clock(moment))
    known = _about_step(step).get(mark.evidence, _evidence().get(mark.evidence))
    if known is not None:
        return known.format(when=when)
    if mark.state is StepState.ATTENTION:
        reason = _reasons().get(mark.evidence, translate("setup", "The test did not get through"))
        return translate("setup", "{reason} ({when})").format(reason=reason, when=when)
    return when


def _about_step(step: Step | None) -> dict[str, str]:
    """What says something else of this step than of the others."""
    if step is Step.TWO_STEP:
        inferred = translate("setup", "Inferred: signed in with an app password on {when}")
        return {"signed_in": inferred, "test_passed": inferred}
    if step is Step.APP_PASSWORD:
        return {"signed_in": translate("setup", "Signed in with it on {when}")}
    return {}


def _evidence() -> dict[str, str]:
    return {
        "signed_in": translate("setup", "Signed in on {when}"),
        "test_passed": translate("setup", "Tested on {when}"),
        "accepted_only": translate(
            "setup", "The server took the test message on {when}. Nobody has said yet that it arrived"
        ),
        "said_arrived": translate("setup", "You said on {when} that the test message arrived"),
        "not_arrived": translate("setup", "You said on {when} that the test message didn't arrive"),
        "mailbox_read": translate("setup", "Your mailbox was read on {when}"),
        "test_long_ago": translate("setup", "Signed in on {when}. That is a while ago: test once more"),
        "app_password_asked_for": translate(
            "setup", "Google asked for an app password on {when}, so it is on"
        ),
        "said_done": translate("setup", "You said so on {when}"),
        "password_kept": translate("setup", "The app password is in place since {when}"),
        "password_forgotten": translate("setup", "The password was forgotten on {when}"),
        "page_opened": translate("setup", "Page opened on {when}"),
        "filled_in": translate("setup", "Filled in from your address. Your name is still to come"),
        "begun": translate("setup", "Begun on {when}"),
        "saved": translate("setup", "Saved on {when}"),
        "practice": translate("setup", "Filled in for practice on {when}"),
        "settings_changed": translate("setup", "The settings were changed on {when}: test once more"),
        "address_changed": translate("setup", "The address was changed on {when}"),
        "taken_back": "",
    }


def _reasons() -> dict[str, str]:
    return {
        "AppPasswordRequired": translate("setup", "The normal Google password was entered"),
        "SignInRejected": translate("setup", "The sign-in was not accepted"),
        "BrowserSignInRequired": translate("setup", "Google wants you to confirm it's you"),
        "SignInRequired": translate("setup", "The server wants a sign-in"),
        "SignInUnavailable": translate("setup", "The server takes no password"),
        "TooManySignIns": translate("setup", "Too many sign-ins in a short time"),
        "PasswordMissing": translate("setup", "The password is missing"),
        "SettingMissing": translate("setup", "A setting is missing"),
        "Offline": translate("setup", "There was no internet connection"),
        "ServerNotFound": translate("setup", "The server was not found"),
        "ServerUnreachable": translate("setup", "The server could not be reached"),
        "EncryptionMismatch": translate("setup", "Encryption and port don't match"),
        "EncryptionUnavailable": translate("setup", "The server offers no TLS on this port"),
        "CertificateRejected": translate("setup", "The connection wasn't private"),
        "SenderRefused": translate("setup", "The server refuses the sender"),
        "SendingLimitReached": translate("setup", "The sending limit was reached"),
        "MailboxClosed": translate("setup", "Programs may not read the mailbox"),
        "MailboxSignInRejected": translate("setup", "The sign-in to the mailbox was not accepted"),
    }


def sent_copies_words(copies: SentCopies) -> tuple[str, str]:
    """What was seen of the copies in the Sent folder, and what it means for whoever sends."""
    asks = translate(
        "setup",
        "If the connection breaks at the wrong moment, the program can't find out whether a mail was sent, "
        "and will ask you.",
    )
    return {
        SentCopies.FILED: (
            translate("setup", "Your provider kept a copy of the test message in your Sent folder"),
            translate(
                "setup",
                "If the connection ever breaks in the middle, the program finds out there what was sent.",
            ),
        ),
        SentCopies.RENAMED: (
            translate("setup", "Your provider kept a copy of the test message in your Sent folder"),
            translate(
                "setup",
                "It gives each copy a new number, but the program still recognises them. "
                "If the connection ever breaks in the middle, the program finds out there what was sent.",
            ),
        ),
        SentCopies.MISSING: (translate("setup", "Your provider keeps no copy in your Sent folder"), asks),
        SentCopies.UNREADABLE: (translate("setup", "Your Sent folder can't be read"), asks),
    }[copies]


def place_words(place: Place, *, is_practice: bool = False) -> str:
    """The truth about where a password is kept."""
    if is_practice:
        return translate("setup", "In practice the password is kept until you close the program.")
    return {
        Place.WINDOWS: translate("setup", "Kept in Windows Credential Manager"),
        Place.MACOS: translate("setup", "Kept in your Keychain"),
        Place.DESKTOP_KEYRING: translate("setup", "Kept in your desktop's keyring"),
        Place.OTHER: translate("setup", "Kept in this computer's password store"),
        Place.MEMORY: translate(
            "setup",
            "This computer has no password store. You'll be asked each time you start the program.",
        ),
    }[place]


def provider_note(note: str) -> str:
    """What a provider wants of its people before a mail program may sign in; empty where nothing special."""
    return {
        "outlook": translate(
            "setup",
            "Microsoft no longer lets mail programs sign in to Outlook.com, Hotmail and Live with a "
            "password, and app passwords don't help either. This program can't send from such an address. "
            "Use another account, for example Gmail or your institution's.",
        ),
        "microsoft_365": translate(
            "setup",
            "Microsoft lets mail programs send with a password until the end of 2026, later only where the "
            "administrator allows it (SMTP AUTH). Ask your IT help desk before a large mailing. "
            "This program can't read such a mailbox, so look into your Sent folder yourself when it matters.",
        ),
        "web_de": translate(
            "setup", "WEB.DE may want only the part of your address before the @ as Username."
        ),
        "zoho": translate(
            "setup",
            "With Zoho, mail programs only work with some of its plans. Accounts of the European service "
            "sign in at zoho.eu, others at zoho.com: at the wrong one the right password is refused too.",
        ),
        "arnes": translate("setup", "Use the user name and the password of your ARNES mailbox."),
        "amazon_ses": translate(
            "setup",
            "Use the SMTP user name and password from the Amazon SES console. "
            "Your address must be verified there.",
        ),
        "mailgun": translate(
            "setup",
            "Use the SMTP user name and password that the service made for your domain, not those of its "
            "web page. Your address must belong to that domain. The service has no mailbox: "
            "answers and returned mail go to your own.",
        ),
        "institution": translate(
            "setup", "Your institution's help page lists the outgoing (SMTP) server and how to sign in."
        ),
        "unknown": translate(
            "setup", "We don't know this provider. Its help page lists the outgoing (SMTP) server."
        ),
    }.get(note, "")
