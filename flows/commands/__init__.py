"""The commands, a module each: HELP, `add_arguments`, and `run`, which imports heavy parts and gives the exit code."""
