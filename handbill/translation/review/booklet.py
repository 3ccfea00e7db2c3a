"""What a reviewer is asked about a language: every message once, by piece and in reading order, with a picture of where it is printed.

The booklet has three forms, PDF, workbook and page of the browser, which are made of the same entries with the same numbers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from handbill.build.defaults import default_region
from handbill.campaign.campaign import Campaign
from handbill.content.material import IMPRINT, find_material
from handbill.content.messages import Message
from handbill.content.titles import title_in
from handbill.content.translate import english, translator
from handbill.core.clock import today
from handbill.core.isolates import without_isolates
from handbill.core.problems import Problem, ProblemsFound
from handbill.core.region import Region
from handbill.graphics.bitmap import Bitmap
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.i18n.wording_digest import message_id, wording_digest
from handbill.preflight.framed_crop import framed_crops, whole_pages
from handbill.translation.review.crop_window import crop_of
from handbill.translation.review.printed_message import PrintedPiece, printed_abroad, printed_pieces
from handbill.translation.review.printed_place import PrintedPlace
from handbill.translation.review.questions import message_questions, questions_about
from handbill.translation.review.standings import opinion_text, reviewed_message
from handbill.translation.to_translate import messages_of_pieces, pieces_to_translate

PICTURE_WIDTH = 560  # pixels; 210 to the inch in the booklet
_PAGE_LONGEST = 620  # pixels, of a whole page
_MOST_PAGES = 2
_PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_NO_PIECES = {IMPRINT: "On every piece", "": "For other countries and other cases"}  # the titles of the last sections
NOT_PRINTED = "Not printed today, in any size."
NOT_MADE = "No picture: not all words of this piece are translated yet, or they do not fit."
READ_ALOUD = "Not printed: it is the name of the file, or read aloud to people who cannot see the page."
_ALOUD = ("the document's own title", "what the photograph shows, read aloud", "picture among the words: what it shows")


_PrintedMessage = tuple[PrintedPiece, PrintedPlace, str]  # where a message is printed, and its words there
_Found = Mapping[str, _PrintedMessage | None]


@dataclass(frozen=True)
class ReviewEntry:
    """One message. `uses`: what it is for; `also`: the titles of further pieces that have it; `becomes`: what is printed for each {{ }}.

    `opinions`: what others have said about this wording. `where`: the page of the picture, or why there is none.
    """

    number: int
    id: str
    digest: str
    english: str
    translation: str
    uses: tuple[str, ...]
    also: tuple[str, ...]
    room: int
    becomes: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]
    opinions: tuple[str, ...]
    where: str
    picture: Bitmap | None


@dataclass(frozen=True)
class Section:
    """The messages of a piece that no piece before it has.

    `title`: in English; `own_title`: in the language; `pages`: pictures of the usual size.
    """

    title: str
    own_title: str
    pages: tuple[Bitmap, ...]
    entries: tuple[ReviewEntry, ...]


@dataclass(frozen=True)
class Booklet:
    """`questions`: about the language as a whole. `left_out`: how many messages of these pieces are not translated yet."""

    language: Language
    english: Language
    made: dt.date
    region: Region
    questions: tuple[str, ...]
    sections: tuple[Section, ...]
    left_out: int

    @property
    def entries(self) -> tuple[ReviewEntry, ...]:
        return tuple(chain.from_iterable(section.entries for section in self.sections))


def make_booklet(campaign: Campaign, tag: str, pieces: Sequence[str] = (), report: Callable[[str], None] = lambda title: None) -> Booklet:
    """The booklet of a language: of some pieces, or of all that are to be translated. `report` is called with each section's title.

    Raises ProblemsFound: an unknown language or piece, content that cannot be read, nothing that is translated.
    """
    language = find_language(campaign, tag)
    names = tuple(dict.fromkeys(find_material(campaign, name).id for name in pieces)) or pieces_to_translate(campaign)
    every = [_among(message, names) for message in messages_of_pieces(campaign) if _among(message, names).files]
    words = translator(campaign, language.tag)
    done = [message for message in every if not words.problems(message.text)]
    if not done:
        hint = f"translate messages.po first; see `handbill language check {language.tag}`"
        raise ProblemsFound([Problem("language-missing", f"no message of these pieces is translated into {language.english}", hint=hint)])
    made = _Maker(campaign, language, names)
    sections: list[Section] = []
    for name, own in made.by_section(done).items():
        section = made.section(name, own, first=1 + sum(len(each.entries) for each in sections))
        report(section.title)
        sections.append(section)
    questions = questions_about(campaign, language)
    region = default_region(campaign)
    return Booklet(language, find_language(campaign, SOURCE), today(), region, questions, tuple(sections), len(every) - len(done))


def _among(message: Message, names: Sequence[str]) -> Message:
    """The message with only the files of these pieces and the imprint, in the order of the pieces."""
    return replace(message, files=tuple(file for name in (*names, IMPRINT) if (file := f"{name}.yaml") in message.files))


@dataclass
class _Maker:
    campaign: Campaign
    language: Language
    names: tuple[str, ...]
    _found: dict[str, _PrintedMessage | None] = field(default_factory=dict)

    def by_section(self, messages: Sequence[Message]) -> Mapping[str, list[Message]]:
        """The messages of each piece that no piece before it has, then those of the imprint, then what is printed in other cases alone."""
        by_name: dict[str, list[Message]] = {name: [] for name in (*self.names, IMPRINT, "")}
        for message in messages:
            found = self._find(message)
            is_elsewhere = found[0].abroad if found else self._where(message, None) == NOT_PRINTED
            by_name["" if is_elsewhere else message.files[0].removesuffix(".yaml")].append(message)
        return {name: own for name, own in by_name.items() if own}

    def section(self, name: str, messages: list[Message], first: int) -> Section:
        found = {message.text: self._find(message) for message in messages}
        pictures, usual = _pictures(found), self._usual(name)
        entries = tuple(
            self._entry(message, number, found[message.text], pictures.get(message.text))
            for number, message in enumerate(_in_reading_order(messages, found, usual), first)
        )
        if name in _NO_PIECES:
            return Section(_NO_PIECES[name], "", (), entries)
        material = find_material(self.campaign, name)
        title = english(self.campaign, material.title, material.place("title"))[0]
        own = title_in(self.campaign, self.language, name)
        return Section(title, own if own != title else "", self._pages(name), entries)

    def _find(self, message: Message) -> _PrintedMessage | None:
        """Where a message is printed, and its words there: in the first of its pieces and sizes that does."""
        if message.text not in self._found:
            self._found[message.text] = self._looked_for(message)
        return self._found[message.text]

    def _looked_for(self, message: Message) -> _PrintedMessage | None:
        for pieces in (printed_pieces, printed_abroad):
            for name in self._pieces_with(message):
                for piece in pieces(self.campaign, self.language, name):
                    if message.text in piece.places:
                        return (piece, *piece.places[message.text])
        return None

    def _entry(self, message: Message, number: int, found: _PrintedMessage | None, picture: Bitmap | None) -> ReviewEntry:
        about = reviewed_message(self.campaign, self.language, message)
        others = [find_material(self.campaign, file.removesuffix(".yaml")).title for file in message.files[1:]]
        return ReviewEntry(
            number=number,
            id=message_id(message.text),
            digest=wording_digest(message.text, about.text),
            english=english(self.campaign, message.text, message.places[0])[0],
            translation=about.text,
            uses=message.uses,
            also=tuple(others),
            room=message.room,
            becomes=_becomes(about.text, found[2]) if found else (),
            questions=message_questions(self.campaign, self.language, message.text),
            opinions=tuple(opinion_text(one) for one in (*about.standing.approving, *about.standing.objecting)),
            where=self._where(message, found),
            picture=picture,
        )

    def _where(self, message: Message, found: _PrintedMessage | None) -> str:
        """The page of the picture, or why there is none."""
        if found:
            printed = found[0].laid_out
            side = f", {printed.pages[found[1].page].name}" if len(printed.pages) > 1 else ""
            return printed.form.name + side + (f", with the numbers of {found[0].abroad}" if found[0].abroad else "")
        if all(use in _ALOUD for use in message.uses):
            return READ_ALOUD
        made = any(next(printed_pieces(self.campaign, self.language, name), None) for name in self._pieces_with(message))
        return NOT_PRINTED if made else NOT_MADE

    def _pieces_with(self, message: Message) -> tuple[str, ...]:
        own = tuple(file.removesuffix(".yaml") for file in message.files)
        return self.names if own[0] == IMPRINT else own

    def _usual(self, name: str) -> PrintedPiece | None:
        """The piece as it is printed unasked; None if it cannot be made, and for what is no piece."""
        return None if name in _NO_PIECES else next(printed_pieces(self.campaign, self.language, name), None)

    def _pages(self, name: str) -> tuple[Bitmap, ...]:
        piece = self._usual(name)
        if piece is None:
            return ()
        return tuple(Bitmap(*page) for page in whole_pages(piece.pdf, _PAGE_LONGEST, _MOST_PAGES))


def _in_reading_order(messages: Sequence[Message], found: _Found, usual: PrintedPiece | None) -> list[Message]:
    """As they are read on the page of the usual size. What is not printed there comes after what it follows in the content."""
    keys, last = list[tuple[int, int, int]](), (-1, -1)
    for index, message in enumerate(messages):
        place = found[message.text]
        if place and place[0] is usual:
            last = (place[1].page, place[1].order)
        keys.append((*last, index))
    return [message for _, message in sorted(zip(keys, messages, strict=True), key=lambda each: each[0])]


def _pictures(found: _Found) -> dict[str, Bitmap]:
    """The picture of each message that is printed, those of one file cut out of it together."""
    by_piece: dict[int, list[tuple[str, PrintedPiece, PrintedPlace]]] = {}
    for text, place in found.items():
        if place:
            by_piece.setdefault(id(place[0]), []).append((text, place[0], place[1]))
    made: dict[str, Bitmap] = {}
    for own in by_piece.values():
        piece = own[0][1]
        crops = [crop_of(place, piece.laid_out.pages[place.page]) for _, _, place in own]
        pictures = framed_crops(piece.pdf, crops, PICTURE_WIDTH)
        made |= {text: Bitmap(*picture) for (text, _, _), picture in zip(own, pictures, strict=True)}
    return made


def _becomes(translation: str, printed: str) -> tuple[tuple[str, str], ...]:
    """What is printed for each {{ }} of a translation, found by comparing it with the words as they are printed."""
    parts = _PLACEHOLDER.split(translation)
    names = parts[1::2]
    pattern = "".join(re.escape(part) if index % 2 == 0 else "(.+?)" for index, part in enumerate(parts))
    match = re.fullmatch(pattern, printed, re.DOTALL) if names else None
    return tuple(dict.fromkeys(_named(names, match.groups()))) if match else ()


def _named(names: Sequence[str], values: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((" ".join(name.split()), without_isolates(value).strip()) for name, value in zip(names, values, strict=True))
