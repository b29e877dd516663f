"""The package says of each of its modules what it is for."""

import pkgutil
import re

import flows.claims


def test_every_module_is_named_in_the_docstring_of_the_package() -> None:
    named = re.findall(r"`(\w+)`", flows.claims.__doc__ or "")
    modules = sorted(module.name for module in pkgutil.iter_modules(flows.claims.__path__))
    assert sorted({*named}) == modules
