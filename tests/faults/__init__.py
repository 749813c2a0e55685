"""Real processes, real sockets, real kills: `make faults` counts what comes of them."""
