"""What the screen says about each error: what happened, why (probably), and what to do next.

One entry for each kind in `domain.errors`, so that likely causes are told apart wherever they can be.
Gmail is named only where the host or the server's own words show that it is Gmail.
"""

from invite_desktop.ui.explaining import connection, data, mailbox, pausing, sending, sign_in
from invite_desktop.ui.explaining.base import Action, Explanation, explain, field_label, is_google
from invite_desktop.ui.explaining.connection import explain_test

__all__ = ["SUBJECTS", "Action", "Explanation", "explain", "explain_test", "field_label", "is_google"]

# Importing them is what gives `explain` its words.
SUBJECTS = (connection, sign_in, sending, pausing, mailbox, data)
