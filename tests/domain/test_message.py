"""The text of a message."""

from invite_desktop.domain.message import Message


def test_a_message_of_white_space_is_empty() -> None:
    assert Message(" ", "\n\t").is_empty
    assert not Message("Invitation").is_empty
    assert not Message("", "Hello").is_empty


def test_fields_of_the_subject_come_first() -> None:
    message = Message("For {{First name}}", "Your {{Link}}, #CODE#")
    assert [use.name for use in message.fields()] == ["First name", "Link", "Code"]
