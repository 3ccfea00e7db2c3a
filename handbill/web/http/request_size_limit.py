"""What waitress takes of a request's body. One that is too large is read and thrown away, so that its sender hears why it is refused:
a browser that is cut off while it sends shows an error of its own. What waitress itself refuses carries our headers."""

from __future__ import annotations

from collections.abc import Mapping

from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import FixedStreamReceiver
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

LONGEST_READ = 50_000_000  # bytes; a photo of a telephone has up to about 20 million. Above, the line is cut


class _Nowhere(OverflowableBuffer):  # type: ignore[misc]  # waitress has no types
    """What is written to it is gone."""

    def append(self, _data: bytes) -> None:
        pass


def channel(largest: int, headers: Mapping[str, str]) -> type[HTTPChannel]:
    """A connection whose bodies have at most `largest` bytes, or are empty and have the length that was declared."""

    class Parser(HTTPRequestParser):  # type: ignore[misc]
        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            if self.content_length > largest:
                self.body_rcv = FixedStreamReceiver(self.content_length, _Nowhere(largest))

        def received(self, data: bytes) -> int:
            consumed: int = super().received(data)
            if self.chunked and self.body_bytes_received > largest:
                self.error = RequestEntityTooLarge("too large")
                self.completed = True
            return consumed

    class Refusal(ErrorTask):  # type: ignore[misc]
        def execute(self) -> None:
            self.response_headers.extend(headers.items())
            self.request.error.body = "This could not be read."  # waitress would quote it
            super().execute()

    class Channel(HTTPChannel):  # type: ignore[misc]
        parser_class = Parser
        error_task_class = Refusal

    return Channel
