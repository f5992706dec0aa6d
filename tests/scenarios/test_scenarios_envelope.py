"""Group E: what the server says of the envelope and of the content, with PIPELINING and without."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from invite_desktop.domain.errors import (
    ContentBlocked,
    InviteError,
    MessageRefused,
    MessageTooLarge,
    PolicyRefused,
    ProtocolViolation,
    RecipientDeferred,
    RecipientRefused,
    SenderRefused,
    ServerUnavailable,
    TooManyDeferrals,
    TooManyRefusals,
)
from invite_desktop.domain.mailing import State, WaitFor
from invite_desktop.domain.pace import PaceProfile
from invite_desktop.operations.send_mailing import Ending
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.gmail import FakeGmail, Step, replies
from tests.scenarios.conftest import NewWorld
from tests.scenarios.invariants import assert_explained, assert_invariants, says
from tests.scenarios.world import World

MINUTE = timedelta(minutes=1)
ENHANCED = " d2e1a72fcca58-87fea19800esm3119584b3a.10 - gsmtp"

Play = str | bytes | Step | None


def to(person: int, play: Play) -> Callable[[str], Play]:
    """A step for one person, at the stages that name them; the usual for everybody else."""
    return lambda said: play if f"p{person}@" in said else None


def in_turn(person: int, *plays: Play) -> Callable[[str], Play]:
    """The same, with another step each time, and the usual afterwards."""
    left = list(plays)
    return lambda said: left.pop(0) if f"p{person}@" in said and left else None


def assert_finished(world: World, **expected: int) -> None:
    """Everybody has their last word, without the person being asked."""
    result = world.results[-1]
    assert (result.ending, result.problem) == (Ending.FINISHED, None)
    assert {state.value: count for state, count in result.counts.by_state.items()} == expected
    assert_invariants(world)


def assert_paused(world: World, problem: type[InviteError], **expected: int) -> InviteError:
    """The run waits for the person, who is told why."""
    result = world.results[-1]
    assert (result.ending, type(result.problem)) == (Ending.PAUSED, problem)
    assert {state.value: count for state, count in result.counts.by_state.items()} == expected
    assert_invariants(world)
    assert result.problem is not None
    return result.problem


def assert_rest_goes_out(world: World, gmail: FakeGmail) -> None:
    """With the cause gone, the same mailing is finished, and nobody has two."""
    gmail.smtp.script.clear()
    world.run()
    result = world.results[-1]
    assert result.ending is Ending.FINISHED
    assert result.counts.by_state == {State.ACCEPTED: len(world.people)}
    assert set(gmail.copies.values()) == {1}
    assert_invariants(world)


# -- E01 to E03: single people ---------------------------------------------------------------------

PEOPLE_REFUSALS = {
    "e01 syntax": replies.recipient_syntax("p2@example.net"),
    "e01 domain": replies.RECIPIENT_DOMAIN,
    "e01 older": "553-5.1.3 The recipient address <x> is not a valid RFC-5321 address. Learn more at\n"
    f"553 5.1.3  https://support.google.com/mail/answer/6596{ENHANCED}",
    "e02 syntax": replies.SYNTAX,
    "e02 goodbye": "555 5.5.2 Syntax error, goodbye.",
}


@pytest.mark.parametrize("reply", PEOPLE_REFUSALS.values(), ids=PEOPLE_REFUSALS)
def test_e01_e02_one_person_is_refused_and_the_others_are_not(
    reply: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script["rcpt"] = to(2, reply)
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=4, refused=1)
    assert world.of(State.REFUSED) == ["p2@example.net"]
    assert world.reason_of("p2@example.net") == RecipientRefused.__name__
    assert either_gmail.smtp.auth_count == 1
    says(RecipientRefused("p2@example.net", reply), "p2@example.net", "Correct the row")


@pytest.mark.parametrize("reply", [replies.RECIPIENT_DOMAIN, replies.TEMPORARY], ids=["never", "not now"])
@pytest.mark.parametrize("person", [0, 2, 4])
def test_e01_a_server_that_wants_the_content_all_the_same(
    reply: str, person: int, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    """With PIPELINING it may answer 354 though nobody is left to take the mail (RFC 2920 3.1)."""
    either_gmail.smtp.script["rcpt"] = in_turn(person, reply)
    either_gmail.smtp.script["data"] = replies.DATA_OK
    world = new_gmail_world()
    world.run()
    if reply == replies.TEMPORARY:
        assert_finished(world, accepted=5)
    else:
        assert_finished(world, accepted=4, refused=1)
    assert either_gmail.smtp.auth_count == 1  # a lone dot ends it, and the line serves on


def test_e02_a_goodbye_costs_the_line_and_no_mail(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    either_gmail.smtp.script["rcpt"] = to(2, Step("555 5.5.2 Syntax error, goodbye.", close=True))
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=4, refused=1)
    assert either_gmail.smtp.auth_count == 2


def test_e02_at_mail_it_is_the_sender(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    either_gmail.smtp.script["mail"] = replies.SYNTAX
    world = new_gmail_world()
    world.run()
    problem = assert_paused(world, SenderRefused, waiting=5)
    says(problem, "refuses the sender ana.novak@gmail.com", "Use the address that you sign in with")
    assert either_gmail.smtp.commands["AUTH"] == 1
    assert_rest_goes_out(world, either_gmail)


@pytest.mark.parametrize("bad", [0, 24, 49])
def test_e03_one_bad_among_fifty(bad: int, either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    either_gmail.smtp.script["rcpt"] = to(bad, replies.recipient_syntax("x"))
    world = new_gmail_world(50)
    world.run()
    assert_finished(world, accepted=49, refused=1)
    assert world.of(State.REFUSED) == [f"p{bad}@example.net"]
    assert either_gmail.copies == Counter(each for each in world.people if f"p{bad}@" not in each)
    assert either_gmail.smtp.auth_count == 1


def test_e03_three_bad_ones_ask_the_person(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    def rcpt(command: str) -> Play:
        return replies.RECIPIENT_DOMAIN if any(f"<p{n}@" in command for n in (1, 4, 6)) else None

    either_gmail.smtp.script["rcpt"] = rcpt
    world = new_gmail_world(20)
    world.run()
    result = world.results[-1]
    assert type(result.problem) is TooManyRefusals
    assert result.counts.of(State.REFUSED) == 3
    assert world.of(State.REFUSED) == ["p1@example.net", "p4@example.net", "p6@example.net"]
    assert_invariants(world)
    says(result.problem, "3 of 7", "everybody else is still waiting", "choose Continue")
    world.run()
    assert_finished(world, accepted=17, refused=3)


# -- E04 to E10: the whole message -----------------------------------------------------------------


@pytest.mark.parametrize("reply", [replies.TOO_LARGE, replies.TOO_LARGE_OLD], ids=["5.3.4", "5.2.3"])
@pytest.mark.parametrize("stage", ["mail", "dot"])
def test_e04_a_message_that_is_too_large(
    reply: str, stage: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script[stage] = reply
    world = new_gmail_world()
    world.run()
    problem = assert_paused(world, MessageTooLarge, waiting=5)
    assert either_gmail.smtp.commands["MAIL"] <= 2
    says(problem, "too large", "put a link in place of files")
    assert_rest_goes_out(world, either_gmail)


def test_e04_a_message_beyond_the_size_that_the_server_names_is_not_tried(
    either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    offers = either_gmail.smtp.offers
    either_gmail.smtp.offers = ("SIZE 200", *offers[1:])
    world = new_gmail_world()
    world.run()
    assert_paused(world, MessageTooLarge, waiting=5)
    assert either_gmail.smtp.commands["MAIL"] == 0
    either_gmail.smtp.offers = offers
    assert_rest_goes_out(world, either_gmail)


WHOLE_MESSAGE: dict[str, tuple[str, type[InviteError], str]] = {
    "e05 blocked": (replies.BLOCKED_CONTENT, ContentBlocked, "Check the survey link"),
    "e06 unsolicited": (replies.UNSOLICITED, PolicyRefused, "make the text shorter"),
    "e09 no id": (replies.MISSING_MESSAGE_ID, ContentBlocked, "mistake of ours"),
    "e09 two from": (
        "550 5.7.1 Messages with multiple addresses in From: header are not accepted.",
        ContentBlocked,
        "mistake of ours",
    ),
    "e09 twice": (
        "550 5.7.1 This message is not RFC 5322 compliant. There are duplicate headers.",
        ContentBlocked,
        "mistake of ours",
    ),
    "e09 encoded": (
        "550 5.7.1 Encoded-word syntax is not permitted in message header From:",
        ContentBlocked,
        "mistake of ours",
    ),
    "e09 malformed": (replies.MALFORMED, ContentBlocked, "mistake of ours"),
    "e10 gcdp": (replies.POLICY_OF_DOMAIN, ContentBlocked, "A rule of your organisation"),
    "e10 other words": (f"550 5.7.1 Not by our rules - gcdp{ENHANCED}", ContentBlocked, "A rule of your"),
}


@pytest.mark.parametrize(("reply", "problem", "words"), WHOLE_MESSAGE.values(), ids=WHOLE_MESSAGE)
def test_e05_e06_e09_e10_a_message_for_nobody_stops_after_the_first(
    reply: str,
    problem: type[InviteError],
    words: str,
    either_gmail: FakeGmail,
    new_gmail_world: NewWorld,
) -> None:
    either_gmail.smtp.script["dot"] = [None, *[reply] * 10]
    world = new_gmail_world()
    world.run()
    stopped_by = assert_paused(world, problem, accepted=1, waiting=4)
    assert len(either_gmail.smtp.script["dot"]) == 9  # one content was tried
    assert world.clock() == MONDAY_MORNING
    said = assert_explained(stopped_by)
    assert words in said.happened + said.text
    assert "Nothing is lost" in said.text or "mistake of ours" in said.text
    assert_rest_goes_out(world, either_gmail)


def test_e10_a_rule_of_the_recipients_organisation_is_about_that_person(
    either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    reply = replies.POLICY_OF_DOMAIN.replace("gcdp", "rule")
    either_gmail.smtp.script["dot"] = to(2, reply)
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=4, refused=1)
    assert world.reason_of("p2@example.net") == MessageRefused.__name__
    says(MessageRefused("p2@example.net", reply), "p2@example.net", "Reach this person in another way")


@pytest.mark.parametrize("reply", [replies.SUSPICIOUS, replies.UNUSUAL_RATE], ids=["e07", "e08"])
@pytest.mark.parametrize("hangs_up", [True, False])
def test_e07_e08_too_much_for_now_rests_ten_minutes_and_then_goes_slowly(
    reply: str, hangs_up: bool, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script["dot"] = [None, None, Step(reply, close=hangs_up)]
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=5)
    waits = [wait for wait in world.waits if wait.reason is not WaitFor.SENT_FOLDER]
    assert [(wait.reason, wait.until) for wait in waits] == [(WaitFor.SERVER, MONDAY_MORNING + 10 * MINUTE)]
    gaps = [
        (later.at - earlier.at).total_seconds()
        for earlier, later in zip(either_gmail.mails[2:], either_gmail.mails[3:], strict=False)
    ]
    assert all(gap >= PaceProfile.GENTLE.gap * 0.7 for gap in gaps)


@pytest.mark.parametrize("reply", [replies.SUSPICIOUS, replies.UNUSUAL_RATE], ids=["e07", "e08"])
def test_e07_e08_the_single_one_after_the_rest_is_refused_too(
    reply: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    tried: list[str] = []

    def dot(recipient: str) -> Play:
        tried.append(recipient)
        return Step(reply, close=True)

    either_gmail.smtp.script["dot"] = dot
    world = new_gmail_world()
    world.run()
    problem = assert_paused(world, PolicyRefused, waiting=5)
    assert tried == ["p0@example.net"] * 2
    assert world.clock() == MONDAY_MORNING + 10 * MINUTE
    says(problem, "unwanted mail", "Nothing is lost", "Wait at least 10 minutes", "send more slowly")
    assert_rest_goes_out(world, either_gmail)


# -- E11: never heard of ---------------------------------------------------------------------------

LONG_ONE = "\n".join([*(f"550-5.1.1 line {number}" for number in range(19)), "550 5.1.1 the end"])
UNHEARD_OF: dict[str, tuple[str, str | bytes, type[InviteError]]] = {
    "5xx at rcpt": ("rcpt", "599 unheard of", RecipientRefused),
    "5xx after the content": ("dot", "599 unheard of", MessageRefused),
    "not ascii at rcpt": ("rcpt", "550 5.1.1 Uporabnika ni: šč €", RecipientRefused),
    "not ascii after the content": ("dot", "550 Vsebine ne sprejmemo: šč €", MessageRefused),
    "latin-1": ("rcpt", b"550 5.1.1 Gibt es nicht: \xfc\xe4\r\n", RecipientRefused),
    "twenty lines at rcpt": ("rcpt", LONG_ONE, RecipientRefused),
    "twenty lines after the content": ("dot", LONG_ONE, RecipientRefused),
}


@pytest.mark.parametrize(("stage", "reply", "reason"), UNHEARD_OF.values(), ids=UNHEARD_OF)
def test_e11_an_unheard_of_refusal_is_the_persons(
    stage: str,
    reply: str | bytes,
    reason: type[InviteError],
    either_gmail: FakeGmail,
    new_gmail_world: NewWorld,
) -> None:
    either_gmail.smtp.script[stage] = to(2, reply)
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=4, refused=1)
    assert world.reason_of("p2@example.net") == reason.__name__
    (fate,) = [each for each in world.store.mailings.fates(world.mailing.id) if each.state is State.REFUSED]
    assert fate.reply[:3] in {"599", "550"}  # what the server said is there to be shown


@pytest.mark.parametrize("stage", ["rcpt", "dot"])
def test_e11_an_unheard_of_not_now_is_tried_again(
    stage: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script[stage] = in_turn(2, "499 unheard of", "478 neither")
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=5)
    assert world.clock() == MONDAY_MORNING + 6 * MINUTE
    assert [mail.recipient for mail in either_gmail.mails][-1] == "p2@example.net"


@pytest.mark.parametrize("stage", ["mail", "data"])
def test_e11_not_now_before_anybody_is_named_is_the_servers(
    stage: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script[stage] = [None, "499 unheard of"]
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=5)


GARBAGE = [b"what?\r\n", b"\xff\xfe\x00\r\n", b"999 no such digit\r\n", b"25\r\n", b"HTTP/1.1 200 OK\r\n"]


@pytest.mark.parametrize("garbage", GARBAGE[:2], ids=["text", "octets"])
@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
def test_e11_garbage_before_the_content_stops_and_nobody_is_in_doubt(
    garbage: bytes, stage: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script[stage] = [None, None, garbage]
    world = new_gmail_world()
    world.run()
    problem = assert_paused(world, ProtocolViolation, accepted=2, waiting=3)
    says(problem, "an answer we don't know", "another network")
    assert_rest_goes_out(world, either_gmail)


ODD_ANSWERS = [b"250-and so on\r\n" * 300, b"354 go ahead\r\n", b"250" + b"x" * 20_000, b"250-a\r\n550 b\r\n"]


@pytest.mark.parametrize(
    ("garbage", "is_taken"),
    [(garbage, bool(number % 2)) for number, garbage in enumerate([*GARBAGE, *ODD_ANSWERS])],
    ids=range(9),
)
def test_e11_garbage_after_the_content_leaves_one_in_doubt(
    garbage: bytes, is_taken: bool, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script["dot"] = [None, None, Step(garbage, accept=is_taken)]
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=4, in_doubt=1)
    assert world.of(State.IN_DOUBT) == ["p2@example.net"]
    look = world.reconcile.look(world.account, world.password)
    assert (look.settled, look.open) == (int(is_taken), int(not is_taken))
    assert_invariants(world)
    assert either_gmail.copies["p2@example.net"] == int(is_taken)


# -- E12: later ------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["rcpt", "dot"])
def test_e12_twice_not_now_and_then_yes_is_one_copy(
    stage: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script[stage] = in_turn(2, replies.TEMPORARY, replies.TEMPORARY)
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=5)
    assert either_gmail.copies == Counter(world.people)
    assert world.clock() == MONDAY_MORNING + 6 * MINUTE
    assert [mail.recipient for mail in either_gmail.mails] == [
        *(each for each in world.people if not each.startswith("p2@")),
        "p2@example.net",
    ]
    waits = {wait.reason for wait in world.waits}
    assert waits == {WaitFor.SENT_FOLDER, WaitFor.RETRY}
    assert either_gmail.smtp.auth_count <= 3


def test_e12_not_now_five_times_is_a_refusal(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    either_gmail.smtp.script["dot"] = to(2, replies.TEMPORARY)
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=4, refused=1)
    assert world.clock() == MONDAY_MORNING + (1 + 5 + 15 + 60) * MINUTE
    assert world.reason_of("p2@example.net") == RecipientDeferred.__name__
    says(RecipientDeferred("p2@example.net", replies.TEMPORARY), "on another day")


def test_e12_two_people_put_off_in_a_row_ask(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    def dot(recipient: str) -> Play:
        return replies.TEMPORARY if recipient[:3] in {"p1@", "p2@"} else None

    either_gmail.smtp.script["dot"] = dot
    world = new_gmail_world()
    world.run()
    problem = assert_paused(world, TooManyDeferrals, accepted=1, waiting=4)
    says(problem, "put off two recipients", "Nothing is lost", "Wait an hour")
    assert_rest_goes_out(world, either_gmail)


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data", "dot"])
def test_e12_a_fault_of_the_server_puts_nobody_off(
    stage: str, either_gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    either_gmail.smtp.script[stage] = [None, *[Step(replies.TEMPORARY_421, close=True)] * 2]
    world = new_gmail_world()
    world.run()
    assert_finished(world, accepted=5)
    waits = {wait.reason for wait in world.waits}
    assert waits == {WaitFor.SENT_FOLDER, WaitFor.SERVER}
    assert [mail.recipient for mail in either_gmail.mails] == world.people


def test_e12_a_fault_of_the_server_for_hours_asks(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    either_gmail.smtp.script["dot"] = Step(replies.TEMPORARY_421, close=True)
    world = new_gmail_world()
    world.run()
    problem = assert_paused(world, ServerUnavailable, waiting=5)
    assert world.clock() == MONDAY_MORNING + (1 + 5 + 15 + 60) * MINUTE
    says(problem, "temporary problem", "Nothing is lost")
    assert_rest_goes_out(world, either_gmail)
