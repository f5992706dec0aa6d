"""The command line: `invite-desktop`, or `python -m invite_desktop`."""

import argparse
import os
import sys
from pathlib import Path

import invite_desktop


def main() -> int:
    """Open the window, practise, or test the installation; the exit status."""
    choice = _parser().parse_args()
    if choice.self_test:
        # before Qt is loaded: the self-test needs no screen
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from invite_desktop.self_test import run_self_test

        return run_self_test()
    from invite_desktop import app

    options = app.Options(
        practice=choice.practice,
        data_dir=choice.data_dir,
        lang=choice.lang,
        exit_after_show=choice.exit_after_show,
    )
    return app.run(options, sys.argv[:1])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="invite-desktop", description="Send each person their own invitation."
    )
    parser.add_argument("--version", action="version", version=f"Invite Desktop {invite_desktop.__version__}")
    parser.add_argument(
        "--practice", action="store_true", help="open on sample data; nothing leaves this computer"
    )
    parser.add_argument(
        "--self-test", action="store_true", help="check this installation and print what was found"
    )
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep everything under DIR")
    parser.add_argument(
        "--lang", default="", metavar="LANG", help="language of the screens, such as en or sl"
    )
    parser.add_argument("--exit-after-show", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
