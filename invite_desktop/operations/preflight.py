"""Check before sending: what is fine, what is worth a look, what must be mended first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.checklist import Marks, Step, is_tested, seen_now
from invite_desktop.domain.fields import UNSUBSCRIBE, Columns, field_key, leftovers
from invite_desktop.domain.mailing import LeftOutReason, MailingKind
from invite_desktop.domain.message import Message
from invite_desktop.domain.quota import Quota
from invite_desktop.domain.recipient import (
    LINK,
    Recipient,
    RecipientList,
    Standing,
    Verdict,
    values_of,
)
from invite_desktop.domain.standing import judge
from invite_desktop.operations.limits import Outlook, look_ahead

SECONDS_PER_MESSAGE = 1.5  # a first guess, on top of the pace
RECENTLY = timedelta(days=3)  # so soon after a message another one is worth a look

Audience = tuple[tuple[Recipient, LeftOutReason | None], ...]


class Severity(StrEnum):
    """How much a finding matters."""

    FINE = "fine"
    NOTE = "note"  # worth knowing, and no reason to hesitate
    LOOK_AT = "look_at"
    FIX = "fix"


class Finding(StrEnum):
    """What was found; the screen has a sentence and a place to go for each."""

    SETTING_MISSING = "setting_missing"
    PASSWORD_TO_TYPE = "password_to_type"  # noqa: S105 - the name of a finding
    NOBODY = "nobody"
    SUBJECT_EMPTY = "subject_empty"
    BODY_EMPTY = "body_empty"
    FIELD_UNKNOWN = "field_unknown"
    FIELD_LIKE = "field_like"
    NOT_TESTED = "not_tested"
    VALUE_BLANK = "value_blank"
    NO_LINK = "no_link"
    ADDRESS_LOOK_AT = "address_look_at"
    ADDRESS_UNUSABLE = "address_unusable"
    DUPLICATE = "duplicate"
    ALREADY_SENT = "already_sent"
    ALREADY_INVITED = "already_invited"
    NEVER_INVITED = "never_invited"
    WRITTEN_TO_RECENTLY = "written_to_recently"
    TESTED = "tested"
    COPIES_SEEN = "copies_seen"
    COPIES_MISSING = "copies_missing"
    COPIES_UNREADABLE = "copies_unreadable"
    FIELDS_KNOWN = "fields_known"
    LEFT_OUT_BY_PERSON = "left_out_by_person"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the check: `subject` names the field, column or piece of text, `count` how many people."""

    finding: Finding
    severity: Severity
    subject: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """Address keys by what went there, or may have gone.

    `reached`: this very text; `invited`: any invitation of the survey; `recent`: any message of the
    survey, not longer than `RECENTLY` ago.
    """

    reached: frozenset[str] = frozenset()
    invited: frozenset[str] = frozenset()
    recent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Preflight:
    """The whole check. `audience` holds every row of the list, in its order, with why it is left out.

    `outlook` says when how many of those who are written to will be.
    """

    lines: tuple[Line, ...]
    audience: Audience
    account: Account
    message: Message
    columns: tuple[str, ...]
    outlook: Outlook
    kind: MailingKind = MailingKind.INVITATION
    left_out: Counter[LeftOutReason] = field(default_factory=Counter)

    @property
    def recipients(self) -> int:
        """How many people will be written to."""
        return len(self.audience) - self.left_out.total()

    @property
    def to_fix(self) -> tuple[Line, ...]:
        """What stands in the way; nothing can be sent while there is any."""
        return tuple(line for line in self.lines if line.severity is Severity.FIX)

    @property
    def has_warnings(self) -> bool:
        """Whether something is worth a look."""
        return any(line.severity is Severity.LOOK_AT for line in self.lines)

    @property
    def seconds(self) -> float:
        """About how long the sending itself takes, waits for the limit and the hours left aside."""
        gap, lines = self.account.pace, 1 if self.account.pace else self.account.connections
        return max(0, self.recipients - 1) * gap + self.recipients * SECONDS_PER_MESSAGE / lines


@dataclass(frozen=True, slots=True)
class Order:
    """What the person ordered: to send what was checked, and how.

    After the `first` messages (0 for none) the run waits for the person's OK. It ends after `at_most`
    messages, and the others wait to be sent later; None is for all, as the limit and the hours allow.
    """

    preflight: Preflight
    first: int = 0
    at_most: int | None = None


def check(
    account: Account,
    marks: Marks,
    message: Message,
    people: RecipientList,
    past: Past,
    kind: MailingKind | None,
    quota: Quota,
    now: datetime,
    copies: tuple[SentCopies, str] | None = None,
    *,
    must_type_password: bool = False,
) -> Preflight:
    """Check everything that can be known before the first mail leaves.

    Whom this very text reached before is left out, since nobody gets the same message twice. Without a
    `kind` it is the one to be expected: a reminder for those who were invited. `quota` is
    the account's at the moment `now` (aware). `copies` is what a test saw of the copies in the Sent
    folder, and when (ISO 8601). `must_type_password` says that no place has the password.
    """
    verdicts = judge(people.people)
    audience = tuple(
        (person, _left_out(person, verdict, past.reached))
        for person, verdict in zip(people, verdicts, strict=True)
    )
    left_out = Counter(reason for _, reason in audience if reason is not None)
    written_to = [person for person, reason in audience if reason is None]
    kind = kind or _expected_kind(past, written_to)
    lines = [
        *_account_lines(account, marks, now, must_type_password),
        *_copies_lines(copies),
        *_text_lines(message, people.columns),
        *_blank_lines(message, people.columns, written_to),
        *_people_lines(verdicts, left_out, len(written_to)),
        *_past_lines(kind, past, written_to),
    ]
    outlook = look_ahead(account, quota, len(written_to), now)
    return Preflight(tuple(lines), audience, account, message, people.columns, outlook, kind, left_out)


def _left_out(person: Recipient, verdict: Verdict, reached: frozenset[str]) -> LeftOutReason | None:
    reasons = {
        Standing.LEFT_OUT: LeftOutReason.BY_PERSON,
        Standing.DUPLICATE: LeftOutReason.DUPLICATE,
        Standing.UNUSABLE: LeftOutReason.ADDRESS,
    }
    reason = reasons.get(verdict.standing)
    return LeftOutReason.ALREADY_SENT if reason is None and person.key in reached else reason


def _account_lines(account: Account, marks: Marks, now: datetime, must_type_password: bool) -> list[Line]:
    missing = account.missing()
    if missing is not None:
        return [Line(Finding.SETTING_MISSING, Severity.FIX, missing)]
    if must_type_password:
        return [Line(Finding.PASSWORD_TO_TYPE, Severity.FIX)]
    test = seen_now(marks, now).get(Step.TEST)
    if test is None or not is_tested(test):
        return [Line(Finding.NOT_TESTED, Severity.LOOK_AT)]
    return [Line(Finding.TESTED, Severity.FINE, test.changed_at)]


def _copies_lines(copies: tuple[SentCopies, str] | None) -> list[Line]:
    """Worth knowing, and no more: mails arrive whether copies are kept or not."""
    if copies is None:
        return []
    state, seen_at = copies
    findings = {
        SentCopies.MISSING: Finding.COPIES_MISSING,
        SentCopies.UNREADABLE: Finding.COPIES_UNREADABLE,
    }
    if state in findings:
        return [Line(findings[state], Severity.NOTE, seen_at)]
    return [Line(Finding.COPIES_SEEN, Severity.FINE, seen_at)]


def _text_lines(message: Message, columns: Sequence[str]) -> list[Line]:
    lines = []
    if not message.subject.strip():
        lines.append(Line(Finding.SUBJECT_EMPTY, Severity.FIX))
    if not message.body.strip():
        lines.append(Line(Finding.BODY_EMPTY, Severity.FIX))
    uses, known = message.fields(), Columns(columns)
    unknown = known.unknown(uses)
    lines += [Line(Finding.FIELD_UNKNOWN, Severity.FIX, use.source) for use in unknown]
    alike = leftovers(f"{message.subject}\n{message.body}", known)
    lines += [Line(Finding.FIELD_LIKE, Severity.LOOK_AT, text) for text in alike]
    if uses and not unknown and not alike:
        lines.append(Line(Finding.FIELDS_KNOWN, Severity.FINE))
    has_link = "://" in message.body or any(field_key(use.name) == field_key(LINK) for use in uses)
    if message.body.strip() and not has_link:
        lines.append(Line(Finding.NO_LINK, Severity.LOOK_AT))
    return lines


def _blank_lines(message: Message, columns: Sequence[str], people: Sequence[Recipient]) -> list[Line]:
    """A line for each column that the text uses and some people have no value for."""
    known = Columns(columns)
    wanted = {
        column
        for use in message.fields()
        if use.fallback is None and (column := known.find(use.name)) and column != UNSUBSCRIBE
    }
    blank = Counter(
        column
        for person in people
        for column, value in values_of(columns, person.address, person.values).items()
        if column in wanted and not value.strip()
    )
    return [Line(Finding.VALUE_BLANK, Severity.LOOK_AT, name, n) for name, n in blank.items()]


def _people_lines(
    verdicts: Sequence[Verdict], left_out: Counter[LeftOutReason], written_to: int
) -> list[Line]:
    look_at = sum(verdict.standing is Standing.LOOK_AT for verdict in verdicts)
    counted = (
        (Finding.ADDRESS_LOOK_AT, look_at),
        (Finding.ADDRESS_UNUSABLE, left_out[LeftOutReason.ADDRESS]),
        (Finding.DUPLICATE, left_out[LeftOutReason.DUPLICATE]),
        (Finding.ALREADY_SENT, left_out[LeftOutReason.ALREADY_SENT]),
    )
    lines = [Line(finding, Severity.LOOK_AT, count=n) for finding, n in counted if n]
    if not written_to:
        lines.insert(0, Line(Finding.NOBODY, Severity.FIX))
    by_person = left_out[LeftOutReason.BY_PERSON]
    if by_person:
        lines.append(Line(Finding.LEFT_OUT_BY_PERSON, Severity.FINE, count=by_person))
    return lines


def _expected_kind(past: Past, people: Sequence[Recipient]) -> MailingKind:
    """Where nobody is left to write to, the survey's past alone tells."""
    is_known = any(person.key in past.invited for person in people) if people else bool(past.invited)
    return MailingKind.REMINDER if is_known else MailingKind.INVITATION


def _past_lines(kind: MailingKind, past: Past, people: Sequence[Recipient]) -> list[Line]:
    """What went to people before, always with other words: whom the same ones reached is left out."""
    invited = sum(person.key in past.invited for person in people)
    counted = [(Finding.WRITTEN_TO_RECENTLY, sum(person.key in past.recent for person in people))]
    if kind is MailingKind.INVITATION:
        counted.insert(0, (Finding.ALREADY_INVITED, invited))
    elif kind in {MailingKind.REMINDER, MailingKind.THANK_YOU}:
        counted.insert(0, (Finding.NEVER_INVITED, len(people) - invited))
    return [Line(finding, Severity.LOOK_AT, count=n) for finding, n in counted if n]
