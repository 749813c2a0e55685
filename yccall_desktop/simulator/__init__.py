"""The platform on loopback, for --demo and the tests. Nobody is called.

A number that ends in 0000 is refused, as is one that is not 3 to 20 digits (a plus may lead). The
sign-in takes `Simulator.app_id` and `Simulator.access_key`; its tokens are good for 12 hours.
"""

from yccall_desktop.simulator.by_hand import ByHand
from yccall_desktop.simulator.faults import Fault
from yccall_desktop.simulator.server import Simulator

__all__ = ["ByHand", "Fault", "Simulator"]
