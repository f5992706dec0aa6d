import os, gc
from PySide6.QtTest import QTest
from invite_desktop.domain.checklist import Step
from tests.ui.setup.bench import *
from tests.ui.setup.test_setup_settings import open_settings, retype
def test_x(bench):
    mode = os.environ["MODE"]
    bench.keep()
    view = open_settings(bench)
    if "n" in mode: retype(view.form.from_name, "Ana Novak")
    if "p" in mode: QTest.keyClicks(view.form.password.edit, "abcd efgh ijkl mnop")
    if "s" in mode: press(view, "Save")
    if "v" in mode: view.save()
    if "w" in mode: bench.settle()
    if "q" in mode: QTest.qWait(50)
