"""The scripts under packaging/ are run by file name and import each other by plain name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
