"""Everything that can go wrong in Setup, as a table: how it comes about, what is said, and what mends it."""

from tests.journeys.troubles.connection import CONNECTION
from tests.journeys.troubles.mailbox import MAILBOX
from tests.journeys.troubles.none import FINE
from tests.journeys.troubles.others import OTHERS
from tests.journeys.troubles.row import Trouble, Way
from tests.journeys.troubles.sign_in import SIGN_IN

__all__ = ["FINE", "MAILBOX", "TROUBLES", "Trouble", "Way"]

TROUBLES = (*CONNECTION, *SIGN_IN, *OTHERS)
