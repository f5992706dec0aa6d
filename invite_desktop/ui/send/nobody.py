"""Why a mailing would reach nobody, and what helps."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.mailing import LeftOutReason
from invite_desktop.operations.preflight import Preflight
from invite_desktop.ui.send.findings import Place
from invite_desktop.ui.session import MESSAGE, RECIPIENTS

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class WayOn:
    """Why nobody is written to in a sentence, and the caption and the place of a button that helps."""

    why: str
    caption: str
    place: Place


def way_on(preflight: Preflight) -> WayOn | None:
    """What to say in place of sending; None where there is somebody to write to."""
    if preflight.recipients:
        return None
    if not preflight.audience:
        return WayOn(
            translate("findings", "There is nobody on the list yet."),
            translate("findings", "Go to the recipients"),
            (RECIPIENTS, ""),
        )
    if preflight.left_out[LeftOutReason.ALREADY_SENT]:
        return WayOn(
            translate("findings", "Everybody on the list who can be reached got this very text before."),
            translate("findings", "Write another message"),
            (MESSAGE, "body"),
        )
    if preflight.left_out[LeftOutReason.BY_PERSON]:
        return WayOn(
            translate("findings", "You left out everybody on the list who can be reached."),
            translate("findings", "Show who is left out"),
            (RECIPIENTS, "left_out"),
        )
    return WayOn(
        translate("findings", "No address on the list can be used."),
        translate("findings", "Show these addresses"),
        (RECIPIENTS, "problems"),
    )
