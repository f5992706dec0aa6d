"""Web servers and a name server on this computer: over real TLS, UDP and TCP.

with FakeWeb(authority, {"autoconfig.uni.example/mail/config-v1.1.xml": document(b"<clientConfig/>")}) as web:
    https = Https(web.find, web.authority_pem)

with FakeDns({"uni.example": [(10, "mx.uni.example")]}) as dns:
    best_mx("uni.example", 5, dns.resolver())
"""

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import trustme

from invite_desktop.domain.errors import ServerNotFound

HOST = "127.0.0.1"
_PATIENCE = 30

Answer = bytes | Callable[[ssl.SSLSocket, threading.Event], None]


def document(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    if "Transfer_Encoding" not in headers and "Content_Length" not in headers:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(url: str, status: str = "302 Found") -> bytes:
    """Somewhere else."""
    return document(b"", status, Location=url)


class _Listening:
    """Takes connections from `with` to its end; no thread outlives it."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self._listener = socket.create_server((HOST, 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._lines: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._run(self._take_connections)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        socket.create_connection((HOST, self.port)).close()  # wakes the accepting thread
        self._threads[0].join()
        self._listener.close()
        for line in self._lines:
            try:
                socket.socket.shutdown(line, socket.SHUT_RDWR)
            except OSError:
                continue
        for thread in self._threads[1:]:
            thread.join()

    def _run(self, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name=type(self).__name__)
        self._threads.append(thread)
        thread.start()

    def _take_connections(self) -> None:
        while True:
            line, _ = self._listener.accept()
            if self.stopping.is_set():
                line.close()
                return
            line.settimeout(_PATIENCE)
            self._lines.append(line)
            self._run(lambda line=line: self._serve(line))  # type: ignore[misc]  # each its own

    def _serve(self, line: socket.socket) -> None:
        raise NotImplementedError


class FakeWeb(_Listening):
    """Every web server there is, on one port. `answers` are by host and path; all else is 404.

    `hosts` are further names that there are; any other name cannot be found.
    """

    def __init__(
        self,
        authority: trustme.CA,
        answers: Mapping[str, Answer],
        hosts: tuple[str, ...] = (),
        certificate: trustme.LeafCert | None = None,
    ) -> None:
        super().__init__()
        self.answers = dict(answers)
        self.hosts = {*hosts, *(name.partition("/")[0].partition(":")[0] for name in answers)}
        self.requests: list[bytes] = []
        self.authority_pem = authority.cert_pem.bytes().decode()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (certificate or authority.issue_cert(*self.hosts)).configure_cert(self._context)

    def find(self, host: str, _port: int, check_aborted: Callable[[], None]) -> list[tuple[int, Any]]:
        """As `look_up`: the names of the real world lead here."""
        check_aborted()
        if host not in self.hosts:
            raise ServerNotFound(host)
        return [(socket.AF_INET, (HOST, self.port))]

    @property
    def asked(self) -> list[str]:
        """Host and path of every request."""
        return [_host(request) + _path(request) for request in self.requests]

    def _serve(self, line: socket.socket) -> None:
        try:
            with self._context.wrap_socket(line, server_side=True) as secured:
                request = b""
                while b"\r\n\r\n" not in request:
                    octets = secured.recv(65536)
                    if not octets:
                        return
                    request += octets
                self.requests.append(request)
                answer = self.answers.get(_host(request) + _path(request), document(b"no", "404 Not Found"))
                if callable(answer):
                    answer(secured, self.stopping)
                else:
                    secured.sendall(answer)
        except OSError:
            return
        finally:
            line.close()


def _host(request: bytes) -> str:
    return request.partition(b"\r\nHost: ")[2].partition(b"\r\n")[0].decode()


def _path(request: bytes) -> str:
    return request.split(b" ")[1].decode()


class FakeDns(_Listening):
    """Knows the MX records of some domains, by preference and host, and of no others.

    With `is_large` it answers by UDP that the answer is too large for it, with `is_silent` not at all.
    """

    def __init__(
        self,
        records: Mapping[str, list[tuple[int, str]]],
        *,
        is_large: bool = False,
        is_silent: bool = False,
        rcode: int = dns.rcode.NOERROR,
    ) -> None:
        super().__init__()
        self._records = records
        self._is_large = is_large
        self._is_silent = is_silent
        self._rcode = rcode
        self.questions: list[str] = []
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind((HOST, self.port))

    def resolver(self) -> dns.resolver.Resolver:
        """One that asks here and nowhere else."""
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers = [HOST]
        resolver.port = self.port
        return resolver

    def __enter__(self) -> Self:
        super().__enter__()
        self._run(self._answer_datagrams)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._udp.sendto(b"", (HOST, self.port))  # wakes the thread
        super().__exit__(kind, error, trace)
        self._udp.close()

    def _answer_datagrams(self) -> None:
        while True:
            question, sender = self._udp.recvfrom(65536)
            if self.stopping.is_set():
                return
            answer = self._answer(question)
            if not self._is_silent:
                answer = _truncated(question) if self._is_large else answer
                self._udp.sendto(answer, sender)

    def _serve(self, line: socket.socket) -> None:
        with line:
            size = int.from_bytes(line.recv(2))
            answer = self._answer(line.recv(size))
            line.sendall(len(answer).to_bytes(2) + answer)

    def _answer(self, octets: bytes) -> bytes:
        question = dns.message.from_wire(octets)
        name = question.question[0].name
        domain = name.to_text(omit_final_dot=True)
        self.questions.append(domain)
        answer = dns.message.make_response(question)
        answer.set_rcode(dns.rcode.Rcode(self._rcode))
        if domain in self._records:
            texts = [f"{preference} {host}." for preference, host in self._records[domain]]
            if texts:
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", "MX", *texts))
        elif self._rcode == dns.rcode.NOERROR:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer.to_wire()


def _truncated(octets: bytes) -> bytes:
    answer = dns.message.make_response(dns.message.from_wire(octets))
    answer.flags |= dns.flags.TC
    return answer.to_wire()
