"""Other projects' readers on the same text, in an environment of their own (`make peers`)."""
