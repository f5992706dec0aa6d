import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.checklist import TEST_HOLDS, Mark, Marks, Step, StepState
from invite_desktop.domain.mailing import LeftOutReason, MailingKind
from invite_desktop.domain.message import Message
from invite_desktop.domain.quota import Quota
from invite_desktop.domain.recipient import Recipient, RecipientList
from invite_desktop.operations.preflight import (
    SECONDS_PER_MESSAGE,
    Finding,
    Line,
    Order,
    Past,
    Preflight,
    Severity,
    check,
)

ACCOUNT = Account(from_email="ana@uni.si", username="ana", host="smtp.uni.si", pace=30.0)
MESSAGE = Message("For {{First name}}", "Dear {{First name}}, {{Link}}")
COLUMNS = ("First name", "Link")
ANA = Recipient(1, "ana@uni.si", ("Ana", "https://x.si/1"))
BOR = Recipient(2, "bor@uni.si", ("Bor", "https://x.si/2"))
NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
FINE, NOTE, LOOK, FIX = Severity.FINE, Severity.NOTE, Severity.LOOK_AT, Severity.FIX


def marked(age: timedelta = timedelta(), state: StepState = StepState.CHECKED) -> Marks:
    return {Step.TEST: Mark(state, "test_passed", (NOW - age).isoformat())}


def checked(
    *people: Recipient,
    account: Account = ACCOUNT,
    message: Message = MESSAGE,
    columns: tuple[str, ...] = COLUMNS,
    past: Past = Past(),  # noqa: B008 - frozen
    kind: MailingKind | None = MailingKind.INVITATION,
    marks: Marks | None = None,
    quota: Quota = Quota(),  # noqa: B008 - frozen
    copies: tuple[SentCopies, str] | None = None,
    must_type_password: bool = False,
) -> Preflight:
    known, there = marked() if marks is None else marks, RecipientList(columns, people)
    return check(
        account,
        known,
        message,
        there,
        past,
        kind,
        quota,
        NOW,
        copies,
        must_type_password=must_type_password,
    )


def findings(preflight: Preflight) -> set[tuple[Finding, Severity, str, int]]:
    return {
        (line.finding, line.severity, line.subject, line.count)
        for line in preflight.lines
        if line.severity is not FINE
    }


def test_where_all_is_well_it_says_so() -> None:
    preflight = checked(ANA, BOR)
    assert {line.finding for line in preflight.lines} == {Finding.TESTED, Finding.FIELDS_KNOWN}
    assert not preflight.to_fix
    assert not preflight.has_warnings
    assert preflight.recipients == 2
    assert preflight.audience == ((ANA, None), (BOR, None))
    assert (preflight.account, preflight.message, preflight.columns) == (ACCOUNT, MESSAGE, COLUMNS)


@pytest.mark.parametrize(
    ("copies", "finding"),
    [
        (SentCopies.FILED, Finding.COPIES_SEEN),
        (SentCopies.RENAMED, Finding.COPIES_SEEN),
        (SentCopies.MISSING, Finding.COPIES_MISSING),
        (SentCopies.UNREADABLE, Finding.COPIES_UNREADABLE),
    ],
)
def test_what_becomes_of_copies_is_told_and_no_reason_to_hesitate(
    copies: SentCopies, finding: Finding
) -> None:
    preflight = checked(ANA, copies=(copies, NOW.isoformat()))
    severity = FINE if finding is Finding.COPIES_SEEN else NOTE
    assert Line(finding, severity, NOW.isoformat()) in preflight.lines
    assert not preflight.has_warnings


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"from_email": "ana"}, "from_email"),
        ({"username": ""}, "username"),
        ({"port": 0}, "port"),
        ({"port": 65536}, "port"),
        ({"host": ""}, "host"),
    ],
)
def test_a_setting_that_is_missing_stands_in_the_way(change: dict[str, object], field: str) -> None:
    preflight = checked(ANA, account=replace(ACCOUNT, **change))  # type: ignore[arg-type]
    assert preflight.to_fix == (Line(Finding.SETTING_MISSING, FIX, field),)


def test_a_password_that_is_in_no_place_stands_in_the_way() -> None:
    preflight = checked(ANA, must_type_password=True)
    assert preflight.to_fix == (Line(Finding.PASSWORD_TO_TYPE, FIX),)


@pytest.mark.parametrize(
    "marks",
    [
        {},
        marked(TEST_HOLDS + timedelta(minutes=1)),
        marked(state=StepState.ATTENTION),
        marked(state=StepState.DONE),
    ],
)
def test_settings_without_a_fresh_test_are_worth_a_look(marks: Marks) -> None:
    preflight = checked(ANA, marks=marks)
    assert findings(preflight) == {(Finding.NOT_TESTED, LOOK, "", 0)}
    assert preflight.has_warnings


def test_a_message_that_was_taken_is_as_good_as_a_test_here() -> None:
    for evidence in ("accepted_only", "said_arrived"):
        mark = Mark(StepState.DONE, evidence, NOW.isoformat())
        preflight = checked(ANA, marks={Step.TEST: mark})
        assert Finding.TESTED in {line.finding for line in preflight.lines}


def test_a_test_of_last_month_still_holds() -> None:
    marks = marked(TEST_HOLDS - timedelta(minutes=1))
    assert not checked(ANA, marks=marks).has_warnings


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (Message("", "https://x.si"), {(Finding.SUBJECT_EMPTY, FIX, "", 0)}),
        (Message("S", " \n"), {(Finding.BODY_EMPTY, FIX, "", 0)}),
        (Message(), {(Finding.SUBJECT_EMPTY, FIX, "", 0), (Finding.BODY_EMPTY, FIX, "", 0)}),
        (
            Message("{{Nmae}}", "{{nmae}} {{Other}} {{Link}}"),
            {(Finding.FIELD_UNKNOWN, FIX, "{{Nmae}}", 0), (Finding.FIELD_UNKNOWN, FIX, "{{Other}}", 0)},
        ),
        (Message("S", "no link"), {(Finding.NO_LINK, LOOK, "", 0)}),
        (Message("S", "see https://x.si"), set()),
        (Message("S", "see {{ LINK }}"), set()),
        (Message("S", "see #URL#"), set()),
    ],
)
def test_the_text_is_looked_at(message: Message, expected: set[tuple[Finding, Severity, str, int]]) -> None:
    assert findings(checked(ANA, message=message)) == expected


def test_a_text_without_fields_says_nothing_of_fields() -> None:
    lines = checked(ANA, message=Message("S", "https://x.si")).lines
    assert Finding.FIELDS_KNOWN not in {line.finding for line in lines}


def test_what_only_looks_like_a_field_is_worth_a_look() -> None:
    message = Message("For #IME#", "{{Link}}, {First name}, {{Last name and #IME#")
    lines = checked(ANA, message=message).lines
    assert [line.subject for line in lines if line.finding is Finding.FIELD_LIKE] == [
        "#IME#",
        "{First name}",
        "{{",
    ]
    assert Finding.FIELDS_KNOWN not in {line.finding for line in lines}


@pytest.mark.parametrize("kind", MailingKind)
def test_a_second_invitation_is_worth_a_look(kind: MailingKind) -> None:
    past = Past(frozenset({BOR.key}), frozenset({ANA.key, BOR.key, "someone@else.si"}))
    preflight = checked(ANA, BOR, past=past, kind=kind)
    warned = (Finding.ALREADY_INVITED, LOOK, "", 1) in findings(preflight)
    assert warned is (kind is MailingKind.INVITATION), "Bor is left out: he got these very words"
    assert preflight.kind is kind


@pytest.mark.parametrize("kind", MailingKind)
def test_whom_no_invitation_reached_is_worth_a_look_before_what_follows_one(kind: MailingKind) -> None:
    cene = Recipient(3, "cene@uni.si", ("Cene", "https://x.si/3"))
    preflight = checked(ANA, BOR, cene, past=Past(frozenset({BOR.key}), frozenset({ANA.key})), kind=kind)
    warned = (Finding.NEVER_INVITED, LOOK, "", 1) in findings(preflight)
    assert warned is (kind in {MailingKind.REMINDER, MailingKind.THANK_YOU}), "Bor is not written to"


@pytest.mark.parametrize("kind", MailingKind)
def test_another_message_so_soon_is_worth_a_look(kind: MailingKind) -> None:
    past = Past(frozenset({BOR.key}), frozenset({ANA.key, BOR.key}), frozenset({ANA.key, BOR.key}))
    preflight = checked(ANA, BOR, past=past, kind=kind)
    assert (Finding.WRITTEN_TO_RECENTLY, LOOK, "", 1) in findings(preflight)
    assert not any(line.finding is Finding.WRITTEN_TO_RECENTLY for line in checked(ANA, BOR).lines)


@pytest.mark.parametrize(
    ("people", "past", "kind"),
    [
        ((ANA, BOR), Past(), MailingKind.INVITATION),
        ((ANA, BOR), Past(frozenset(), frozenset({ANA.key})), MailingKind.REMINDER),
        ((ANA, BOR), Past(frozenset({ANA.key}), frozenset({ANA.key})), MailingKind.INVITATION),
        ((ANA,), Past(frozenset({ANA.key}), frozenset({ANA.key})), MailingKind.REMINDER),
    ],
)
def test_a_reminder_is_expected_where_somebody_to_be_written_to_was_invited(
    people: tuple[Recipient, ...], past: Past, kind: MailingKind
) -> None:
    assert checked(*people, past=past, kind=None).kind is kind


def test_blank_values_are_counted_by_column() -> None:
    nobody = Recipient(3, "cene@uni.si", (" ",))
    linked = Recipient(4, "dana@uni.si", ("", "https://x.si/4"))
    assert findings(checked(ANA, nobody, linked)) == {
        (Finding.VALUE_BLANK, LOOK, "First name", 2),
        (Finding.VALUE_BLANK, LOOK, "Link", 1),
    }


@pytest.mark.parametrize(
    "body", ["{{First name|colleague}} {{Link|https://x.si}}", "https://x.si #UNSUBSCRIBE#"]
)
def test_what_something_stands_in_for_is_not_blank(body: str) -> None:
    preflight = checked(Recipient(1, "ana@uni.si"), message=Message("S", body))
    assert findings(preflight) == set()


def test_blank_values_of_those_left_out_do_not_matter() -> None:
    away = Recipient(3, "cene@uni.si", left_out=True)
    assert findings(checked(ANA, away)) == set()


def test_everybody_left_out_has_a_reason() -> None:
    people = (
        ANA,
        Recipient(2, "ANA@uni.si", ("Ana", "l")),
        Recipient(3, "cene@uni.si", left_out=True),
        Recipient(4, "dana", ("Dana", "l")),
        replace(BOR, address="bor@gmial.com"),
        Recipient(6, "eva@uni.si", ("Eva", "l")),
    )
    preflight = checked(*people, past=Past(frozenset({"eva@uni.si", "someone@else.si"})))
    assert [reason for _, reason in preflight.audience] == [
        None,
        LeftOutReason.DUPLICATE,
        LeftOutReason.BY_PERSON,
        LeftOutReason.ADDRESS,
        None,
        LeftOutReason.ALREADY_SENT,
    ]
    assert findings(preflight) == {
        (Finding.ADDRESS_LOOK_AT, LOOK, "", 1),
        (Finding.ADDRESS_UNUSABLE, LOOK, "", 1),
        (Finding.DUPLICATE, LOOK, "", 1),
        (Finding.ALREADY_SENT, LOOK, "", 1),
    }
    assert Line(Finding.LEFT_OUT_BY_PERSON, FINE, count=1) in preflight.lines
    told = {Finding.ADDRESS_LOOK_AT: 0}  # they are written to
    assert sum(told.get(line.finding, line.count) for line in preflight.lines) == preflight.left_out.total()
    assert preflight.recipients + preflight.left_out.total() == len(people)


@pytest.mark.parametrize("people", [(), (replace(ANA, left_out=True),), (Recipient(1, "ana"),)])
def test_nobody_to_write_to_stands_in_the_way(people: tuple[Recipient, ...]) -> None:
    preflight = checked(*people)
    assert preflight.to_fix == (Line(Finding.NOBODY, FIX),)
    assert preflight.recipients == 0
    assert preflight.seconds == 0


def test_the_time_is_gaps_and_messages() -> None:
    assert checked(ANA).seconds == SECONDS_PER_MESSAGE
    assert checked(ANA, BOR).seconds == 30 + 2 * SECONDS_PER_MESSAGE


def test_several_connections_share_the_work_where_there_is_no_gap() -> None:
    fast = replace(ACCOUNT, pace=0.0, connections=2)
    assert checked(ANA, BOR, account=fast).seconds == SECONDS_PER_MESSAGE
    slow = replace(ACCOUNT, connections=2)
    assert checked(ANA, BOR, account=slow).seconds == 30 + 2 * SECONDS_PER_MESSAGE


def test_the_outlook_is_for_those_who_are_written_to() -> None:
    away = Recipient(3, "cene@uni.si", left_out=True)
    outlook = checked(ANA, BOR, away, quota=Quota(1)).outlook
    assert (outlook.count, outlook.at_once, outlook.later) == (2, 1, 1)
    assert outlook.now == NOW


def test_an_order_is_for_all_unless_it_says_otherwise() -> None:
    preflight = checked(ANA)
    assert Order(preflight) == Order(preflight, first=0, at_most=None)


def test_a_long_list_is_checked_at_once() -> None:
    people = [Recipient(n, f"p{n}@uni.si", (f"P{n}", "")) for n in range(10_000)]
    began = time.monotonic()
    preflight = checked(*people, past=Past(frozenset(f"p{n}@uni.si" for n in range(5_000))))
    assert time.monotonic() - began < 2
    assert preflight.recipients == 5_000
    assert (Finding.VALUE_BLANK, LOOK, "Link", 5_000) in findings(preflight)
