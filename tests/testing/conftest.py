"""The benchmarks are no part of the installed package: they are imported from the source tree."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
