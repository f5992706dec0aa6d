"""Words for the data file, the password store, files and texts."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain import errors
from invite_desktop.domain.account import AccountField
from invite_desktop.domain.guide import GuideUnusable
from invite_desktop.domain.records import ResourceUnusable
from invite_desktop.ui.explaining.base import (
    Action,
    Explanation,
    explain,
)
from invite_desktop.ui.translation import file_size

translate = QCoreApplication.translate

_WORKBOOKS = {".xlsx", ".xlsm", ".xltx", ".xltm"}


@explain.register
def _(error: errors.DataTooNew) -> Explanation:
    return Explanation(
        translate("explain", "The data was saved by a newer version of the program"),
        translate("explain", "This version can't read {name}. Nothing was changed.").format(
            name=error.path.name
        ),
        translate("explain", "Install the newest version and open it again."),
        "STORE-NEWER",
    )


@explain.register
def _(error: errors.DataUnreadable) -> Explanation:
    return Explanation(
        translate("explain", "The data in {name} can't be read").format(name=error.path.name),
        translate("explain", "The file is damaged, or it belongs to another program."),
        translate(
            "explain",
            "Put your own backup of this file in its place. Beside it there may be a copy ending in .bak, "
            "made before a newer version of the program changed the data. Keep the damaged file, too.",
        ),
        "STORE-UNREADABLE",
    )


@explain.register
def _(error: errors.DiskFull) -> Explanation:
    return Explanation(
        translate("explain", "The disk is full"),
        translate("explain", "There is no room to save in {folder}.").format(folder=error.path.parent),
        translate("explain", "Make some room, then try again."),
        "STORE-FULL",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(error: errors.DataReadOnly) -> Explanation:
    return Explanation(
        translate("explain", "Nothing can be saved in {folder}").format(folder=error.path.parent),
        translate("explain", "The file or its folder may not be written to."),
        translate("explain", "Ask who looks after this computer to let you write there, then try again."),
        "STORE-READ-ONLY",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(error: errors.DataLocked) -> Explanation:
    return Explanation(
        translate("explain", "Another program holds {name}").format(name=error.path.name),
        translate("explain", "A backup or a synchronising program may be reading it."),
        translate("explain", "Wait a moment, then try again."),
        "STORE-LOCKED",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(_error: errors.VaultUnavailable) -> Explanation:
    return Explanation(
        translate("explain", "This computer has no password store"),
        translate("explain", "The password is kept only until the program closes."),
        translate("explain", "Type it again after each start."),
        "VAULT-NONE",
        AccountField.PASSWORD,
        Action.GO_TO_FIELD,
    )


@explain.register
def _(_error: errors.VaultLocked) -> Explanation:
    return Explanation(
        translate("explain", "The computer's password store is locked"),
        translate("explain", "It was not unlocked, or its question was turned down."),
        translate("explain", "Unlock it and try again, or type the password."),
        "VAULT-LOCKED",
        AccountField.PASSWORD,
        Action.TRY_AGAIN,
    )


@explain.register
def _(_error: errors.VaultBroken) -> Explanation:
    return Explanation(
        translate("explain", "The computer's password store doesn't work just now"),
        translate("explain", "It may be locked, switched off or still starting."),
        translate("explain", "Try again, or type the password: it is kept until the program closes."),
        "VAULT-BROKEN",
        AccountField.PASSWORD,
        Action.TRY_AGAIN,
    )


@explain.register
def _(_error: errors.VaultForgets) -> Explanation:
    return Explanation(
        translate("explain", "The computer's password store didn't keep the password"),
        translate("explain", "It took the password, but doesn't give it back."),
        translate("explain", "Type it again after each start."),
        "VAULT-FORGETS",
        AccountField.PASSWORD,
        Action.GO_TO_FIELD,
    )


@explain.register
def _(_error: errors.VaultSlow) -> Explanation:
    return Explanation(
        translate("explain", "The computer's password store hasn't answered yet"),
        translate("explain", "It may be waiting for you to unlock it."),
        translate("explain", "Look for its window, unlock it and try again, or type the password."),
        "VAULT-SLOW",
        AccountField.PASSWORD,
        Action.TRY_AGAIN,
    )


@explain.register
def _(error: errors.FileNotReadable) -> Explanation:
    return Explanation(
        translate("explain", "{name} can't be opened").format(name=error.path.name),
        translate("explain", "Another program may hold the file, or it was moved."),
        translate("explain", "Close it in the other program, then choose it again."),
        "FILE-READ",
    )


@explain.register
def _(error: errors.FileNotATable) -> Explanation:
    return Explanation(
        translate("explain", "{name} holds no table that can be read").format(name=error.path.name),
        translate("explain", "It is of another kind, or damaged."),
        translate("explain", "Save the list as an Excel workbook (.xlsx) or as CSV and choose that file."),
        "FILE-KIND",
    )


@explain.register
def _(error: errors.FileTooLarge) -> Explanation:
    return Explanation(
        translate("explain", "{name} is too large").format(name=error.path.name),
        translate("explain", "It has {size}; a list may have at most {limit}.").format(
            size=file_size(error.size), limit=file_size(error.limit)
        ),
        translate("explain", "Leave out pictures and columns that you don't need, then choose it again."),
        "FILE-SIZE",
    )


@explain.register
def _(error: errors.TableEmpty) -> Explanation:
    has_sheets = error.path.suffix.casefold() in _WORKBOOKS
    return Explanation(
        translate("explain", "{name} has no rows").format(name=error.path.name),
        translate("explain", "The sheet is empty.")
        if has_sheets
        else translate("explain", "There is nothing in the file but blank lines."),
        translate("explain", "Put the list on the first sheet, save, and choose the file again.")
        if has_sheets
        else translate("explain", "Save the list once more, and choose the file again."),
        "FILE-EMPTY",
    )


@explain.register
def _(error: errors.FileNotWritable) -> Explanation:
    return Explanation(
        translate("explain", "{name} can't be saved there").format(name=error.path.name),
        translate("explain", "The file may be open in another program, or the folder may not be written to."),
        translate("explain", "Close it in the other program, or choose another folder."),
        "FILE-WRITE",
    )


@explain.register
def _(error: errors.FieldsUnknown) -> Explanation:
    return Explanation(
        translate("explain", "The message uses fields that are no columns of the list: {names}").format(
            names=", ".join(error.names)
        ),
        translate("explain", "A column was renamed or left out, or there is a slip in the field."),
        translate("explain", "Correct the fields in the message, or add the columns to the list."),
        "TEXT-FIELDS",
    )


@explain.register
def _(_error: ResourceUnusable) -> Explanation:
    return Explanation(
        translate("explain", "A part of the program can't be read"),
        translate("explain", "A file that comes with the program is missing or damaged."),
        translate("explain", "Install the program again. Your own data stays."),
        "RESOURCE",
    )


@explain.register
def _(_error: GuideUnusable) -> Explanation:
    return Explanation(
        translate("explain", "The set-up steps can't be read"),
        translate("explain", "A file that comes with the program is missing or damaged."),
        translate("explain", "Use Google's own help for now, and install the program again."),
        "GUIDE",
    )
