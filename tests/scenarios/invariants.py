"""What holds after every scenario, whatever happened in it."""

import base64
import re
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from email import message_from_bytes

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import Fate, Progress, State
from invite_desktop.domain.recipient import address_key
from invite_desktop.mail.address import message_id_for
from invite_desktop.operations.export_report import report_rows
from invite_desktop.ui.explain import Explanation, explain
from invite_desktop.ui.send.waits import Around, wait_status, wait_words
from tests.fakes.clock import MONDAY_MORNING
from tests.scenarios.world import ServerMail, World

BANNED = re.compile(
    r"\b(errors?|fail(ed|ure|s)?|invalid|illegal|forbidden|fatal|abort(ed)?|oops|sorry|please|delivered)\b",
    re.IGNORECASE,
)


def assert_invariants(world: World, *, knows_all: bool = True) -> None:
    """No message twice, no lost row, counters add up, no secret told, every stop explained.

    `knows_all` is False where somebody else sent the same mailing, and this data file was not told yet.
    """
    assert_nobody_twice(world)
    assert_nobody_lost(world, knows_all=knows_all)
    assert_counts_add_up(world)
    assert_no_secret(world)
    for result in world.results:
        if result.problem is not None:
            assert_explained(result.problem)
    assert_waits_explained(world.reports)


# -- nobody twice, nobody lost ---------------------------------------------------------------------


def message_id_of(mail: ServerMail) -> str:
    """The Message-ID with which a mail was handed in."""
    return str(message_from_bytes(mail.content)["Message-ID"]).strip()


def mails_of_mailing(world: World) -> list[ServerMail]:
    """What servers took of this mailing: no test mails, nothing sent by hand."""
    store, mailing = world.store, world.mailing
    seed, domain = store.mailings.seed(mailing.id), world.account.domain
    known = {fate.message_id for fate in store.mailings.fates(mailing.id)}
    for fate in store.mailings.fates(mailing.id):
        person = fate.addressee
        known.add(message_id_for(seed, address_key(person.address), domain))
    return [mail for mail in world.mails if message_id_of(mail) in known]


def assert_nobody_twice(world: World) -> None:
    """The servers hold at most one copy for each Message-ID, and one for each person."""
    by_id = Counter(map(message_id_of, world.mails))
    assert [each for each, count in by_id.items() if count > 1] == []
    by_person = Counter(address_key(mail.recipient) for mail in mails_of_mailing(world))
    assert [each for each, count in by_person.items() if count > 1] == []


def assert_nobody_lost(world: World, *, knows_all: bool = True) -> None:
    """Everybody stands somewhere, and is accepted exactly when a server has the mail, unless in doubt."""
    taken = {message_id_of(mail): mail.recipient for mail in mails_of_mailing(world)}
    fates = list(world.store.mailings.fates(world.mailing.id))
    assert [fate.addressee.address for fate in fates] == world.people
    reached = {address_key(recipient) for recipient in taken.values()}
    for fate in fates:
        _assert_stands_right(fate, reached, knows_all=knows_all)
        if fate.state is State.ACCEPTED:
            assert taken[fate.message_id] == fate.addressee.address


def _assert_stands_right(fate: Fate, reached: set[str], *, knows_all: bool) -> None:
    has_mail = address_key(fate.addressee.address) in reached
    if fate.state is State.ACCEPTED:
        assert has_mail, f"accepted, and no server has it: {fate}"
    elif fate.state is State.REFUSED:
        assert not has_mail, f"refused, and a server has it: {fate}"
        assert fate.reason, f"refused without a reason: {fate}"
    elif fate.state is State.WAITING:
        assert not (has_mail and knows_all), f"waiting, and a server has it: {fate}"
    else:
        assert fate.state is State.IN_DOUBT, fate


# -- counters --------------------------------------------------------------------------------------


def assert_counts_add_up(world: World) -> None:
    """The database's counts, everybody's fate, the report, and what the screen was told agree."""
    mailings = world.store.mailings
    counts, fates = mailings.counts(world.mailing.id), list(mailings.fates(world.mailing.id))
    assert counts.total == len(world.people) == len(fates)
    by_state = {state: count for state, count in counts.by_state.items() if count}
    assert by_state == dict(Counter(fate.state for fate in fates))
    rows = list(report_rows((), fates, lambda fate: (fate.state, fate.reason, fate.settled_by)))
    assert dict(Counter(State(str(row[2])) for row in rows)) == by_state
    assert {report.counts.total for report in world.reports} <= {len(world.people)}
    assert all(count >= 0 for report in world.reports for count in report.counts.by_state.values())
    accepted = world.store.journal.accepted_ids(world.mailing.id)
    assert len(accepted) == counts.of(State.ACCEPTED)
    assert len(world.store.journal.in_doubt(world.mailing.id)) == counts.of(State.IN_DOUBT)


# -- secrets ---------------------------------------------------------------------------------------


def forms_of(secret: str) -> set[bytes]:
    """How a secret looks in the clear, and inside anything that is encoded in base64."""
    forms = {secret.encode()}
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + secret.encode() + b"\0" * 3)
        first = (shift * 8 + 5) // 6  # the first digit that nothing but the secret decides
        last = (shift + len(secret.encode())) * 8 // 6
        forms.add(encoded[first:last])
    return forms


def assert_no_secret(world: World) -> None:
    """No password in the log, the data file, the errors, the transcripts, or what the screen was told."""
    places = {
        "log": world.caplog.text.encode(),
        "records": repr([vars(record) for record in world.caplog.records]).encode(),
        "reports": repr(world.reports).encode(),
        "results": repr(world.results).encode(),
        "transcripts": "\n".join(line for each in world.sessions for line in each.transcript).encode(),
        "errors": "".join(map(_everything_about, world.problems)).encode(),
        "events": repr(world.store.mailings.events(world.mailing.id)).encode(),
        **{path.name: path.read_bytes() for path in world.path.parent.glob(f"{world.path.name}*")},
    }
    assert world.path.name in places
    for place, octets in places.items():
        for secret in world.secrets:
            for form in forms_of(secret):
                assert form not in octets, f"a password in the {place}"


def _everything_about(error: BaseException | None) -> str:
    text = ""
    while error is not None:
        text += repr(error) + str(error) + repr(vars(error))
        error = error.__cause__ or error.__context__
    return text


# -- words -----------------------------------------------------------------------------------------


def assert_explained(problem: InviteError) -> Explanation:
    """The stop says what happened, what to do, and uses no word that frightens. The words are handed on."""
    words = explain(problem)
    assert words.happened
    assert words.next_step
    assert words.code not in {"", "PROGRAM"}, f"no words of its own: {problem!r}"
    said = f"{words.happened}\n{words.text}"
    assert BANNED.search(said) is None, said
    assert "{" not in said, said
    return words


def says(problem: InviteError | None, *phrases: str) -> None:
    """The stop's words contain each of these."""
    assert problem is not None
    words = assert_explained(problem)
    said = f"{words.happened}\n{words.text}"
    for phrase in phrases:
        assert phrase in said, said


def assert_waits_explained(reports: Iterable[Progress]) -> None:
    """Every wait says what for; one with an end says when that is."""
    for report in reports:
        if report.wait is None:
            continue
        until = report.wait.until
        now = until - timedelta(minutes=30) if until else MONDAY_MORNING
        around = Around(now, report.counts.of(State.WAITING))
        said = f"{wait_status(report.wait).word}\n{wait_words(report.wait, around)}"
        assert BANNED.search(said) is None, said
        assert "{" not in said, said
        assert until is None or f"{until.astimezone():%M}" in said, said
