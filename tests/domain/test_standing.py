from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.address import AddressProblem
from invite_desktop.domain.recipient import Recipient, Standing, address_key
from invite_desktop.domain.standing import count, judge


def people(*addresses: str) -> list[Recipient]:
    """A person for each address; a minus before it leaves the person out."""
    return [
        Recipient(number, address.removeprefix("-"), left_out=address.startswith("-"))
        for number, address in enumerate(addresses, start=1)
    ]


def test_each_standing_says_why() -> None:
    ready, slip, unusable, duplicate, left_out = judge(
        people("ana@uni.si", "bor@gmial.com", "spela(at)uni.si", "ANA@uni.si", "-eva@uni.si")
    )
    assert (ready.standing, ready.problem) == (Standing.READY, "")
    assert (slip.standing, slip.problem) == (Standing.LOOK_AT, AddressProblem.TYPING_SLIP)
    assert slip.suggestion == "bor@gmail.com"
    assert (unusable.standing, unusable.problem) == (Standing.UNUSABLE, AddressProblem.NO_AT)
    assert unusable.suggestion == "spela@uni.si"
    assert (duplicate.standing, duplicate.same_as) == (Standing.DUPLICATE, 1)
    assert left_out.standing is Standing.LEFT_OUT


def test_a_row_left_out_is_nobodys_first() -> None:
    verdicts = judge(people("-ana@uni.si", "ana@uni.si", "ana@uni.si"))
    assert [verdict.standing for verdict in verdicts] == [
        Standing.LEFT_OUT,
        Standing.READY,
        Standing.DUPLICATE,
    ]
    assert verdicts[2].same_as == 2


def test_a_typing_slip_can_be_the_first() -> None:
    verdicts = judge(people("bor@gmial.com", "bor@gmial.com"))
    assert [verdict.standing for verdict in verdicts] == [Standing.LOOK_AT, Standing.DUPLICATE]


def test_rows_that_cannot_be_sent_to_repeat_nobody() -> None:
    assert [verdict.standing for verdict in judge(people("", "", "ana", "ana"))] == [Standing.UNUSABLE] * 4


@given(st.lists(st.sampled_from(["", "ana@uni.si", "Ana@uni.si", "-ana@uni.si", "bor@gmial.com", "eva"])))
def test_every_mailbox_is_reached_once_and_every_row_counted(addresses: list[str]) -> None:
    rows = people(*addresses)
    verdicts = judge(rows)
    reached = [row.key for row, verdict in zip(rows, verdicts, strict=True) if verdict.sendable]
    assert len(reached) == len(set(reached))
    assert set(reached) == {address_key(a) for a in addresses if "@" in a and not a.startswith("-")}
    counts = count(verdicts)
    assert counts.total == len(rows)
    assert counts.sendable == len(reached)
