"""TLS as a client (RFC 8314): the certificate is always verified, and nothing can switch that off."""

import ssl

import certifi

from invite_desktop.domain.errors import CertificateRejected


def client_context(extra_certificate: str = "", host: str = "") -> ssl.SSLContext:
    """A verifying context, TLS 1.2 or later.

    `extra_certificate` is PEM text of an authority to trust besides the usual ones. Make one context
    per session: reading all roots takes some 20 ms. Raises `CertificateRejected` naming `host` when the
    PEM text cannot be read.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(certifi.where())
    # the words around the certificates may be in any language; OpenSSL reads ASCII
    authorities = extra_certificate.encode("ascii", "ignore").decode("ascii").strip()
    if authorities:
        # an institution may hand out an intermediate authority only; Python does this from 3.13 on
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        try:
            context.load_verify_locations(cadata=authorities)
        except ssl.SSLError as error:
            raise CertificateRejected(host, str(error)) from error
    return context
