"""Every error has words, and the words keep to the rules."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from invite_desktop.domain import errors, guide, provider, records
from invite_desktop.domain.account import AccountField
from invite_desktop.system.resources import ResourceMissing
from invite_desktop.ui import explain as module
from invite_desktop.ui.explain import Action, Explanation, explain, explain_test, field_label
from invite_desktop.ui.explaining import base
from invite_desktop.ui.translation import clock

GROUPS = {
    errors.SetupError,
    errors.RunError,
    errors.RecipientError,
    errors.MailboxError,
    errors.StoreError,
    errors.VaultError,
    errors.FileError,
    errors.TextError,
}
RESOURCES = {records.ResourceUnusable, ResourceMissing, guide.GuideUnusable, provider.ProvidersUnusable}
BANNED = re.compile(
    r"\b(errors?|fail(ed|ure|s)?|invalid|illegal|forbidden|fatal|abort(ed)?|oops|sorry|please|delivered|kill(ed)?)\b",
    re.IGNORECASE,
)
GMAIL = (
    "535 5.7.8 Username and Password not accepted. https://support.google.com/mail/?p=BadCredentials - gsmtp"
)
EXIM = "535 Incorrect authentication data"
SES = "554 Message rejected: Email address is not verified."
WEB = "NO [ALERT] Please log in via your web browser: https://support.google.com/mail (Failure)"
APP = "NO [ALERT] Application-specific password required: https://support.google.com/accounts (Failure)"

VALUES: dict[str, object] = {
    "cause": ValueError("marker"),
    "field": AccountField.HOST,
    "host": "mail.example.org",
    "domain": "example.org",
    "port": 465,
    "reason": "certificate has expired",
    "offered": "XOAUTH2",
    "reply": EXIM,
    "username": "ana@example.org",
    "address": "ana@example.org",
    "timed_out": True,
    "stage": "auth",
    "path": Path("/home/ana/list.xlsx"),
    "found": 9,
    "known": 1,
    "backend": "KeyringLocked",
    "size": 90_000_000,
    "limit": 50_000_000,
    "names": ("Frist name",),
    "refused": 3,
    "tried": 14,
    "planned": datetime(2026, 11, 24, 14, 5, tzinfo=UTC),
    "count": 7,
    "flag": "\\Sent",
}


def kinds(of: type[errors.InviteError]) -> Iterator[type[errors.InviteError]]:
    """Every kind below this one that is raised."""
    for kind in of.__subclasses__():
        if kind.__module__.startswith("invite_desktop."):
            if kind not in GROUPS:
                yield kind
            yield from kinds(kind)


def sample(kind: type[errors.InviteError], **changes: object) -> errors.InviteError:
    """One error of this kind."""
    return kind(**{name: {**VALUES, **changes}[name] for name in _fields_of(kind)})


def _fields_of(kind: type[errors.InviteError]) -> list[str]:
    return list(getattr(kind, "__dataclass_fields__", {}))


ALL = sorted(set(kinds(errors.InviteError)), key=lambda kind: kind.__name__)


def _sayings() -> list[str]:
    """Every text of the modules that hold the words."""
    folder = Path(base.__file__).parent
    texts = []
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translate":
                context, text, *_count = node.args
                assert isinstance(context, ast.Constant)
                assert context.value == "explain"
                assert isinstance(text, ast.Constant)
                texts.append(str(text.value))
    return texts


def test_the_list_of_kinds_is_not_empty() -> None:
    assert len(ALL) > 40
    assert set(ALL) >= RESOURCES


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_has_words_of_its_own(kind: type[errors.InviteError]) -> None:
    said = explain(sample(kind))
    assert said.happened
    assert said.next_step
    assert re.fullmatch(r"[A-Z]+(-[A-Z0-9]+)*", said.code)
    assert "{" not in said.happened + said.text
    if kind is not errors.UnexpectedError:
        assert said.code != "PROGRAM", f"{kind.__name__} has no words"


def test_a_kind_without_words_is_noticed() -> None:
    class Brand(errors.RunError):
        pass

    assert explain(Brand()).code == "PROGRAM"


def test_codes_tell_kinds_apart() -> None:
    codes: dict[str, str] = {}
    for kind in ALL:
        if kind in RESOURCES:
            continue
        code = explain(sample(kind)).code
        assert code not in codes, f"{kind.__name__} and {codes[code]} share {code}"
        codes[code] = kind.__name__


def test_no_banned_word() -> None:
    sayings = _sayings()
    assert len(sayings) > 100
    assert [text for text in sayings if BANNED.search(text)] == []


def test_happened_has_no_full_stop_and_the_rest_has() -> None:
    for kind in ALL:
        said = explain(sample(kind))
        assert not said.happened.endswith("."), said
        for part in (said.why, said.next_step):
            assert not part or part.endswith("."), said


def test_the_cause_of_a_mistake_is_not_shown() -> None:
    said = explain(errors.UnexpectedError(ValueError("marker")))
    assert "marker" not in said.happened + said.text


@pytest.mark.parametrize("field", list(AccountField))
def test_a_missing_setting_is_named_by_its_label(field: AccountField) -> None:
    said = explain(errors.SettingMissing(field))
    assert said.happened.startswith(field_label(field))
    assert said.field is field
    assert said.action is Action.GO_TO_FIELD


def test_an_address_for_answers_is_never_missing() -> None:
    said = explain(errors.SettingMissing(AccountField.REPLY_TO))
    assert said.happened == "Reply-to is not a whole e-mail address"


@pytest.mark.parametrize(("name", "has_sheets"), [("list.XLSX", True), ("list.csv", False), ("", False)])
def test_an_empty_file_is_spoken_of_by_its_kind(name: str, has_sheets: bool) -> None:
    assert ("sheet" in explain(errors.TableEmpty(Path(name))).text) is has_sheets


@pytest.mark.parametrize(
    ("error", "code", "field", "action"),
    [
        (errors.Offline("smtp.gmail.com"), "NET-OFFLINE", None, Action.TRY_AGAIN),
        (errors.ServerNotFound("smtp.gmial.com"), "DNS-HOST", "host", Action.USE_SUGGESTED_HOST),
        (errors.ServerUnreachable("h", 465, True), "TCP-TIMEOUT", "port", Action.TRY_587_TLS),
        (errors.ServerUnreachable("h", 587, True), "TCP-TIMEOUT", "port", Action.TRY_465_SSL),
        (errors.ServerUnreachable("h", 466, False), "TCP-REFUSED", "port", Action.TRY_587_TLS),
        (errors.ServerUnreachable("h", 587, False), "TCP-REFUSED", "port", Action.TRY_465_SSL),
        (errors.EncryptionMismatch("h", 587), "TLS-MODE", "encryption", Action.MATCH_ENCRYPTION),
        (errors.EncryptionUnavailable("h"), "TLS-NONE", "encryption", Action.MATCH_ENCRYPTION),
        (errors.CertificateRejected("h", "self-signed"), "TLS-CERT", "host", Action.GO_TO_FIELD),
        (errors.AppPasswordRequired("a@b", GMAIL), "AUTH-APPPW", "password", Action.CREATE_APP_PASSWORD),
        (errors.BrowserSignInRequired("a@b", GMAIL), "AUTH-WEB", "password", Action.OPEN_BROWSER),
        (errors.SignInRejected("a@gmail.com", GMAIL), "AUTH-BAD", "password", Action.CREATE_APP_PASSWORD),
        (errors.SignInRejected("ana", GMAIL), "AUTH-USER", "username", Action.USE_FROM_ADDRESS),
        (errors.SignInRejected("a@gmial.com", GMAIL), "AUTH-USER", "username", Action.USE_FROM_ADDRESS),
        (errors.SignInRejected("a @gmail.com", GMAIL), "AUTH-USER", "username", Action.USE_FROM_ADDRESS),
        (errors.SignInRejected("ana", EXIM), "AUTH-BAD", "password", Action.GO_TO_FIELD),
        (errors.SignInRequired("530"), "AUTH-OFF", "authentication", Action.SET_AUTHENTICATION),
        (errors.TooManySignIns("454"), "AUTH-MANY", None, None),
        (errors.SenderRefused("a@b", "553"), "FROM-REFUSED", "from_email", Action.USE_FROM_ADDRESS),
        (errors.SenderRefused("a@b", SES), "FROM-UNVERIFIED", "from_email", Action.GO_TO_FIELD),
        (errors.SendingLimitReached("550 5.4.5"), "LIMIT-DAY", None, None),
        (errors.SignInUnavailable("h", "XOAUTH2"), "AUTH-NO-WAY", "authentication", Action.GO_TO_FIELD),
        (errors.SignInUnavailable("smtp.office365.com", "XOAUTH2"), "AUTH-MICROSOFT", None, None),
        (errors.SignInUnavailable("h", "535 5.7.139 x"), "AUTH-MICROSOFT", None, None),
        (errors.ServerUnavailable("451 4.3.0"), "AUTH-TEMP", None, Action.TRY_AGAIN),
        (errors.ServerUnavailable("454 Throttling failure"), "SMTP-SLOWER", None, Action.TRY_AGAIN),
        (errors.SenderRefused("a@b", "554 5.2.2 mailbox full; x"), "FROM-FULL", None, None),
        (errors.ContentBlocked("552 5.7.0 security issue"), "CONTENT", None, None),
        (errors.ContentBlocked("550 5.7.1 x - gcdp y - gsmtp"), "CONTENT-RULE", None, None),
        (errors.ContentBlocked("550 5.7.1 has a policy that 5.7.1 prohibits"), "CONTENT-RULE", None, None),
        (errors.ContentBlocked("550 5.7.1 duplicate headers"), "CONTENT-BUILT", None, None),
        (errors.MailboxSignInRejected("a@b", WEB), "IMAP-WEB", "password", Action.OPEN_BROWSER),
        (errors.MailboxSignInRejected("a@b", APP), "IMAP-APPPW", "password", Action.CREATE_APP_PASSWORD),
        (errors.MailboxClosed("NO IMAP access is disabled for your domain."), "IMAP-DOMAIN", None, None),
        (errors.MailboxClosed("NO Your account is not enabled for IMAP use."), "IMAP-CLOSED", None, None),
        (errors.MailboxClosed("NO authentication mechanism is not supported."), "IMAP-NO-WAY", None, None),
        (errors.MailboxSignInRejected("a@b", "NO"), "IMAP-AUTH", "password", Action.GO_TO_FIELD),
    ],
)
def test_what_is_offered(
    error: errors.InviteError, code: str, field: str | None, action: Action | None
) -> None:
    said = explain(error)
    assert (said.code, said.field, said.action) == (code, field, action)


PERSON = "ana@example.org"
CATALOGUE: dict[str, tuple[errors.InviteError, str | None]] = {
    "NET-OFFLINE": (errors.Offline("smtp.gmail.com"), None),
    "DNS-HOST": (errors.ServerNotFound("smtp.gmial.com"), "host"),
    "TCP-TIMEOUT": (errors.ServerUnreachable("smtp.gmail.com", 465, True), "port"),
    "TCP-REFUSED": (errors.ServerUnreachable("smtp.gmail.com", 466, False), "port"),
    "TLS-MODE": (errors.EncryptionMismatch("smtp.gmail.com", 465), "encryption"),
    "TLS-CERT": (errors.CertificateRejected("smtp.gmail.com", "self-signed certificate"), "host"),
    "AUTH-APPPW": (errors.AppPasswordRequired("ana@gmail.com", GMAIL), "password"),
    "AUTH-BAD": (errors.SignInRejected("ana@gmail.com", GMAIL), "password"),
    "AUTH-USER": (errors.SignInRejected("ana", GMAIL), "username"),
    "AUTH-WEB": (errors.BrowserSignInRequired("ana@gmail.com", GMAIL), "password"),
    "AUTH-MANY": (errors.TooManySignIns("454 4.7.0 - gsmtp"), None),
    "AUTH-TEMP": (errors.ServerUnavailable("454 4.7.0 temporary system problem"), None),
    "AUTH-OFF": (errors.SignInRequired("530 5.7.0"), "authentication"),
    "IMAP-DOMAIN": (errors.MailboxClosed("NO IMAP access is disabled for your domain"), None),
    "FROM-REFUSED": (errors.SenderRefused("ana@uni.si", "553 5.7.1"), "from_email"),
    "LIMIT-DAY": (errors.SendingLimitReached("550 5.4.5 - gsmtp"), None),
    "RCPT-SYNTAX": (errors.RecipientRefused(PERSON, "553 5.1.3 not a valid RFC 5321 address"), None),
    "RCPT-UNKNOWN": (errors.RecipientRefused(PERSON, "550 5.1.1 no such user"), None),
    "RCPT-BUSY": (errors.RecipientDeferred(PERSON, "450 4.2.1"), None),
    "SIZE": (errors.MessageTooLarge("552 5.3.4"), None),
    "POLICY": (errors.PolicyRefused("421 4.7.28"), None),
    "UNKNOWN": (errors.ProtocolViolation("999 what"), None),
}


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_catalogue(code: str) -> None:
    """Each has its id, the field it is about, something to do; and a field is named by its label."""
    error, field = CATALOGUE[code]
    said = explain(error)
    assert (said.code, said.field) == (code, field)
    assert said.next_step
    if said.field is not None:
        label = field_label(said.field).partition(" (No")[0].partition(" (None")[0]
        has_button = said.action not in {None, Action.GO_TO_FIELD}
        assert label in said.happened + said.text or has_button


def test_causes_that_can_be_told_apart_have_words_of_their_own() -> None:
    said = [explain(error) for error, _ in CATALOGUE.values()]
    assert len({(each.happened, each.text) for each in said}) == len(said)
    assert len({each.why for each in said}) == len(said)


def test_a_test_message_in_doubt_may_be_sent_again() -> None:
    said = explain_test(errors.OutcomeUnknown(), datetime.now(UTC))
    assert (said.code, said.action) == ("NET-IN-DOUBT", Action.TRY_AGAIN)
    assert explain(errors.OutcomeUnknown()).action is None
    many = explain_test(errors.TooManySignIns("454"), datetime(2026, 3, 3, 14, 32, tzinfo=UTC).astimezone())
    until = clock(datetime(2026, 3, 3, 15, 40, tzinfo=UTC))
    assert many.next_step.endswith(f"Test again after about {until}.")
    lost = errors.ConnectionLost("mail")
    assert explain_test(lost, datetime.now(UTC)) == explain(lost)


@pytest.mark.parametrize(
    ("host", "words"), [("smtp-mail.outlook.com", "September 2024"), ("smtp.office365.com", "SMTP AUTH")]
)
def test_microsoft_is_told_of_honestly(host: str, words: str) -> None:
    said = explain(errors.SignInUnavailable(host, "535 5.7.139 basic authentication is disabled"))
    assert "Microsoft" in said.happened
    assert "may well be right" in said.why
    assert "for example Gmail" in said.next_step
    assert words in said.text


@pytest.mark.parametrize("kind", ALL)
def test_gmail_is_named_only_where_it_answered(kind: type[errors.InviteError]) -> None:
    if "reply" not in _fields_of(kind):
        return
    said = explain(sample(kind, reply=EXIM))
    google_itself = kind in {errors.AppPasswordRequired, errors.BrowserSignInRequired}
    assert google_itself or "Gmail" not in said.happened + said.why


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("Hostname mismatch, certificate is not valid for 'h'.", "another name than h"),
        ("certificate has expired", "out of date"),
        ("certificate is not yet valid", "out of date"),
        ("[PEM: NO_START_LINE] no start line", "additional certificate can't be read"),
        ("self-signed certificate in certificate chain", "security program"),
    ],
)
def test_a_refused_certificate_says_why(reason: str, words: str) -> None:
    assert words in explain(errors.CertificateRejected("h", reason)).why


@pytest.mark.parametrize(
    "kind",
    [
        errors.ConnectionLost,
        errors.ServerUnavailable,
        errors.TooManySignIns,
        errors.SendingLimitReached,
        errors.PolicyRefused,
        errors.TooManyRefusals,
        errors.TooManyDeferrals,
        errors.ContinuationLate,
        errors.BegunElsewhere,
        errors.SentElsewhere,
        errors.ContentBlocked,
    ],
)
def test_what_stops_a_mailing_says_what_is_safe(kind: type[errors.InviteError]) -> None:
    text = explain(sample(kind)).text
    assert any(words in text for words in ("Nothing is lost", "nothing went out", "Nobody gets")), text


def test_the_limit_of_a_relay_is_the_organisations() -> None:
    said = explain(errors.SendingLimitReached("550 5.4.5 Daily SMTP relay limit exceeded for user."))
    assert "organisation" in said.why
    assert "24 hours" in said.next_step


def test_numbers_and_times_are_named() -> None:
    assert explain(errors.TooManyRefusals(3, 14)).happened == "Many addresses were refused: 3 of 14"
    planned = datetime(2026, 11, 24, 14, 5).astimezone()
    late = explain(errors.ContinuationLate(planned)).happened
    assert "05" in late
    assert "2026" in late
    assert "7" in explain(errors.SentElsewhere(7)).happened


def test_a_folder_that_is_hidden_is_named_where_it_matters() -> None:
    assert "Sent folder" in explain(errors.FolderMissing("\\Sent")).happened
    assert "Sent folder" not in explain(errors.FolderMissing("\\All")).happened


def test_the_text_is_why_and_next() -> None:
    assert Explanation("a", "b.", "c.").text == "b.\nc."
    assert Explanation("a", "", "c.").text == "c."


def test_every_subject_is_loaded() -> None:
    without_errors = {"__init__", "base", "before_test"}
    assert {subject.__name__.rpartition(".")[2] for subject in module.SUBJECTS} == {
        path.stem for path in Path(base.__file__).parent.glob("*.py") if path.stem not in without_errors
    }
