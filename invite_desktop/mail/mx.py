"""Who takes a domain's mail (MX records, RFC 5321 5.1)."""

from typing import TYPE_CHECKING

from invite_desktop.domain.errors import AddressUnusable
from invite_desktop.mail.address import ascii_domain

if TYPE_CHECKING:
    from dns.resolver import Resolver

# Under a country's own domain these belong to nobody, as in ac.uk. There are more; where one is missing,
# a question goes out that has no answer.
_SHARED = {"ac", "co", "com", "edu", "gob", "gov", "gv", "go", "ne", "net", "or", "org"}


def best_mx(domain: str, seconds: float, resolver: "Resolver | None" = None) -> str:
    """The host with the best preference, in small letters; empty where the domain has none (RFC 7505).

    `resolver` asks the name servers of this computer unless another one is given. Waits `seconds` at
    most. Raises `TimeoutError` where nobody answers, and `LookupError` where there is no answer.
    """
    import dns.exception
    import dns.rdatatype
    import dns.resolver
    from dns.rdtypes.ANY.MX import MX

    try:
        answer = (resolver or dns.resolver.Resolver()).resolve(
            domain, dns.rdatatype.MX, lifetime=seconds, search=False
        )
    except (dns.exception.Timeout, OSError) as error:
        raise TimeoutError from error
    except dns.exception.DNSException as error:
        raise LookupError(type(error).__name__) from error
    records = [record for record in answer if isinstance(record, MX)]
    best = min(records, key=lambda record: record.preference, default=None)
    name = "" if best is None else best.exchange.to_text(omit_final_dot=True)
    try:
        return ascii_domain(name)
    except AddressUnusable:
        return ""


def base_domain(host: str) -> str:
    """The domain that somebody registered, as far as that can be told without the public list of suffixes."""
    labels = host.split(".")
    country = 2
    is_shared = len(labels) > country and len(labels[-1]) == country and labels[-2] in _SHARED
    return ".".join(labels[-3:] if is_shared else labels[-2:])
