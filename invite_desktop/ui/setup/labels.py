"""The labels of the nine fields with their access keys."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import AccountField

translate = QCoreApplication.translate


def form_label(field: AccountField) -> str:
    """The label as `ui.explain` has it; `&` stands before the letter of the key.

    No two of them, nor of the buttons below the form, have the same letter.
    """
    return {
        AccountField.FROM_NAME: translate("setup", "From (na&me)"),
        AccountField.FROM_EMAIL: translate("setup", "From (&e-mail)"),
        AccountField.REPLY_TO: translate("setup", "Re&ply-to"),
        AccountField.USERNAME: translate("setup", "&Username"),
        AccountField.PASSWORD: translate("setup", "Pass&word"),
        AccountField.AUTHENTICATION: translate("setup", "Authent&ication (No/Yes)"),
        AccountField.ENCRYPTION: translate("setup", "E&ncryption (None/SSL/TLS)"),
        AccountField.PORT: translate("setup", "P&ort"),
        AccountField.HOST: translate("setup", "&Host"),
    }[field]
