"""Asking who may know a domain's mail servers (draft-ietf-mailmaint-autoconfig).

Only the domain is ever sent, never the address: what an answer says about it is filled in here.
"""

import logging
import time
from collections.abc import Callable

from invite_desktop.domain.errors import Offline
from invite_desktop.mail.autoconfig_hosts import DATABASE, own_host
from invite_desktop.mail.autoconfig_xml import ConfigUnusable, MailServers, parse_config
from invite_desktop.mail.https import Https, NotThere, Stopped
from invite_desktop.mail.mx import best_mx
from invite_desktop.mail.waiting import within

__all__ = ["Autoconfig", "MailServers", "Stopped"]

logger = logging.getLogger(__name__)

_MX_SECONDS = 5.0

FindMx = Callable[[str, float], str]


class Autoconfig:
    """The questions about one address, each answered with servers or None. One thread owns it but `stop`.

    `domain` is the address's in ASCII; everything together takes `seconds` at most. All raise `Stopped`.
    """

    def __init__(
        self,
        address: str,
        domain: str,
        https: Https | None = None,
        find_mx: FindMx = best_mx,
        seconds: float = 20.0,
    ) -> None:
        self._address = address
        self._domain = domain
        self._https = https or Https()
        self._find_mx = find_mx
        self._deadline = time.monotonic() + seconds
        self._reached = False
        self._offline: Offline | None = None

    @property
    def offline(self) -> Offline | None:
        """What kept every question from leaving, if that is so."""
        return None if self._reached else self._offline

    def stop(self) -> None:
        """End what is going on, and whatever would begin; may be called from any thread, at any time."""
        self._https.stop()

    def ask_domain(self) -> MailServers | None:
        """Ask the domain's own host for such questions."""
        return self._ask(f"https://{own_host(self._domain)}/mail/config-v1.1.xml", self._domain)

    def ask_well_known(self) -> MailServers | None:
        """Ask the domain's web site."""
        url = f"https://{self._domain}/.well-known/autoconfig/mail/config-v1.1.xml"
        return self._ask(url, self._domain)

    def ask_database(self, listed_as: str = "") -> MailServers | None:
        """Ask the public database, for another domain where the address's own is not listed."""
        domain = listed_as or self._domain
        return self._ask(f"https://{DATABASE}/v1.1/{domain}", domain)

    def best_mx(self) -> str:
        """The host that takes the domain's mail, by its best MX record; empty where nobody says."""
        now = time.monotonic()
        deadline = min(self._deadline, now + _MX_SECONDS)
        domain, find_mx = self._domain, self._find_mx
        try:
            return within(lambda: find_mx(domain, deadline - now), deadline, self._https.check_stopped)
        except (LookupError, TimeoutError) as error:
            logger.info("Nobody says who takes the mail: %s", type(error).__name__)
            return ""

    def _ask(self, url: str, listed_as: str) -> MailServers | None:
        try:
            document = self._https.get(url, self._deadline)
            self._reached = True
            return parse_config(document, self._address, listed_as)
        except Offline as error:
            self._offline = error
        except NotThere as error:
            self._reached = True
            logger.info("No settings there: %s", error)
        except ConfigUnusable as error:
            logger.info("No settings of use there: %s", error)
        return None
