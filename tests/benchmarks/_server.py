"""A mail server near and far, in a process of its own, so that its work is not taken for the program's.

Started by a benchmark as `python -m tests.benchmarks._server SECONDS …`: one line of JSON says where it is at
each round trip; it ends when its input does.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trustme

from invite_desktop.domain.account import Account
from tests.fakes.gmail.fake import FakeGmail
from tests.fakes.relay import Relay

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server is, by round trip in seconds: TLS from the start, without PIPELINING, STARTTLS."""

    address: str
    password: str
    authority_pem: str
    ports: dict[float, int]
    plain_ports: dict[float, int]
    starttls_ports: dict[float, int]

    def account(self, round_trip: float, *, pipelining: bool = True, **changes: Any) -> Account:
        """An account that sends there as fast as it can, and reads no mailbox."""
        ports = self.ports if pipelining else self.plain_ports
        settings: dict[str, Any] = {
            "from_name": "Ana Novak",
            "from_email": self.address,
            "username": self.address,
            "host": FakeGmail.host,
            "port": ports[round_trip],
            "pace": 0.0,
            "extra_certificate": self.authority_pem,
        }
        return Account(**settings | changes)


@contextmanager
def server(round_trips: Sequence[float]) -> Iterator[Server]:
    """Run it. Round trips are in seconds."""
    command = [sys.executable, "-m", "tests.benchmarks._server", *map(str, round_trips)]
    process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if process.stdin is None or process.stdout is None:
        raise AssertionError("both were asked for")
    with process, process.stdin, process.stdout:
        facts = json.loads(process.stdout.readline())
        for name in ("ports", "plain_ports", "starttls_ports"):
            facts[name] = {float(key): port for key, port in facts[name].items()}
        yield Server(**facts)


def _serve(round_trips: Sequence[float]) -> None:
    authority = trustme.CA()
    with ExitStack() as stack:

        def at_each_distance(port: int) -> dict[float, int]:
            return {
                seconds: stack.enter_context(Relay(port, seconds)).port if seconds else port
                for seconds in round_trips
            }

        gmail, plain = (stack.enter_context(FakeGmail(authority)) for _ in range(2))
        plain.smtp.offers = tuple(offer for offer in plain.smtp.offers if offer != "PIPELINING")
        facts = {
            "address": gmail.owner.address,
            "password": gmail.password,
            "authority_pem": authority.cert_pem.bytes().decode(),
            "ports": at_each_distance(gmail.smtp.port),
            "plain_ports": at_each_distance(plain.smtp.port),
            "starttls_ports": at_each_distance(plain.smtp.starttls_port),
        }
        sys.stdout.write(json.dumps(facts) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    _serve([float(word) for word in sys.argv[1:]])
