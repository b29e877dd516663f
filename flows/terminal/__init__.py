"""What a person sees in the terminal, one module a thing that is shown."""
