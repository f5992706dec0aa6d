"""Each person's mail: one Message-ID whoever sends it when, and the same octets where it is repeated."""

from dataclasses import replace

import pytest

from invite_desktop.domain.errors import OutcomeUnknown, RecipientRefused
from invite_desktop.domain.mailing import MailingKind, Outcome, Settled, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.send_mailing import Ending
from tests.operations.conftest import NewMailing
from tests.operations.scripted import Clock, ScriptedServer
from tests.operations.sending.bench import HOUR, Bench

W, A, R, D = State.WAITING, State.ACCEPTED, State.REFUSED, State.IN_DOUBT


def test_a_copy_of_the_data_makes_the_same_message_ids(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(3)
    bench.run(mailing)
    first = bench.server.message_ids
    with bench.store.database.writing() as connection:
        connection.execute("DELETE FROM attempt")  # as a backup from before the run has it
    bench.server = ScriptedServer()
    bench.run(mailing)
    assert bench.server.message_ids == first


@pytest.mark.parametrize("later", [0, 40 * HOUR])
def test_what_the_person_wants_repeated_has_the_same_octets(
    later: float, every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, seen = new_mailing(1), []

    def lose(mail: object) -> None:
        seen.append(mail)
        raise OutcomeUnknown

    every.server.plays.append(lose)
    assert every.run(mailing).counts.by_state == {D: 1}
    (attempt,) = every.store.journal.in_doubt(mailing.id)
    every.store.journal.finish(attempt.id, Outcome.NOT_SENT, settled_by=Settled.PERSON)
    clock.advance(later)
    assert every.run(mailing).counts.by_state == {A: 1}
    assert every.server.taken == seen


def test_a_mended_address_gets_a_mail_of_its_own(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    mailing = new_mailing(1)
    bench.server.plays.append(RecipientRefused("", "550 5.1.1"))
    bench.run(mailing)
    before = [fate.message_id for fate in bench.store.mailings.fates(mailing.id)]
    (fate,) = bench.store.mailings.fates(mailing.id)
    mended = Recipient(fate.addressee.recipient_id, "mended@example.net", fate.addressee.values)
    bench.store.recipients.update([mended])
    bench.store.journal.release_refused(mailing.id)
    bench.run(mailing)
    assert bench.server.recipients == ["mended@example.net"]
    assert bench.server.message_ids != before


def test_addresses_that_no_envelope_takes_open_no_line_for_nothing_and_end_the_run(
    bench: Bench, survey: Survey
) -> None:
    (ana,) = bench.store.recipients.add(survey.id, [Recipient(0, "ana@example.net")])
    mailing = bench.store.mailings.create(
        survey.id,
        kind=MailingKind.LETTER,
        version=bench.store.messages.freeze(survey.id, Message("Hi", "there")).version,
        account=bench.account,
        columns=(),
        audience=[(replace(ana, address=f"{name}@"), None) for name in ("ana novak", "bor kos")],
    )
    result = bench.run(mailing)
    assert (result.ending, result.counts.by_state) == (Ending.FINISHED, {R: 2})
    assert bench.reasons(mailing) == ["AddressUnusable"] * 2
    assert bench.server.tried == 0
