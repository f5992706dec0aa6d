import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from invite_desktop.ui.collector import Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    collector = Collector()
    yield collector
    collector.stop()
    gc.disable()  # as it is between tests


class Knot:
    """Garbage that only a collector can take away."""

    gone = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Knot.gone += 1


def test_garbage_waits_for_the_screens_thread(collector: Collector) -> None:
    assert not gc.isenabled()
    before = Knot.gone
    Knot()
    assert Knot.gone == before
    collector.collect()
    assert Knot.gone == before + 1


def test_afterwards_python_goes_on_by_itself(collector: Collector) -> None:
    collector.stop()
    assert gc.isenabled()
