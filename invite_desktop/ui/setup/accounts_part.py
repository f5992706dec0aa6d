"""What can be done with several accounts: use, name, duplicate, remove, and change the address of one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import InviteError
from invite_desktop.operations.account_uses import AccountUse
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.name_dialog import NameDialog
from invite_desktop.ui.setup.accounts_view import AccountsView, StandingOf
from invite_desktop.ui.setup.remove_dialog import RemoveDialog

IsSending = Callable[[Account], bool]


@dataclass(frozen=True, slots=True)
class Removal:
    """What is to be known before an account is removed."""

    use: AccountUse
    unfinished: int


class AccountsPart(QObject):
    """Holds the view of all accounts. `is_sending` tells whether a mailing is under way with one."""

    left = Signal()  # the survey's account was changed or chosen: what is shown belongs to another one

    def __init__(
        self,
        frame: Frame,
        accounts: Accounts,
        drafts: SettingsDrafts,
        is_sending: IsSending,
        standing_of: StandingOf,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._frame, self._session = frame, frame.session
        self._accounts, self._drafts = accounts, drafts
        self._is_sending, self._standing_of = is_sending, standing_of
        self.view = AccountsView(frame.icons)
        self.view.use_asked.connect(self.use)
        self.view.rename_asked.connect(self._ask_name)
        self.view.duplicate_asked.connect(self._duplicate)
        self.view.remove_asked.connect(self._ask_to_remove)

    def refresh(self) -> None:
        """Show the accounts as they stand now."""
        current = self._session.account
        self.view.show_uses(self._accounts.all(), None if current is None else current.id, self._standing_of)

    @property
    def has_any(self) -> bool:
        """Whether there are accounts to choose from."""
        return bool(self._accounts.at_hand())

    # -- using -------------------------------------------------------------------------------------

    def use(self, account: Account) -> None:
        """The survey sends with this account from now on; one click takes it back."""
        before = self._session.account
        self._set(account)
        words = self.tr("This survey now sends from {account}").format(account=account.label)
        self._session.toast(words, self._way_back(before))

    def _way_back(self, before: Account | None) -> Callable[[], None]:
        survey = self._session.survey

        def go_back() -> None:
            self._accounts.use(survey, before)
            self.left.emit()
            self._session.tell_account_changed()

        return go_back

    def _set(self, account: Account | None) -> None:
        self._accounts.use(self._session.survey, account)
        self.left.emit()
        self._session.tell_account_changed()

    # -- the address -------------------------------------------------------------------------------

    def take(self, chosen: Account, known: Account | None) -> Account:
        """Keep what the first screen was answered with, and let the survey use it.

        `known` is the account whose address was to be changed; None for another account. One that is kept
        already is used again. One that nothing hangs on is changed; else there is one more, and the words
        say so.
        """
        kept = next((each for each in self._accounts.at_hand() if _is_same(each, chosen)), None)
        if kept is not None:
            self.use(kept)
            return kept
        survey, before = self._session.survey, self._session.account
        self.left.emit()
        if known is not None and self._can_change(known):
            self._drafts.drop(known)
            saved = self._accounts.change_in_place(survey, known, chosen)
            self._note_begun(saved, is_new=False)
            self._frame.tasks.run(lambda _report: self._accounts.forget_left())
            words = self.tr("The address was changed to {address}").format(address=saved.from_email)
            self._session.toast(words)
        else:
            saved = self._accounts.save(survey, replace(chosen, id=None))
            self._accounts.use(survey, saved)
            self._note_begun(saved, is_new=True)
            if before is not None:
                self._tell_added(saved, before)
        self._session.tell_account_changed()
        return saved

    def _can_change(self, account: Account) -> bool:
        can_change = self._accounts.can_change_in_place(self._session.survey, account)
        return can_change and not self._is_sending(account)

    def _note_begun(self, account: Account, *, is_new: bool) -> None:
        evidence = "address_changed"
        if is_new:
            evidence = "filled_in" if account.host else "begun"
        self._accounts.mark(account, Step.SETTINGS, StepState.IN_PROGRESS, evidence)

    def _tell_added(self, account: Account, before: Account) -> None:
        words = self.tr("{new} is a new account, and this survey uses it now. {old} stays under Accounts.")
        self._session.toast(words.format(new=account.label, old=before.label), self._way_back(before))

    # -- names and copies --------------------------------------------------------------------------

    def _ask_name(self, account: Account) -> None:
        NameDialog(
            self.tr("Rename the account"),
            self.tr("&Name of the account"),
            account.name,
            self.tr("Rename"),
            lambda name: self._rename(account, name),
            self.view.window(),
            hint=self.tr("Only you see it. Without a name, the address stands here."),
        ).open()

    def _rename(self, account: Account, name: str) -> None:
        self._accounts.rename(account, name)
        self._session.tell_account_changed()
        self._session.toast(self.tr("Renamed"), lambda: self._name_back(account))

    def _name_back(self, account: Account) -> None:
        self._accounts.rename(account, account.name)
        self._session.tell_account_changed()

    def _duplicate(self, account: Account) -> None:
        name = self.tr("{name} (copy)").format(name=account.label)
        self._accounts.duplicate(account, name)
        self._session.tell_account_changed()
        self._session.toast(self.tr("“{name}” was added. It uses the same password.").format(name=name))

    # -- removing ----------------------------------------------------------------------------------

    def _ask_to_remove(self, account: Account) -> None:
        if self._may_remove(account):
            accounts = self._accounts
            use = next(use for use in accounts.all() if use.account.id == account.id)
            self._frame.tasks.run(lambda _report: Removal(use, accounts.unfinished(account)), self._confirm)

    def _confirm(self, removal: object) -> None:
        if isinstance(removal, Removal):
            account = removal.use.account
            confirmed = partial(self._remove, account)
            RemoveDialog(removal.use, removal.unfinished, confirmed, self.view.window()).open()

    def _remove(self, account: Account) -> None:
        accounts, drafts = self._accounts, self._drafts
        if not self._may_remove(account):
            return

        def work(_report: object) -> Account:
            accounts.remove(account)
            drafts.drop(account)
            return account

        self._frame.tasks.run(work, self._tell_removed, self._hinder)

    def _may_remove(self, account: Account) -> bool:
        is_sending = self._is_sending(account)
        if is_sending:
            self._session.refuse(self.tr("A mailing is under way with this account. Stop it first."))
        return not is_sending

    def _tell_removed(self, account: object) -> None:
        if isinstance(account, Account):
            self._session.tell_account_changed()
            self._session.toast(self.tr("“{account}” was removed").format(account=account.label))

    def _hinder(self, error: object) -> None:
        if isinstance(error, InviteError):
            self.view.show_problem(explain(error))


def _is_same(kept: Account, chosen: Account) -> bool:
    """Whether an answer of the first screen means this account."""
    is_address = kept.from_email.casefold() == chosen.from_email.casefold()
    return is_address and chosen.host.casefold() in {"", kept.host.casefold()}
