"""What is known of a provider, put into an account, and what two settings have in common."""

from dataclasses import replace

from invite_desktop.domain.account import Account
from invite_desktop.domain.provider import Provider


def with_provider(account: Account, provider: Provider) -> Account:
    """The account with the provider's servers, pace and limit."""
    served = replace(
        account,
        encryption=provider.encryption,
        port=provider.smtp_port,
        host=provider.smtp_host,
        pace=float(provider.pace),
    )
    return with_mailbox(with_limit(served, provider), provider)


def with_limit(account: Account, provider: Provider) -> Account:
    """The account with what the provider is known to put up with in a day and at once."""
    return replace(
        account,
        connections=provider.connections,
        daily_limit=provider.suggested_daily_limit,
        warm_up=provider.suggested_daily_limit is not None,
    )


def with_mailbox(account: Account, provider: Provider) -> Account:
    """The account with the provider's server for reading."""
    host, port = mailbox_of(provider)
    return replace(account, imap_host=host, imap_port=port)


def mailbox_of(provider: Provider) -> tuple[str, int]:
    """Host and port for reading a provider's mailbox; no host where no password opens it."""
    return provider.imap_host if provider.has_imap else "", provider.imap_port


def reading_of(account: Account) -> tuple[str, str, str]:
    """What it depends on whether copies are kept and can be seen."""
    return account.host, account.username, account.imap_host


def connection_of(account: Account) -> Account:
    """What a test of the connection depends on."""
    return replace(
        account,
        from_name="",
        reply_to="",
        pace=0.0,
        connections=1,
        daily_limit=None,
        warm_up=True,
        hours=None,
        remember_password=True,
        name="",
    )
