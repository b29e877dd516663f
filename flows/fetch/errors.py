"""What can go wrong between a source and raw/."""


class FetchError(Exception):
    """Something that was not received; the message is one sentence: what, where, what to do."""


class SourceError(FetchError):
    """A `sources.toml` that cannot be used."""


class NotThereError(FetchError):
    """The source says that there is nothing at this address (404, 410)."""


class UnreachableError(FetchError):
    """The source gave no usable answer, however often it was asked."""
