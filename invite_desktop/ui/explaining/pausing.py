"""Words for what makes a mailing pause. Each says what is safe and when it can go on."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain import errors
from invite_desktop.ui.explaining.base import Action, Explanation, explain, is_google, server_name
from invite_desktop.ui.translation import clock, day

translate = QCoreApplication.translate


@explain.register
def _(error: errors.SendingLimitReached) -> Explanation:
    if "relay" in error.reply.casefold():
        why = translate(
            "explain", "Your organisation's mail server lets only so many messages through a day."
        )
    else:
        why = translate(
            "explain", "More messages than {server} allows went out in the last 24 hours, here or elsewhere."
        ).format(
            server=translate("explain", "Gmail")
            if is_google(error.reply)
            else translate("explain", "the mail server")
        )
    return Explanation(
        translate("explain", "The sending limit of this account is reached"),
        why,
        translate(
            "explain",
            "Nothing is lost: who was not reached is still waiting. It can go on in 24 hours. "
            "Choose “Continue when it is allowed”: the rest goes by itself then.",
        ),
        "LIMIT-DAY",
    )


@explain.register
def _(error: errors.PolicyRefused) -> Explanation:
    return Explanation(
        translate("explain", "{server} takes this for unwanted mail").format(server=server_name(error.reply)),
        translate(
            "explain",
            "Many similar messages went out in a short time. Or a link or the text looks like advertising.",
        ),
        translate(
            "explain",
            "Nothing is lost: who was not reached is still waiting. Wait at least 10 minutes. "
            "Then make the text shorter, use the full survey link, not a shortened one, send more slowly, "
            "and write only to people who expect it.",
        ),
        "POLICY",
        action=Action.READ_ADVICE if is_google(error.reply) else None,
    )


@explain.register
def _(error: errors.TooManyRefusals) -> Explanation:
    return Explanation(
        translate("explain", "Many addresses were refused: {refused} of {tried}").format(
            refused=error.refused, tried=error.tried
        ),
        translate(
            "explain",
            "The list may be old, or the addresses come from the wrong column. "
            "A provider stops accounts that write to many addresses that don't exist.",
        ),
        translate(
            "explain",
            "Nothing is lost: everybody else is still waiting. "
            "Look at the addresses that were refused, then choose Continue.",
        ),
        "LIST-REFUSED",
    )


@explain.register
def _(error: errors.TooManyDeferrals) -> Explanation:
    return Explanation(
        translate("explain", "{server} put off two recipients in a row").format(
            server=server_name(error.reply)
        ),
        translate(
            "explain",
            "The cause is seldom these two recipients. More likely the server is busy, "
            "or it wants fewer messages from this account.",
        ),
        translate(
            "explain",
            "Nothing is lost: they are still waiting, as is everybody else. "
            "Wait an hour or so, then choose Continue.",
        ),
        "LIST-PUT-OFF",
    )


@explain.register
def _(error: errors.ContinuationLate) -> Explanation:
    return Explanation(
        translate("explain", "This mailing was to go on at {time} on {day}").format(
            time=clock(error.planned), day=day(error.planned)
        ),
        translate(
            "explain",
            "The computer was off or asleep then, or the program was closed. Nothing went out meanwhile.",
        ),
        translate(
            "explain",
            "Nothing is lost: who was not reached is still waiting. "
            "If the text still fits, for example its dates, choose Continue.",
        ),
        "PLAN-LATE",
    )


@explain.register
def _(_error: errors.BegunElsewhere) -> Explanation:
    return Explanation(
        translate("explain", "This mailing was last sent from another computer or folder"),
        translate("explain", "If it is still being sent there, people could get the same message twice."),
        translate(
            "explain",
            "Nothing is lost: who was not reached is still waiting. Close the program there first. "
            "Then choose Continue: the program checks in your Sent folder who was reached from there, "
            "and writes only to the rest.",
        ),
        "PLAN-COPY",
    )


@explain.register
def _(error: errors.SentElsewhere) -> Explanation:
    return Explanation(
        translate("explain", "Messages of this mailing went out from somewhere else: {count}").format(
            count=error.count
        ),
        translate(
            "explain",
            "They are in your Sent folder, but this computer has no record of them. "
            "The mailing may have gone on from another computer or from a copy of the data.",
            "",
            error.count,
        ),
        translate(
            "explain",
            "Nobody gets the same message twice: these recipients count as sent now. "
            "Make sure that no other computer is sending, then choose Continue.",
            "",
            error.count,
        ),
        "PLAN-ELSEWHERE",
    )
