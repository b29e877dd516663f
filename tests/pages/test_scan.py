"""What cannot be recognised is told, and what to do."""

from io import BytesIO

import pytest
from PIL import Image

from flows.pages import scan
from flows.pages.origin import Origin
from flows.pages.page import PageError
from flows.pages.pdf import read_pdf
from flows.pages.scan import read_scan


def picture(size: tuple[int, int], form: str = "PNG") -> bytes:
    kept = BytesIO()
    Image.new("1" if form == "PNG" else "L", size, 1).save(kept, form)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "no picture that can be opened"),
        (b"\x89PNG\r\n", "no picture that can be opened"),
        (picture((400, 400))[:90], "no picture that can be opened"),
        (b"GIF89a" + bytes(50), "no picture that can be opened"),
        (picture((20_000, 5_000)), "20000 by 5000 pixels, more than any page needs"),
        pytest.param(picture((60, 60)), "no print recognised in it", marks=pytest.mark.slow),
    ],
)
def test_what_is_no_scan_of_print_is_told(raw: bytes, message: str) -> None:
    with pytest.raises(PageError, match=message):
        read_scan(raw, Origin())


def test_without_the_extra_a_scan_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_spec", lambda _: None)
    with pytest.raises(PageError, match=r"pip install newsclaims\[ocr\]"):
        read_scan(picture((60, 60)), Origin())
    with pytest.raises(PageError, match=r"pip install newsclaims\[ocr\]"):
        read_pdf(picture((60, 60), "PDF"), Origin())


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4\n", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"])
def test_what_is_no_pdf_is_told(raw: bytes) -> None:
    with pytest.raises(PageError, match="not a PDF that can be opened"):
        read_pdf(raw, Origin())
