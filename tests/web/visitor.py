"""A visitor of the page, who sends forms with the token that each form carries."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, stream_encode_multipart

NAME, NUMBER = "Harriet House", "336-555-0142"


class Visitor:
    """`client` holds the cookies of one browser."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = token_in(client.get("/en/calibrate").text)

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, **options)

    def post(self, path: str, fields: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        body, content_type = multipart({"token": self.token, **(fields or {})})
        return self.client.post(path, data=body, content_type=content_type, **options)

    def update_preview(self, piece: str, /, **fields: Any) -> str:
        """The page for a form."""
        answer = self.post(f"/en/pieces/{piece}", fields)
        assert answer.status_code == 200, answer.text
        return answer.text

    def download(self, piece: str, /, **fields: Any) -> TestResponse:
        return self.post(f"/en/pieces/{piece}/files", fields)


def multipart(fields: dict[str, Any]) -> tuple[bytes, str]:
    """The body of a form, and its content type. A file is (bytes, name). In memory: the test client would put a large one into a file."""
    parts: MultiDict[str, Any] = MultiDict()
    for key, value in fields.items():
        for part in value if isinstance(value, list) else [value]:
            parts.add(key, FileStorage(BytesIO(part[0]), part[1]) if isinstance(part, tuple) else part)
    stream, _, boundary = stream_encode_multipart(parts, use_tempfile=False)
    return stream.read(), f"multipart/form-data; boundary={boundary}"


def token_in(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def count_pictures(page: str) -> int:
    """The number of pages and sheets that a page shows."""
    return page.count('src="data:image/png;base64,')


def errors_in(page: str) -> dict[str, str]:
    """The listed errors by field; those that belong to no field under ''."""
    listed = page.partition('<ul class="errors">')[2].partition("</ul>")[0]
    errors = {}
    for item in re.findall(r"<li.*?>(.*?)</li>", listed, re.DOTALL):
        link = re.match(r'<a href="#([\w-]+)">(.*)</a>', item, re.DOTALL)
        errors[link[1] if link else ""] = unescape(link[2] if link else item).strip()
    return errors


def pdf_text(pdf: bytes) -> str:
    """The text of a PDF, read by another program than the one that wrote it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
