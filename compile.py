"""Compiles text → claims with mypyc, in place: python compile.py (`make fast`), `make plain` takes it back.

Each module of flows/mentions and flows/claims becomes an extension beside its source, which Python then prefers. The
sources stay as they are and give the same rows; a C compiler is needed. A source that is edited after it was compiled
is refused by `flows.releases.code`, so that no release says it was made by code that did not run.
"""

from pathlib import Path

from mypyc.build import mypycify
from setuptools import setup

PACKAGES = ("flows/mentions", "flows/claims")


def find_sources() -> list[str]:
    """The modules to compile; an `__init__` holds nothing."""
    return sorted(str(file) for package in PACKAGES for file in Path(package).glob("[!_]*.py"))


if __name__ == "__main__":
    setup(
        name="newsclaims",
        packages=[],
        ext_modules=mypycify(
            find_sources(),
            opt_level="3",
            debug_level="0",
            multi_file=True,
            target_dir="build/fast",
            group_name="newsclaims",
        ),
        script_args=["--quiet", "build_ext", "--inplace", "--parallel", "2", "--build-temp", "build/fast"],
    )
