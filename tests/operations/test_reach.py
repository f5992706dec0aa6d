import pytest

from invite_desktop.domain.errors import Offline
from invite_desktop.operations import reach
from invite_desktop.ui.setup.guide_foot import open_in_browser

LINK = "https://myaccount.google.com/apppasswords?authuser=ana%40gmail.com"


def test_with_a_network_a_link_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "has_route", lambda: True)

    reach.require_network(LINK)


def test_without_a_network_it_is_said_before_the_browser_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "has_route", lambda: False)

    with pytest.raises(Offline) as caught:
        open_in_browser(LINK)

    assert caught.value.host == "myaccount.google.com"
