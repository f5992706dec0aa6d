"""The certificate is always verified."""

import ssl

import pytest
import trustme

from invite_desktop.domain.errors import CertificateRejected
from invite_desktop.mail.tls import client_context


def test_certificates_are_verified() -> None:
    context = client_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.cert_store_stats()["x509_ca"] > 0


def test_roots_come_from_certifi_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssl, "create_default_context", lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    assert client_context().cert_store_stats()["x509_ca"] > 50


def test_an_additional_authority_comes_on_top(authority: trustme.CA) -> None:
    text = f"Potrdilo naše šole\n{authority.cert_pem.bytes().decode()}"
    assert (
        client_context(text).cert_store_stats()["x509_ca"]
        == client_context().cert_store_stats()["x509_ca"] + 1
    )


def test_white_space_is_no_certificate() -> None:
    assert client_context(" \n").verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize(
    "text", ["x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "č", "\x00"]
)
def test_a_text_that_is_no_certificate_is_refused(text: str) -> None:
    with pytest.raises(CertificateRejected) as caught:
        client_context(f"x{text}", "smtp.example.org")
    assert caught.value.host == "smtp.example.org"
    assert caught.value.reason


def test_each_context_is_its_own(authority: trustme.CA) -> None:
    before = client_context()
    client_context(authority.cert_pem.bytes().decode())
    assert before.cert_store_stats() == client_context().cert_store_stats()
