"""`python -m quotematch` is the command `quotematch`."""

from quotematch.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
