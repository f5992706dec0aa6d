import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from invite_desktop.ui.forms import FIELD_WIDTH, Fold, Form, PasswordField, PortField
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.theme import Theme
from tests.ui.audit import accessible_name, all_findings


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Form:
    form = Form()
    qtbot.addWidget(form)
    return form


def test_a_row_says_the_same_to_eye_and_ear(form: Form) -> None:
    edit = QLineEdit()
    form.add("&Host", edit, hint="The outgoing server")
    assert edit.accessibleName() == "Host"
    assert edit.accessibleDescription() == "The outgoing server"
    form.set_problem(edit, "There is no server name")
    assert edit.accessibleDescription() == "There is no server name The outgoing server"
    assert edit.property("state") == "problem"
    form.clear_problem(edit)
    assert edit.accessibleDescription() == "The outgoing server"
    assert edit.property("state") == ""


def test_something_may_stand_beside_and_below(form: Form, qtbot: QtBot) -> None:
    edit, beside, below = QLineEdit(), QLabel("14 of 16 letters"), QLabel("Changed")
    form.add("Password", edit, beside=beside, below=below)
    with qtbot.waitExposed(form):
        form.show()
    place = edit.mapTo(form, edit.rect().topLeft())
    assert beside.mapTo(form, beside.rect().topLeft()).x() > place.x()
    assert below.mapTo(form, below.rect().topLeft()).y() > place.y()


def test_label_and_hint_can_change_language(form: Form) -> None:
    edit = QLineEdit()
    row = form.add("&Host", edit)
    row.set_label("R && &D")
    row.set_hint("Namig")
    assert (edit.accessibleName(), edit.accessibleDescription()) == ("R & D", "Namig")


def test_problems_are_listed_in_order_and_the_focus_can_go_there(form: Form, qtbot: QtBot) -> None:
    one, two = QLineEdit(), PasswordField()
    form.add("From", one)
    form.add("Password", two)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    assert form.first_problem() is None
    form.set_problem(two, "There is no password yet", focus=True)
    assert form.first_problem() is two
    assert form.field(two).problem() == "There is no password yet"
    assert two.edit.hasFocus()
    form.clear_problems()
    assert form.first_problem() is None


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_form_passes_the_audit(form: Form, qtbot: QtBot, theme: Theme, icons: Icons, percent: int) -> None:
    theme.use(text_percent=percent)
    form.add("&From (e-mail)", QLineEdit(), hint="The messages come from this address")
    secret = PasswordField()
    form.add("Pass&word", secret, hint="The 16-letter app password, with or without spaces")
    form.set_problem(secret, "The app password has 16 letters. This one has 12.")
    form.add("&Port", PortField(465))
    fold = Fold(icons, "Server settings", "smtp.gmail.com")
    host = QLineEdit()
    host.setAccessibleName("Host")
    fold.body.addWidget(host)
    fold.set_open(True)
    form.add_widget(fold)
    form.resize(form.minimumSizeHint().expandedTo(form.size()))
    with qtbot.waitExposed(form):
        form.show()
    assert all_findings(form) == []


def test_fields_are_not_wider_than_one_reads(form: Form, qtbot: QtBot, theme: Theme) -> None:
    edit = QLineEdit()
    form.add("Host", edit)
    form.resize(1200, 200)
    with qtbot.waitExposed(form):
        form.show()
    assert edit.width() == FIELD_WIDTH
    theme.use(text_percent=150)
    qtbot.waitUntil(lambda: edit.width() == FIELD_WIDTH * 3 // 2)


@pytest.mark.parametrize(
    "pasted",
    [
        "abcd efgh ijkl mnop",
        "abcd\N{NO-BREAK SPACE}efgh\N{NARROW NO-BREAK SPACE}ijkl\N{IDEOGRAPHIC SPACE}mnop",
        " abcd\tefgh ijkl mnop\n",
        "abcd\N{ZERO WIDTH SPACE}efgh\N{WORD JOINER}ijkl\N{ZERO WIDTH NO-BREAK SPACE}mnop\r\n",
    ],
)
def test_any_paste_gives_the_sixteen_letters(qtbot: QtBot, theme: Theme, pasted: str) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText(pasted)
    field.edit.paste()
    assert field.password() == "abcdefghijklmnop"


def test_an_ordinary_password_keeps_its_inner_spaces(qtbot: QtBot, theme: Theme) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    field.set_password(" correct horse\n")
    assert field.password(keep_inner_spaces=True) == "correct horse"
    assert field.edit.maxLength() > 64


def test_show_is_a_button_like_any_other(qtbot: QtBot, theme: Theme) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.button.hasFocus()
    assert accessible_name(field.button) == "Show password"
    QTest.keyClick(field.button, Qt.Key.Key_Space)
    assert (field.is_hidden_text(), field.button.text()) == (False, "Hide")


def test_letters_hide_when_the_window_is_left(qtbot: QtBot, theme: Theme) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    field.button.click()
    assert not field.is_hidden_text()
    QApplication.sendEvent(field, QEvent(QEvent.Type.WindowDeactivate))
    assert (field.is_hidden_text(), field.button.text()) == (True, "Show")


@pytest.mark.parametrize(
    ("typed", "port"),
    [("465", 465), (" 587 ", 587), ("port 25!", 25), ("", None), ("0", None), ("99999", None), ("٤٦٥", None)],
)
def test_a_port_takes_only_digits(qtbot: QtBot, theme: Theme, typed: str, port: int | None) -> None:
    field = PortField()
    qtbot.addWidget(field)
    field.insert(typed)
    assert field.port() == port


def test_a_port_can_be_set(qtbot: QtBot, theme: Theme) -> None:
    field = PortField(465)
    qtbot.addWidget(field)
    field.set_port(587)
    assert (field.port(), field.text()) == (587, "587")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_fold_opens_by_key_and_tells(qtbot: QtBot, icons: Icons, key: Qt.Key) -> None:
    fold = Fold(icons, "Server settings", "smtp.gmail.com")
    qtbot.addWidget(fold)
    inside = QLineEdit()
    fold.body.addWidget(inside)
    with qtbot.waitExposed(fold):
        fold.show()
    assert not inside.isVisible()
    assert fold.button.accessibleDescription() == "Closed. smtp.gmail.com"
    with qtbot.waitSignal(fold.toggled):
        QTest.keyClick(fold.button, key)
    assert fold.is_open
    assert inside.isVisible()
    fold.set_title("Server")
    fold.set_summary("smtp.example.org")
    assert fold.button.accessibleDescription() == "Open. smtp.example.org"
