"""Run every measurement; the exit code says whether all reached what is asked of them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import page_cache

if __name__ == "__main__":
    sys.exit(0 if page_cache.main() else 1)
