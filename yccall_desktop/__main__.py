"""`python -m yccall_desktop`."""

import sys

from yccall_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
