"""Measure: `python -m tests.benchmarks [NAME …] [--quick]`. The exit status is 1 if any figure is over."""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence

from tests import benchmarks


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named benchmarks, or all, and print a line a figure."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name[0] != "_"
    )
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of: {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, rougher figures")
    choice = parser.parse_args(arguments)
    unknown = set(choice.names) - set(names)
    if unknown:
        parser.error(f"no benchmark named {', '.join(sorted(unknown))}")
    over = False
    for name in choice.names or names:
        for figure in importlib.import_module(f"{benchmarks.__name__}.{name}").measure(quick=choice.quick):
            print(figure, flush=True)
            over |= figure.is_over
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
