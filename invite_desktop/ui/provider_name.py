"""What a mail provider is called on the screen."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.provider import Provider

translate = QCoreApplication.translate


def provider_name(provider: Provider) -> str:
    """Its own name; one that is described rather than named, in the person's language."""
    described = {
        "microsoft_365": translate("providers", "Microsoft 365 (work or school)"),
        "zoho_eu": translate("providers", "Zoho Mail (Europe)"),
        "mailgun": translate("providers", "Mailgun or a similar service"),
        "mailgun_eu": translate("providers", "Mailgun (Europe)"),
        "institution": translate("providers", "My institution's mail server"),
    }
    return described.get(provider.id, provider.name)
