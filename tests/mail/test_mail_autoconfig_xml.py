"""Reading configuration files: what they mean, and everything that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.account import Encryption
from invite_desktop.mail.autoconfig_xml import ConfigUnusable, MailServers, parse_config

ADDRESS = "Ana.Novak@uni.example"
DOMAIN = "uni.example"


def server(
    host: str = "smtp.uni.example",
    port: str = "465",
    socket: str = "SSL",
    sign_ins: tuple[str, ...] = ("password-cleartext",),
    username: str = "%EMAILADDRESS%",
    kind: str = "outgoingServer",
    type_: str = "smtp",
) -> str:
    ways = "".join(f"<authentication>{way}</authentication>" for way in sign_ins)
    return (
        f'<{kind} type="{type_}"><hostname>{host}</hostname><port>{port}</port>'
        f"<socketType>{socket}</socketType>{ways}<username>{username}</username></{kind}>"
    )


def imap(host: str = "imap.uni.example", port: str = "993", socket: str = "SSL", *sign_ins: str) -> str:
    return server(host, port, socket, sign_ins or ("password-cleartext",), "", "incomingServer", "imap")


def config(*servers: str, domains: tuple[str, ...] = (DOMAIN,)) -> bytes:
    named = "".join(f"<domain>{domain}</domain>" for domain in domains)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<clientConfig version="1.1"><emailProvider id="uni">'
        f"{named}<displayName>Univerza č</displayName>{''.join(servers)}</emailProvider></clientConfig>"
    ).encode()


def parsed(*servers: str) -> MailServers:
    return parse_config(config(*servers), ADDRESS, DOMAIN)


def test_the_servers_are_read() -> None:
    pop = server("pop.uni.example", "995", kind="incomingServer", type_="pop3")
    assert parsed(pop, imap(), server()) == MailServers(
        "smtp.uni.example", 465, Encryption.SSL, ADDRESS, True, "imap.uni.example", 993
    )


def test_without_a_mailbox_that_a_password_opens_there_is_none() -> None:
    for incoming in ("", imap("a.example", "993", "SSL", "OAuth2"), imap("a.example", "143", "STARTTLS")):
        assert parsed(incoming, server()).imap_host == ""


def test_the_first_mailbox_that_serves_is_taken() -> None:
    found = parsed(
        imap("a.example", "143", "STARTTLS"),
        imap("b.example", "993", "SSL", "OAuth2"),
        imap("c.example", "994", "SSL", "password-encrypted"),
        imap("d.example", "995", "SSL"),
        imap("e.example"),
        server(),
    )
    assert (found.imap_host, found.imap_port) == ("d.example", 995)


@pytest.mark.parametrize(
    ("servers", "taken"),
    [
        ([("a.example", "465", "SSL"), ("b.example", "465", "SSL")], "a.example"),
        ([("a.example", "587", "STARTTLS"), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "587", "STARTTLS")], "a.example"),
        ([("a.example", "25", "plain"), ("b.example", "587", "STARTTLS")], "b.example"),
        ([("a.example", "465", "SSL", ("OAuth2",)), ("b.example", "587", "STARTTLS")], "b.example"),
        ([("a.example", "465", "SSL", ("secure",)), ("b.example", "587", "STARTTLS")], "b.example"),
        ([("a.example", "465", "SSL", ("OAuth2", "plain")), ("b.example", "465", "SSL")], "a.example"),
        ([("a.example", "465", "SSL", ("none",)), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "465", "SSL", ()), ("b.example", "465", "SSL")], "b.example"),
        ([("a\x7f.example", "465", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("a b.example", "465", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("localhost", "465", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("127.0.0.1", "465", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("", "465", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "0", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "65536", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "-1", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "４６５", "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "4" * 5000, "SSL"), ("b.example", "465", "SSL")], "b.example"),
        ([("a.example", "65535", "SSL"), ("b.example", "465", "SSL")], "a.example"),
    ],
)
def test_of_several_servers_the_best_is_taken(servers: list[tuple[str, str, str]], taken: str) -> None:
    assert parsed(*(server(*each) for each in servers)).smtp_host == taken


def test_where_only_the_browser_signs_in_that_is_said() -> None:
    found = parsed(server(sign_ins=("OAuth2",)), imap("imap.uni.example", "993", "SSL", "OAuth2"))
    assert not found.takes_password
    assert found.imap_host == ""


@pytest.mark.parametrize(
    ("text", "username"),
    [
        ("%EMAILADDRESS%", ADDRESS),
        ("%EMAILLOCALPART%", "Ana.Novak"),
        ("UNI\\%EMAILLOCALPART%", "UNI\\Ana.Novak"),
        ("%EMAILLOCALPART%%%EMAILDOMAIN%", "Ana.Novak%uni.example"),
        (" fixed ", "fixed"),
        ("", ADDRESS),
        ("%REALNAME%", ADDRESS),
        ("two\nlines", ADDRESS),
        ("a\u202eb", ADDRESS),
        ("x" * 255, ADDRESS),
    ],
)
def test_the_address_is_filled_in_here(text: str, username: str) -> None:
    assert parsed(server(username=text)).username == username


def test_a_host_may_be_named_by_the_domain_and_in_any_script() -> None:
    assert parsed(server("MAIL.%EMAILDOMAIN%")).smtp_host == "mail.uni.example"
    assert parsed(server("pošta.example")).smtp_host == "xn--pota-h6a.example"


@pytest.mark.parametrize(
    ("domains", "is_meant"),
    [
        (("other.example", "uni.example"), True),
        (("UNI.example",), True),
        (("%EMAILDOMAIN%",), True),
        (("example",), False),
        (("other.example",), False),
        (("sub.uni.example",), False),
        (("ni.example",), False),
        (("",), False),
        ((), False),
    ],
)
def test_a_file_for_other_domains_is_none_for_ours(domains: tuple[str, ...], is_meant: bool) -> None:
    document = config(server(), domains=domains)
    if is_meant:
        assert parse_config(document, ADDRESS, DOMAIN).smtp_host == "smtp.uni.example"
    else:
        with pytest.raises(ConfigUnusable):
            parse_config(document, ADDRESS, DOMAIN)


def test_a_file_for_the_domain_above_is_for_ours_too() -> None:
    address = "ana@student.uni.example"
    assert parse_config(config(server()), address, "student.uni.example").smtp_host == "smtp.uni.example"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE clientConfig [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><clientConfig>&j;</clientConfig>"
)
FETCHING = '<!DOCTYPE c SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><c>&x;</c>'


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"\x00\xff\xfe",
        b"not found",
        b"<!DOCTYPE html><html><body>Sign in to the network</body></html>",
        b"<html><body>Sign in to the network<br></body></html>",
        b"<clientConfig/>",
        b"<clientConfig><emailProvider/></clientConfig>",
        b"<other><emailProvider><domain>uni.example</domain></emailProvider></other>",
        b'<?xml version="1.0" encoding="no-such-thing"?><clientConfig/>',
        b'<?xml version="1.0" encoding="utf-7"?><clientConfig/>',
        b"<clientConfig>&nbsp;</clientConfig>",
        b"<a>" * 20_000,
        b"<a>" * 9_000 + b"</a>" * 9_000,
        BOMB.encode(),
        BOMB.encode("utf-16"),
        FETCHING.encode(),
        config(),
        config(imap()),
        config(server(socket="plain")),
        config(server(type_="exchange")),
    ],
)
def test_everything_else_is_no_configuration(document: bytes) -> None:
    with pytest.raises(ConfigUnusable):
        parse_config(document, ADDRESS, DOMAIN)


@given(st.binary(max_size=200) | st.text(alphabet="<>/&;!? clientConfg\x00é", max_size=60).map(str.encode))
def test_garbage_raises_nothing_else(document: bytes) -> None:
    with pytest.raises(ConfigUnusable):
        parse_config(document, ADDRESS, DOMAIN)
