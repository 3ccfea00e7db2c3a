"""A visitor of the page: takes the word that each form carries, and sends forms with it."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, stream_encode_multipart

NAME, NUMBER = "Harriet House", "(336) 555-0142"


class Visitor:
    """`client`: cookies of one browser."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = token_in(client.get("/en/calibrate").text)

    def get(self, path: str, **how: Any) -> TestResponse:
        return self.client.get(path, **how)

    def post(self, path: str, fields: dict[str, Any] | None = None, **how: Any) -> TestResponse:
        body, kind = multipart({"token": self.token, **(fields or {})})
        return self.client.post(path, data=body, content_type=kind, **how)

    def look(self, piece: str, /, **fields: Any) -> str:
        """The page for a form; its text as a reader sees it."""
        answer = self.post(f"/en/pieces/{piece}", fields)
        assert answer.status_code == 200, answer.text
        return answer.text

    def files(self, piece: str, /, **fields: Any) -> TestResponse:
        return self.post(f"/en/pieces/{piece}/files", fields)


def multipart(fields: dict[str, Any]) -> tuple[bytes, str]:
    """A form's body, and its content type. A file is (bytes, name). In memory: the test client would take a file for a large one."""
    parts: MultiDict[str, Any] = MultiDict()
    for key, value in fields.items():
        for each in value if isinstance(value, list) else [value]:
            parts.add(key, FileStorage(BytesIO(each[0]), each[1]) if isinstance(each, tuple) else each)
    stream, _, boundary = stream_encode_multipart(parts, use_tempfile=False)
    return stream.read(), f"multipart/form-data; boundary={boundary}"


def token_in(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def pictures(page: str) -> int:
    """How many pages and sheets a page shows."""
    return page.count('src="data:image/png;base64,')


def problems(page: str) -> dict[str, str]:
    """What is said at each field; what belongs to none under ''."""
    listed = page.partition('<ul class="problems">')[2].partition("</ul>")[0]
    said = {}
    for item in re.findall(r"<li>(.*?)</li>", listed, re.DOTALL):
        link = re.match(r'<a href="#([\w-]+)">(.*)</a>', item, re.DOTALL)
        said[link[1] if link else ""] = unescape(link[2] if link else item).strip()
    return said


def words_of(pdf: bytes) -> str:
    """All that a PDF says, read back by another program than wrote it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
