"""Group A: signing in, and who may send."""

from datetime import UTC, datetime

from invite_desktop.domain.errors import (
    AppPasswordRequired,
    BrowserSignInRequired,
    InviteError,
    ProtocolViolation,
    SenderRefused,
    ServerUnavailable,
    SignInRejected,
    SignInRequired,
    SignInUnavailable,
    TooManySignIns,
)
from tests.fakes.gmail import replies
from tests.fakes.gmail.account import MOST_FAILURES
from tests.journeys.scene import ADDRESS, PASSWORD, SMTP, Scene
from tests.journeys.troubles.row import NEW_PASSWORD, Do, Trouble, Way, smtp

WRONG = "wrongwrongwrongw"
NORMAL = "correcthorsebatt"  # 16 letters: only the server can tell it from an app password
GOOGLE = "535 5.7.8 p=BadCredentials - gsmtp"
BAD = SignInRejected(ADDRESS, GOOGLE)
APP = AppPasswordRequired(ADDRESS, "534 5.7.9 - gsmtp")
WEB = BrowserSignInRequired(ADDRESS, "534 5.7.9 - gsmtp")
CREATE = "Create an app password"


def accept_new(scene: Scene) -> None:
    """Google hands out a new app password."""
    scene.gmail.owner.app_password = NEW_PASSWORD


def revoke(scene: Scene) -> None:
    """The Google password was changed, which ends all app passwords."""
    scene.gmail.owner.app_password = NEW_PASSWORD


def use_normal_password(scene: Scene) -> None:
    scene.gmail.owner.normal_password = NORMAL


def without_two_steps(scene: Scene) -> None:
    scene.gmail.owner.normal_password, scene.gmail.owner.two_step = NORMAL, False


def turn_on_two_steps(scene: Scene) -> None:
    scene.gmail.owner.two_step = True


def want_browser(scene: Scene) -> None:
    scene.gmail.owner.needs_web_login = True


def confirm_in_browser(scene: Scene) -> None:
    scene.gmail.owner.needs_web_login = False


def try_too_often(scene: Scene) -> None:
    scene.gmail.owner.failures.extend([datetime.now(UTC)] * MOST_FAILURES)


def rest(scene: Scene) -> None:
    """An hour passes."""
    scene.gmail.owner.failures.clear()


def offer(mechanisms: str) -> Do:
    """What the server offers to sign in with."""

    def begin(scene: Scene) -> None:
        scene.gmail.smtp.offers = tuple(
            f"AUTH {mechanisms}" if each.startswith("AUTH") else each for each in replies.OFFERS
        )

    return begin


def offer_as_usual(scene: Scene) -> None:
    scene.gmail.smtp.offers = replies.OFFERS


def type_app_password(scene: Scene) -> None:
    """Into the field, in the place of the other."""
    scene.hands.write("Password", PASSWORD)


def _passwords() -> tuple[Trouble, ...]:
    return (
        Trouble(
            "A02 wrong password", BAD, "AUTH-BAD",
            Way.OPENS_STEP, CREATE, password=WRONG, mend=accept_new,
        ),
        Trouble(
            "A03 normal password", APP, "AUTH-APPPW",
            Way.OPENS_STEP, CREATE, password=NORMAL, begin=use_normal_password, mend=accept_new,
        ),
        Trouble(
            "A04 confirm in the browser", WEB, "AUTH-WEB",
            Way.OPENS_BROWSER, "Open Google", begin=want_browser, mend=confirm_in_browser,
        ),
        Trouble(
            "A04 normal password, 2-step off", WEB, "AUTH-WEB",
            Way.OPENS_BROWSER, "Open Google", password=NORMAL,
            begin=without_two_steps, mend=turn_on_two_steps, after=type_app_password,
        ),
        Trouble(
            "A05 older words for the browser", WEB, "AUTH-WEB",
            Way.OPENS_BROWSER, "Open Google", begin=smtp("auth", replies.WEB_LOGIN_SUSPICIOUS),
        ),
        Trouble(
            "A06 too many sign-ins", TooManySignIns("454 4.7.0 - gsmtp"), "AUTH-MANY",
            Way.NO_BUTTON, instead="Wait about an hour", begin=smtp("auth", replies.TOO_MANY_LOGINS),
        ),
        Trouble(
            "A06 five wrong tries", TooManySignIns("454 4.7.0 - gsmtp"), "AUTH-MANY",
            Way.NO_BUTTON, instead="Wait about an hour", begin=try_too_often, mend=rest,
        ),
        Trouble(
            "A07 Google's temporary problem", ServerUnavailable("454 4.7.0"), "AUTH-TEMP",
            Way.TESTS, "Test again", begin=smtp("auth", replies.AUTH_TEMPORARY),
        ),
        Trouble(
            "A08 password revoked since", BAD, "AUTH-BAD", Way.OPENS_STEP, CREATE, begin=revoke,
        ),
        Trouble(
            "A09 upper case", BAD, "AUTH-BAD",
            Way.OPENS_STEP, CREATE, password=PASSWORD.upper(), mend=accept_new,
        ),
    )  # fmt: skip


def _usernames() -> tuple[Trouble, ...]:
    return tuple(
        Trouble(
            f"A10 username {username}", SignInRejected(username, GOOGLE), "AUTH-USER",
            Way.CHANGES_FORM, f"Use {ADDRESS}", settings={"username": username},
        )
        for username in ("ana.novak@gmial.com", "ana.novak", "ana.novak @gmail.com")
    )  # fmt: skip


def _mechanisms() -> tuple[Trouble, ...]:
    return (
        *(
            Trouble(
                f"A11 offered: {mechanisms or 'nothing'}", SignInUnavailable(SMTP, mechanisms), "AUTH-NO-WAY",
                Way.NO_BUTTON, instead="Use another account",
                begin=offer(mechanisms), mend=offer_as_usual,
            )
            for mechanisms in ("XOAUTH2 OAUTHBEARER", "")
        ),
        Trouble(
            "A11 mechanism unknown", SignInUnavailable(SMTP, "504"), "AUTH-NO-WAY",
            Way.NO_BUTTON, instead="Use another account", begin=smtp("auth", replies.UNKNOWN_MECHANISM),
        ),
        Trouble(
            "A11 cannot decode", ProtocolViolation("501 5.5.2"), "UNKNOWN",
            Way.TESTS, "Test again", begin=smtp("auth", replies.CANNOT_DECODE),
        ),
    )  # fmt: skip


_WORDINGS: dict[str, tuple[str, InviteError, str]] = {
    "Learn more at": (replies.BAD_CREDENTIALS_OLD, BAD, "AUTH-BAD"),
    "5.7.80": (replies.BAD_CREDENTIALS_80, BAD, "AUTH-BAD"),
    "5.7.90, app password": (
        replies.APP_PASSWORD_REQUIRED.replace("5.7.9 ", "5.7.90 "),
        APP,
        "AUTH-APPPW",
    ),
    "5.7.90, browser": (replies.WEB_LOGIN_REQUIRED.replace("5.7.9 ", "5.7.90 "), WEB, "AUTH-WEB"),
    "through your web browser": (
        "534 5.7.90 Please log in through your web browser and then try again. - gsmtp",
        WEB,
        "AUTH-WEB",
    ),
}


def _wordings() -> tuple[Trouble, ...]:
    rows = []
    for name, (reply, problem, code) in _WORDINGS.items():
        is_web = problem is WEB
        way, button = (Way.OPENS_BROWSER, "Open Google") if is_web else (Way.OPENS_STEP, CREATE)
        mend = confirm_in_browser if is_web else accept_new
        rows.append(Trouble(f"A13 {name}", problem, code, way, button, begin=smtp("auth", reply), mend=mend))
    return tuple(rows)


def _senders() -> tuple[Trouble, ...]:
    return (
        Trouble(
            "AUTH-OFF authentication No", SignInRequired("530"), "AUTH-OFF",
            Way.CHANGES_FORM, "Set Authentication to Yes", settings={"authentication": False},
        ),
        Trouble(
            "FROM-REFUSED foreign sender", SenderRefused("info@uni.example", "553 5.7.1"), "FROM-REFUSED",
            Way.CHANGES_FORM, f"Use {ADDRESS}",
            settings={"from_email": "info@uni.example", "reply_to": "info@uni.example"},
            begin=smtp("mail", "553 5.7.1 Sender address rejected: not owned by user"),
        ),
    )  # fmt: skip


SIGN_IN = (*_passwords(), *_usernames(), *_mechanisms(), *_wordings(), *_senders())
