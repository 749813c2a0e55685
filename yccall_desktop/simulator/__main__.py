"""`python -m yccall_desktop.simulator`: the platform on this computer, for scripts and tests."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from yccall_desktop.simulator.faults import Fault
from yccall_desktop.simulator.server import CREATE, Simulator


def _fault_of(text: str) -> tuple[str, Fault, int, int]:
    """Read `[SERVICE=]FAULT[*TIMES][@REQUEST]`; the last is how many requests go well before."""
    service, _, rest = text.rpartition("=")
    rest, _, request = rest.partition("@")
    name, _, times = rest.partition("*")
    return service or CREATE, Fault(name), int(times or 1), max(int(request or 1) - 1, 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m yccall_desktop.simulator",
        description="The platform on this computer; nobody is called. Prints its address.",
        epilog="Faults: " + " ".join(fault.value for fault in Fault),
    )
    parser.add_argument("--port", type=int, default=0, help="0 (the default) takes a free one")
    parser.add_argument("--token", default="", help="a token to accept besides the sign-in's")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        type=_fault_of,
        metavar="[SERVICE=]FAULT[*TIMES][@REQUEST]",
        help=f"how the next request to the service ends (default {CREATE}), or the one of that "
        "number; may be repeated",
    )
    parser.add_argument(
        "--largest-body", type=int, default=0, help="answer 413 above so many bytes"
    )
    parser.add_argument(
        "--token-requests", type=int, default=0, help="requests after which a token ends"
    )
    parser.add_argument("--bytes-per-second", type=int, default=0, help="a slow link")
    parser.add_argument(
        "--list-lag", type=int, default=0, help="looks after which a new task is shown"
    )
    return parser


def main() -> int:
    """Serve until interrupted."""
    options = _parser().parse_args()
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    simulator = Simulator(token=options.token, bytes_per_second=options.bytes_per_second)
    names = ("largest_body", "list_lag", "token_requests")
    simulator.state.set_habits({name: getattr(options, name) for name in names})
    for service, fault, times, after in options.fault:
        simulator.fail(fault, service, times=times, after=after)
    try:
        simulator.start(options.port)
    except OSError as error:
        sys.stderr.write(f"port {options.port}: {error.strerror}\n")
        return 1
    sys.stdout.write(simulator.url + "\n")
    sys.stdout.flush()
    while not stopped.wait(0.5):
        pass
    simulator.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
