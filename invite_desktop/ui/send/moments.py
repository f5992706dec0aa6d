"""Points in time as the mailing speaks of them: `14:05:20` soon, `14:05` today, `Tue 14:05` this week."""

import re
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from invite_desktop.ui.translation import clock, day

translate = QCoreApplication.translate

_SOON = timedelta(minutes=10)
_DAYS_OF_A_WEEK = 7


def when(moment: datetime, now: datetime) -> str:
    """A time of today, a weekday with it within a week, a date with it beyond. Both are aware."""
    local, today = moment.astimezone(), now.astimezone().date()
    distance = abs((local.date() - today).days)
    if not distance:
        return clock(local)
    if distance < _DAYS_OF_A_WEEK:
        weekday = QLocale().dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
        return translate("mailing", "{weekday} {time}").format(weekday=weekday, time=clock(local))
    return translate("mailing", "{day} {time}").format(day=day(local), time=clock(local))


def short_day(some_day: date) -> str:
    """Mon 23 Nov, as the language writes it; the year is left out."""
    long_form = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    without_year = re.sub(r"\W*(?:'\w*'\W*)?yyyy\W*(?:'\w*'\W*)?$|^yyyy\W*", "", long_form)
    form = without_year.replace("dddd,", "dddd").replace("dddd", "ddd").replace("MMMM", "MMM")
    return QLocale().toString(QDate(some_day.year, some_day.month, some_day.day), form)


def soon(moment: datetime, now: datetime) -> str:
    """As `when`, to the second where it is only minutes away."""
    return to_the_second(moment) if moment - now < _SOON else when(moment, now)


def to_the_second(moment: datetime) -> str:
    """14:05:20, in the computer's time zone."""
    local = moment.astimezone()
    short = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    separator = next((sign for sign in short if not sign.isalnum()), ":")
    form = short.replace("mm", f"mm{separator}ss")
    return QLocale().toString(QTime(local.hour, local.minute, local.second), form)


def span(begin: datetime, end: datetime, now: datetime) -> tuple[str, str]:
    """From when to when; the day is said once where it is the same."""
    is_one_day = begin.astimezone().date() == end.astimezone().date()
    return when(begin, now), clock(end) if is_one_day else when(end, now)
