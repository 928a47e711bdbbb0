"""What an installation without extras weighs, and how long `import quotematch` takes.

Run by the Python of a fresh environment (`nox -s wheel` does). Limits: 90 MB (10^6 bytes, as the wheels bring them,
without the byte code that Python writes beside them), 14 distributions, and 150 ms, the best of ten runs less what
Python itself takes to start. Exits with 1 above one of them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import sysconfig
import time
from importlib.metadata import distributions
from pathlib import Path

MEGABYTES, DISTRIBUTIONS, MILLISECONDS = 90, 14, 150
#: What an environment has from the start.
_BEFORE = {"pip", "setuptools", "wheel"}


def measured() -> dict[str, tuple[float, int]]:
    """Each figure with its limit."""
    site = Path(sysconfig.get_path("purelib"))
    names = {one.metadata["Name"].lower() for one in distributions(path=[str(site)])} - _BEFORE
    files = [path for path in site.rglob("*") if path.is_file() and not _does_not_count(path.relative_to(site))]
    size = sum(path.stat().st_size for path in files) / 1e6
    return {
        "MB": (size, MEGABYTES),
        "distributions": (len(names), DISTRIBUTIONS),
        "ms to import": (1000 * (_best("import quotematch") - _best("pass")), MILLISECONDS),
    }


def _does_not_count(path: Path) -> bool:
    return "__pycache__" in path.parts or path.parts[0].split("-")[0] in _BEFORE | {"pkg_resources", "_distutils_hack"}


def _best(code: str) -> float:
    """Seconds that the fastest of ten runs takes."""
    return min(_seconds(code) for _ in range(10))


def _seconds(code: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    return time.perf_counter() - begun


def main() -> int:
    """Print the figures; 1 when one is above its limit."""
    argparse.ArgumentParser(prog="python benchmarks/footprint.py", description=__doc__).parse_args()
    found = measured()
    for name, (figure, limit) in found.items():
        print(f"{figure:8.1f} {name} (limit {limit})")
    return int(any(figure > limit for figure, limit in found.values()))


if __name__ == "__main__":
    sys.exit(main())
