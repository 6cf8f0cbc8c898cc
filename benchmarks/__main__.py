"""`make bench`: runs every measurement that needs nothing but the repository and prints its table."""

from __future__ import annotations

import importlib
import sys

# Each has a `main()`; those that score a folder of texts of your own are run by hand (see their docstrings).
MEASUREMENTS = ("handouts", "typesetting", "parity")


def main() -> None:
    names = sys.argv[1:] or MEASUREMENTS
    sys.argv[1:] = []  # each measurement has arguments of its own
    for name in names:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
