"""How far two colours stand apart, as WCAG 2 measures it."""

import re


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white) for two colours as `rgb(1, 2, 3)`."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
