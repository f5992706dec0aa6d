"""`python -m tests.journeys.setup_troubles`: drives every trouble of Setup through the window, as a table.

One line each: the scenario, the id of its words, the field, what helps, and whether the test passes then.
"""

import os
import sys
from pathlib import Path

import pytest

HEAD = "| scenario | id | field | action | passes |\n|---|---|---|---|---|"


class Table:
    """Listens to pytest and notes what each test says of itself."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One test is over."""
        if report.when != "call":
            return
        told = {str(name): str(value) for name, value in report.user_properties}
        name = report.nodeid.partition("[")[2].rstrip("]") or report.nodeid
        cells = [told.get(key, "–") for key in ("code", "field", "action")]
        self.lines.append(f"| {' | '.join([name, *cells, 'yes' if report.passed else 'NO'])} |")


def main() -> int:
    """Print the table; the exit status is pytest's."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    table = Table()
    tests = Path(__file__).with_name("test_setup_troubles.py")
    status = pytest.main([str(tests), "-q", "-p", "no:randomly", "--no-header"], plugins=[table])
    sys.stdout.write("\n".join([HEAD, *table.lines]) + "\n")
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
