import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.mail.authentication_results import Verdicts, verdicts

GMAIL = (
    "mx.google.com; dkim=pass header.i=@gmail.com header.s=20251104 header.b=kq3/Zw+x=; "
    "spf=pass (google.com: domain of ana@gmail.com designates 209.85.220.41 as permitted sender) "
    "smtp.mailfrom=ana@gmail.com; dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=gmail.com"
)


def read(*fields: str) -> Verdicts:
    return verdicts(fields, lambda server: server == "mx.google.com")


def test_gmails_own_words_are_understood() -> None:
    assert read(GMAIL) == Verdicts("pass", "pass", "pass")


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("mx.google.com; spf=softfail; dkim=none; dmarc=fail", Verdicts("softfail", "none", "fail")),
        ("mx.google.com 1; spf=neutral", Verdicts("neutral")),
        ('"MX.google.com" (it is (really) us) ; SPF/1 = Pass', Verdicts("pass")),
        ("mx.google.com; none", Verdicts()),
        ("mx.google.com; dkim=fail; dkim=pass; dkim=neutral", Verdicts(dkim="pass")),
        ("mx.google.com; dkim=fail; dkim=neutral", Verdicts(dkim="fail")),
        ("mx.google.com; spf=fail smtp.mailfrom=a; spf=pass smtp.helo=b", Verdicts("fail")),
        ('mx.google.com; dkim=fail reason="; spf=pass (" header.d=a; spf=none', Verdicts("none", "fail")),
        (r'mx.google.com; dkim=fail reason="\"; spf=pass"', Verdicts(dkim="fail")),
        (r"mx.google.com; dkim=fail (\) ; spf=pass); arc=pass; bimi=none", Verdicts(dkim="fail")),
        ("mx.google.com; spf=bestguesspass; dmarc=bestguesspass", Verdicts()),
    ],
)
def test_every_form_that_the_standard_allows_is_understood(field: str, found: Verdicts) -> None:
    assert read(field) == found


@pytest.mark.parametrize(
    "field",
    [
        "mx.google.com",
        "mx.google.com;",
        "mx.google.com; spf=pass;",
        "mx.google.com; spf",
        "mx.google.com; spf=",
        "mx.google.com; spf==pass",
        "mx.google.com; =pass",
        "mx.google.com; spf pass",
        "mx.google.com 2; spf=pass",
        "mx.google.com x; spf=pass",
        "mx.google.com; spf=pass (",
        "mx.google.com; spf=pass )",
        'mx.google.com; spf=pass reason="',
        "mx.google.com; spf/2=pass",
        "mx.google.com; spf=pass; dkim",
        "mx.google.com; none; spf=pass",
        'mx.google.com; "spf"=pass',
        "mx.google.com; spf=pass " + "(" * 50 + ")" * 50,
        "spf=pass smtp.mailfrom=a",
        "; spf=pass",
        "=; spf=pass",
        "",
        "\\",
    ],
)
def test_what_is_malformed_is_not_believed(field: str) -> None:
    assert read(field) == Verdicts()


def test_only_the_receiving_server_is_believed() -> None:
    assert read("elsewhere.example; spf=pass", "mx.google.com; spf=fail") == Verdicts("fail")
    assert read("elsewhere.example; spf=pass") == Verdicts()
    assert read() == Verdicts()


def test_only_its_topmost_field_counts() -> None:
    assert read("mx.google.com; spf=fail", "mx.google.com; spf=pass; dkim=pass") == Verdicts("fail")
    assert read("mx.google.com; spf=", "mx.google.com; spf=pass") == Verdicts(), "malformed as it is"
    assert read("elsewhere.example; spf=", "mx.google.com; spf=pass") == Verdicts("pass")


@given(st.text(alphabet='mx.google.com; ()="/\\spfdkim\t1', max_size=80))
def test_nothing_that_comes_can_break_it(field: str) -> None:
    said = read(f"mx.google.com{field}")
    assert said.spf in {"", "pass", "fail", "none"}
    assert not said.dmarc
