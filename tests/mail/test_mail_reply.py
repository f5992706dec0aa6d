"""What every known reply means, in its old and new wordings, and that the table cannot contradict itself."""

import logging
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    ContentBlocked,
    EncryptionMismatch,
    EncryptionUnavailable,
    InviteError,
    MessageRefused,
    RecipientDeferred,
    RecipientError,
    RecipientRefused,
    RunError,
    SenderRefused,
    SetupError,
    SignInRejected,
    SignInUnavailable,
)
from invite_desktop.domain.quota import rest_after
from invite_desktop.mail.reply import Reply, Stage, error_for, rule_for
from invite_desktop.mail.reply_rule import CONSEQUENCES, Reach, Retry, Rule
from invite_desktop.mail.reply_table import OUT_OF_PLACE, REFUSALS
from tests.mail.reply_samples import SAMPLES, Sample

ACCOUNT = Account(from_email="ana@uni.example", username="ana", host="smtp.example.org", port=587)
ADDRESS = "miha@example.net"
EVERY_RULE = (*REFUSALS, OUT_OF_PLACE)


def reply(wire: str) -> Reply:
    """A reply as it stands on the wire, its lines parted by line feeds."""
    lines = wire.split("\n")
    return Reply(int(lines[0][:3]), "\n".join(line[4:] for line in lines))


def error(stage: Stage, wire: str, address: str = ADDRESS) -> InviteError:
    """What a reply means for one account and one person."""
    return error_for(reply(wire), stage, account=ACCOUNT, address=address)


# -- the replies -----------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_known_reply(sample: Sample) -> None:
    rule = rule_for(reply(sample.wire), sample.stage)
    assert (rule.id, rule.words_id, rule.reach, rule.retry) == (
        sample.rule,
        sample.error,
        sample.reach,
        sample.retry,
    )
    assert type(error(sample.stage, sample.wire)).__name__ == sample.error


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_case_and_line_breaks_change_nothing(sample: Sample) -> None:
    given_reply = reply(sample.wire)
    shouted = Reply(given_reply.code, given_reply.text.upper().replace("\n", "\n  "))
    assert rule_for(shouted, sample.stage).id == sample.rule


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_the_reply_itself_is_kept_for_the_details(sample: Sample) -> None:
    said = getattr(error(sample.stage, sample.wire), "reply", None)
    assert said is None or said == str(reply(sample.wire))


def test_every_row_is_met_by_a_known_reply() -> None:
    met = {sample.rule for sample in SAMPLES}
    assert {rule.id for rule in EVERY_RULE} - met == {"own-policy"}


def test_the_rule_of_the_own_organisation_stops_everybody() -> None:
    wire = "550 5.7.1 The user or domain has a policy that prohibits the email that you sent."
    theirs, own = error(Stage.CONTENT, wire), error(Stage.CONTENT, wire, "b@UNI.example")
    assert theirs == MessageRefused(ADDRESS, wire)
    assert own == ContentBlocked(wire)
    assert rule_for(reply(wire), Stage.CONTENT, own_domain=True).id == "own-policy"
    nobody = error_for(reply(wire), Stage.CONTENT, account=replace(ACCOUNT, from_email=""), address="")
    assert nobody == MessageRefused("", wire)


def test_errors_carry_what_belongs_to_them() -> None:
    assert error(Stage.RCPT, "550 5.1.1 no\n550 never") == RecipientRefused(ADDRESS, "550 5.1.1 no never")
    assert error(Stage.RCPT, "450 no") == RecipientDeferred(ADDRESS, "450 no")
    assert error(Stage.CONTENT, "550 no") == MessageRefused(ADDRESS, "550 no")
    assert error(Stage.AUTH, "535 no") == SignInRejected("ana", "535 no")
    assert error(Stage.MAIL, "550 no") == SenderRefused("ana@uni.example", "550 no")
    assert error(Stage.AUTH, "504 no") == SignInUnavailable("smtp.example.org", "504 no")
    assert error(Stage.AUTH, "538 no") == EncryptionMismatch("smtp.example.org", 587)
    assert error(Stage.STARTTLS, "554 no") == EncryptionUnavailable("smtp.example.org")


def test_the_log_names_the_row_and_not_the_person(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        error(Stage.RCPT, f"550 5.1.1 {ADDRESS} no such user")
    assert caplog.messages == [
        "Reply 550 5.1.1 at rcpt: no-such-person, for the person, again: after a change"
    ]


# -- the table -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.id)
def test_a_row_reaches_as_far_as_its_error(rule: Rule) -> None:
    assert issubclass(rule.error, RecipientError) == (rule.reach is Reach.PERSON)
    assert issubclass(rule.error, SetupError | RunError) == (rule.reach is not Reach.PERSON)
    if rule.reach is Reach.PERSON:
        assert rule.stages <= {Stage.RCPT, Stage.DATA, Stage.CONTENT}
    if rule.retry in {Retry.PERSON_PLAN, Retry.NEVER}:
        assert rule.reach is Reach.PERSON
    if issubclass(rule.error, SetupError):
        assert rule.retry is Retry.AFTER_CHANGE


def test_the_rows_stand_in_the_order_of_trust() -> None:
    assert [rule.basis for rule in REFUSALS] == sorted(rule.basis for rule in REFUSALS)


def test_names_and_words_stand_once() -> None:
    assert {count for _, count in Counter(rule.id for rule in EVERY_RULE).items()} == {1}
    for rule in EVERY_RULE:
        assert len(set(rule.words)) == len(rule.words)
        assert all(words == " ".join(words.lower().split()) for words in rule.words)


def test_every_error_of_the_table_is_used() -> None:
    assert {rule.error for rule in EVERY_RULE} == set(CONSEQUENCES)


@pytest.mark.parametrize("kind", CONSEQUENCES, ids=lambda kind: kind.__name__)
def test_the_account_rests_as_long_as_the_table_says(kind: type[InviteError]) -> None:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    _, retry = CONSEQUENCES[kind]
    assert rest_after(kind.__name__, now) == (now + retry.rest if retry.rest else None)


@given(code=st.integers(0, 999), text=st.text(), stage=st.sampled_from(Stage))
def test_whatever_is_said_means_something(code: int, text: str, stage: Stage) -> None:
    meant = error_for(Reply(code, text), stage, account=ACCOUNT, address=ADDRESS)
    assert isinstance(meant, SetupError | RunError | RecipientError)
    if stage in {Stage.CONNECT, Stage.EHLO, Stage.STARTTLS, Stage.AUTH, Stage.MAIL}:
        assert not isinstance(meant, RecipientError)


# -- reading a reply -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status", "phrase"),
    [
        ("5.7.8 Not accepted", "5.7.8", "not accepted"),
        ("5.7.8 Go\n5.7.8  to", "5.7.8", "go to"),
        ("OK", "", "ok"),
        ("", "", ""),
        ("5.7.8", "5.7.8", ""),
        ("5.1.1 <Spam.Unit@uni.example>: unknown", "5.1.1", "unknown"),
        ("192.0.2.1 is blocked", "", "192.0.2.1 is blocked"),
        ("535-5.7.8 Go\n535 5.7.8 to", "", "go to"),
        ("2.0.0 OK  1790534477", "2.0.0", "ok 1790534477"),
    ],
)
def test_a_reply_is_read(text: str, status: str, phrase: str) -> None:
    given_reply = Reply(535, text)
    assert given_reply.status == status
    assert given_reply.phrase == phrase


def test_a_reply_is_written_on_one_line() -> None:
    assert str(Reply(250, "a\nb")) == "250 a b"
    assert str(Reply(250, "")) == "250"


def test_a_reply_is_positive_by_its_first_digit() -> None:
    assert [Reply(code, "").is_positive for code in (250, 354, 451, 550)] == [True, False, False, False]
