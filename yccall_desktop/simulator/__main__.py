"""`python -m yccall_desktop.simulator`: the platform on this computer, for scripts and tests."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from yccall_desktop.simulator.faults import Fault
from yccall_desktop.simulator.server import CREATE, Simulator


def _fault_of(text: str) -> tuple[str, Fault, int]:
    """Read `[SERVICE=]FAULT[*TIMES]`."""
    service, _, rest = text.rpartition("=")
    name, _, times = rest.partition("*")
    return service or CREATE, Fault(name), int(times or 1)


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
        metavar="[SERVICE=]FAULT[*TIMES]",
        help=f"how the next request to the service ends (default {CREATE}); may be repeated",
    )
    return parser


def main() -> int:
    """Serve until interrupted."""
    options = _parser().parse_args()
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    simulator = Simulator(token=options.token)
    for service, fault, times in options.fault:
        simulator.fail(fault, service, times=times)
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
