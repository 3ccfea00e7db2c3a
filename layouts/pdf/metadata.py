"""What the file says of itself: XMP metadata (ISO 16684-1) with the PDF/UA identifier where the file lives up to it."""

from __future__ import annotations

from html import escape as html_escape

PRODUCER = "Handbill"

_UA = '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'


def _escape(text: str) -> str:
    # xml.sax.saxutils would do, at the price of importing half of urllib.
    return html_escape(text, quote=False)


def xmp(title: str, author: str, language: str, accessible: bool) -> bytes:
    """The metadata packet; without dates, since a file made twice must be the same file."""
    creator = f"<dc:creator><rdf:Seq><rdf:li>{_escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_escape(title)}</rdf:li></rdf:Alt></dc:title>{creator}'
        f"<dc:language><rdf:Bag><rdf:li>{_escape(language)}</rdf:li></rdf:Bag></dc:language></rdf:Description>"
        '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"<pdf:Producer>{PRODUCER}</pdf:Producer></rdf:Description>"
        f'{_UA if accessible else ""}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()
