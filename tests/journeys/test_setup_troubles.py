"""Whatever goes wrong in Setup: said in the catalogue's words, mended by its button, and the test passes."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from invite_desktop.domain.account import AccountField
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import OutcomeUnknown
from invite_desktop.ui.explain import explain, explain_test, field_label
from invite_desktop.ui.setup.settings_form import SettingsForm
from tests.fakes.gmail import CUT
from tests.journeys.keyboard import Keyboard
from tests.journeys.scene import PASSWORD, Scene
from tests.journeys.troubles import FINE, MAILBOX, TROUBLES, Trouble, Way
from tests.journeys.troubles.mailbox import Unread
from tests.journeys.troubles.none import Fine
from tests.journeys.troubles.row import NEW_PASSWORD
from tests.scenarios.invariants import forms_of

Note = Callable[[str, object], None]
AGAIN = "Test again"


def passes(scene: Scene) -> None:
    """The test went well; where the mailbox cannot be read, the person says so."""
    ends = ("Everything works", "Did it arrive?", "accepted the message")
    scene.hands.wait(lambda: any(end in words for end in ends for words in scene.hands.words()), "a good end")
    if "Everything works" not in scene.hands.words():
        account = scene.program.session.account
        assert account is not None
        assert not account.imap_host or account.host != "smtp.gmail.com"
        scene.hands.press("It arrived")
        scene.hands.see("Everything works")


def control_has_focus(scene: Scene, field: AccountField) -> bool:
    (form,) = scene.program.window.findChildren(SettingsForm)
    control, focused = form.control(field), QApplication.focusWidget()
    return focused is not None and (control is focused or control.isAncestorOf(focused))


def go_to_named_field(scene: Scene, field: AccountField) -> None:
    """The box names the field, and leads to it; the field says the same."""
    scene.hands.press(f"Go to the field {field_label(field)}")
    assert control_has_focus(scene, field)


def press_what_helps(scene: Scene, trouble: Trouble) -> None:
    """The button of the box, and what the person does because of it."""
    hands = scene.hands
    if trouble.way is not Way.CHANGES_FORM_AND_TESTS:
        trouble.mend(scene)
    if trouble.way is Way.NO_BUTTON:
        trouble.after(scene)
        hands.press(AGAIN)
        return
    hands.press(trouble.button)
    if trouble.way is Way.OPENS_STEP:
        hands.write("App password", NEW_PASSWORD)
        hands.press("Back to the list")
        scene.settle()
        hands.press("Test the connection")
    elif trouble.way is Way.OPENS_BROWSER:
        assert scene.opened[-1].startswith("https://myaccount.google.com/")
    trouble.after(scene)
    if trouble.way not in {Way.TESTS, Way.CHANGES_FORM_AND_TESTS}:
        hands.press(AGAIN)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.id)
def test_every_trouble_is_named_and_mended(
    trouble: Trouble, fresh_scene: Scene, record_property: Note
) -> None:
    scene = fresh_scene
    scene.keep_account(trouble.address, trouble.password, **trouble.settings)
    trouble.begin(scene)
    scene.open_test()
    before = scene.fields()
    scene.hands.press("Test settings")
    said = explain(trouble.problem)
    box = scene.see_result(said)
    assert f"\n{trouble.code} {type(trouble.problem).__name__}" in box.details()
    assert said.code == trouble.code
    assert scene.fields().items() >= before.items()  # nothing that was typed is taken away
    assert scene.gmail.smtp.auth_count <= 1
    assert not any(form in box.details().encode() for form in forms_of(PASSWORD))
    if said.field is not None:
        go_to_named_field(scene, said.field)
    if not trouble.button:
        assert trouble.instead
        assert trouble.instead in said.text
    press_what_helps(scene, trouble)
    passes(scene)
    assert scene.gmail.smtp.auth_count <= 2
    for name, value in (
        ("scenario", trouble.id),
        ("code", trouble.code),
        ("field", field_label(said.field) if said.field else "–"),
        ("action", trouble.button or f"({trouble.instead})"),
    ):
        record_property(name, value)


@pytest.mark.parametrize("unread", MAILBOX, ids=lambda unread: unread.id)
def test_a_mailbox_that_cannot_be_read_is_a_finding(
    unread: Unread, fresh_scene: Scene, record_property: Note
) -> None:
    scene = fresh_scene
    scene.keep_account()
    unread.begin(scene)
    scene.open_test()
    before = scene.fields()
    scene.hands.press("Test settings")
    said = explain(unread.problem)
    scene.hands.see("Did it arrive?")
    box = scene.result()
    assert said.code == unread.code
    assert said.happened in box.accessibleDescription()
    assert said.why in box.accessibleDescription()
    assert f"{unread.code} {type(unread.problem).__name__}" in box.details()
    assert scene.fields().items() >= before.items()
    scene.settle()
    assert scene.marks[Step.TEST].state is StepState.DONE
    unread.mend(scene)
    scene.hands.press("Look again" if unread.can_look else AGAIN)
    scene.hands.see("Everything works")
    scene.settle()
    assert scene.gmail.smtp.auth_count == (1 if unread.can_look else 2)
    assert scene.marks[Step.TEST].state is StepState.CHECKED
    for name, value in (
        ("scenario", unread.id),
        ("code", unread.code),
        ("field", "–"),
        ("action", "Look again" if unread.can_look else AGAIN),
    ):
        record_property(name, value)


@pytest.mark.parametrize("fine", FINE, ids=lambda fine: fine.id)
def test_what_is_no_trouble_passes(fine: Fine, fresh_scene: Scene) -> None:
    scene = fresh_scene
    scene.keep_account(password="" if fine.pasted else PASSWORD)
    fine.begin(scene)
    scene.open_test()
    if fine.pasted:
        keys = Keyboard(scene.program, scene.hands.wait)
        keys.go_to("Password")
        keys.paste(fine.pasted)
    before = scene.fields()
    scene.hands.press("Test settings")
    scene.hands.see("Everything works")
    assert scene.fields().items() >= before.items()
    assert scene.gmail.smtp.auth_count == 1
    scene.settle()
    assert scene.marks[Step.TEST].state is StepState.CHECKED


def test_a_password_that_is_no_app_password_is_not_even_sent(fresh_scene: Scene) -> None:
    """A03, where it can be seen: what stands in the field does not look like one."""
    scene = fresh_scene
    scene.keep_account(password=scene.gmail.owner.normal_password)
    scene.open_test()
    scene.hands.press("Test settings")
    scene.hands.see("This looks like your normal Google password")
    go_to_named_field(scene, AccountField.PASSWORD)
    assert scene.roads.asked == []
    scene.hands.press("Create an app password")
    scene.hands.write("App password", PASSWORD)
    scene.hands.press("Back to the list")
    scene.settle()
    scene.hands.press("Test the connection")
    scene.hands.press("Test settings")
    passes(scene)


def test_a_test_message_that_may_have_gone_is_asked_for_again(fresh_scene: Scene) -> None:
    """O05: the server hangs up after the content, and says nothing. Nobody minds a second test message."""
    scene = fresh_scene
    scene.keep_account()
    scene.gmail.smtp.script["dot"] = [CUT]
    scene.open_test()
    scene.hands.press("Test settings")
    box = scene.see_result(explain_test(OutcomeUnknown(), datetime.now(UTC)))
    assert "NET-IN-DOUBT OutcomeUnknown" in box.details()
    assert "not sent again" not in box.accessibleDescription()
    scene.hands.press("Test again")
    passes(scene)
