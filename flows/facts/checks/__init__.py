"""The checks, a module each: `check_<name>(evidence)` gives what it found in the columns of `evidence.FOUND`."""
