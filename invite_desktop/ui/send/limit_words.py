"""Speed, limit and hours in words, and when how many messages of a mailing go."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from invite_desktop.domain.account import Account
from invite_desktop.domain.pace import ALL_DAYS, WORKING_DAYS, ActiveHours
from invite_desktop.domain.provider import Provider
from invite_desktop.operations.limits import Outlook
from invite_desktop.operations.preflight import Preflight
from invite_desktop.ui.provider_name import provider_name
from invite_desktop.ui.send.moments import short_day, when
from invite_desktop.ui.send.words import duration_words
from invite_desktop.ui.translation import clock, number

translate = QCoreApplication.translate

_SLOW = 3.0  # seconds between two messages from which on somebody may wonder why


def time_words(hour: int, minute: int) -> str:
    """08:00, or 8:00 AM where people write it so."""
    return QLocale().toString(QTime(hour, minute), QLocale.FormatType.ShortFormat)


def day_words(some_day: date, today: date) -> str:
    """Today, or the day with its date."""
    return translate("mailing", "Today") if some_day == today else short_day(some_day)


# -- speed -----------------------------------------------------------------------------------------


def speed_words(preflight: Preflight) -> str:
    """How fast, and until when or for how long."""
    account, outlook = preflight.account, preflight.outlook
    duration = duration_words(preflight.seconds)
    if outlook.takes_days:
        until = translate("mailing", "until {day}")
        duration = until.format(day=day_words(outlook.last_day, outlook.now.date()))
    if account.pace:
        seconds = number(account.pace, 0 if account.pace.is_integer() else 1)
        words = translate("mailing", "one every {seconds} s ({duration})")
        return words.format(seconds=seconds, duration=duration)
    if account.connections > 1:
        words = translate(
            "mailing",
            "as fast as the mail server takes them, over %Ln connection(s) ({duration})",
            "",
            account.connections,
        )
        return words.format(duration=duration)
    words = translate("mailing", "as fast as the mail server takes them ({duration})")
    return words.format(duration=duration)


def speed_reason_words(account: Account) -> str:
    """Why it is so slow, and at what hours."""
    parts = []
    if account.pace >= _SLOW:
        parts.append(
            translate(
                "mailing", "Slow on purpose. Fast series look like unwanted mail, and providers stop them."
            )
        )
    if account.hours is not None:
        parts.append(hours_words(account.hours))
    return " ".join(parts)


def hours_words(hours: ActiveHours) -> str:
    """On which days and at what hours, as a sentence."""
    start, end = (time_words(at.hour, at.minute) for at in (hours.start, hours.end))
    if hours.days == WORKING_DAYS:
        words = translate("mailing", "Only on working days, {start}–{end}.")
    elif hours.days == ALL_DAYS:
        words = translate("mailing", "Only at {start}–{end}.")
    else:
        words = translate("mailing", "Only on {days}, {start}–{end}.")
    names = (
        QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat)
        for number in sorted(hours.days)
    )
    return words.format(days=", ".join(names), start=start, end=end)


# -- limit -----------------------------------------------------------------------------------------


def limit_words(account: Account, outlook: Outlook, provider: Provider | None) -> str:
    """How many in 24 hours, and what the provider says of it."""
    limit, chosen = outlook.limit, account.daily_limit
    if limit is None or chosen is None:
        return translate("mailing", "none")
    if limit < chosen:
        words = translate("mailing", "for now {limit} in 24 hours, later up to {chosen}")
    else:
        words = translate("mailing", "{limit} in any 24 hours")
    words = words.format(limit=number(limit), chosen=number(chosen))
    if provider is None or provider.per_24h is None:
        return words
    published = translate("mailing", "({provider}: about {published})")
    return f"{words} {published.format(provider=provider_name(provider), published=number(provider.per_24h))}"


def limit_reason_words(account: Account, outlook: Outlook) -> str:
    """What is known to be used up, what is not known, and why a new account may send less."""
    if outlook.limit is None or account.daily_limit is None:
        return ""
    elsewhere = translate("mailing", "Mail you send elsewhere counts too.")
    parts = [translate("mailing", "This program sent none in the last 24 hours."), elsewhere]
    if outlook.since is not None:
        sent = translate("mailing", "This program sent %Ln since {moment}.", "", outlook.sent)
        left = translate(
            "mailing", "At most %Ln left: mail you send elsewhere counts too.", "", outlook.left or 0
        )
        parts = [sent.format(moment=_since(outlook.since, outlook.now)), left]
    if outlook.limit < account.daily_limit:
        parts.append(
            translate(
                "mailing",
                "A new account begins with 50 a day and grows: providers trust it more, the mailing takes "
                "longer. “Change” turns this off.",
            )
        )
    return " ".join(parts)


def bar_words(sent: int, limit: int) -> str:
    """How much of the limit is used up: `120 of 300`."""
    return translate("mailing", "{sent} of {limit}").format(sent=number(sent), limit=number(limit))


def _since(moment: datetime, now: datetime) -> str:
    if now.date() - moment.date() == timedelta(days=1):
        return translate("mailing", "yesterday {time}").format(time=clock(moment))
    return when(moment, now)


# -- when ------------------------------------------------------------------------------------------


def outlook_words(account: Account, outlook: Outlook) -> str:
    """When it begins, and how many go at once; empty where all of them do."""
    if not outlook.later:
        return ""
    if outlook.at_once:
        words = translate("mailing", "%Ln message(s) can go now, {later} later.", "", outlook.at_once)
        return words.format(later=number(outlook.later))
    begins = translate("mailing", "Begins {moment}.").format(moment=when(outlook.opens_at, outlook.now))
    if outlook.rest_until is not None:
        reason = translate("mailing", "The mail server wants a rest.")
    elif account.hours is not None and account.hours.opens(outlook.now) > outlook.now:
        reason = hours_words(account.hours)
    else:
        reason = translate("mailing", "Your limit for 24 hours is used up.")
    return f"{reason} {begins}"
