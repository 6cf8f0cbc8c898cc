"""The XMP packet of a PDF: what it is called, who made it, which standards it keeps."""

from __future__ import annotations

from xml.sax.saxutils import escape

from pipeline.writers.pdf.metadata import PRODUCER

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

# PDF/A knows no PDF/UA: its identifier must be described in the file (ISO 19005-2, 6.6.2.3).
_UA_SCHEMA = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def xmp_packet(facts: dict[str, str], language: str, tagged: bool, archive: str | None) -> bytes:
    """Return the packet as UTF-8. `facts`: title, author, subject, keywords; `archive`: "PDF/A-2a", "PDF/A-2b"."""
    parts = [_description('xmlns:dc="http://purl.org/dc/elements/1.1/"', _dublin_core(facts, language))]
    producer = f"<pdf:Producer>{PRODUCER}</pdf:Producer>"
    if "keywords" in facts:
        producer += f"<pdf:Keywords>{escape(facts['keywords'])}</pdf:Keywords>"
    parts.append(_description('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', producer))
    tool = f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
    parts.append(_description('xmlns:xmp="http://ns.adobe.com/xap/1.0/"', tool))
    if archive:
        level = archive.removeprefix("PDF/A-")
        identity = f"<pdfaid:part>{level[0]}</pdfaid:part><pdfaid:conformance>{level[1].upper()}</pdfaid:conformance>"
        parts.append(_description('xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"', identity))
    if tagged:
        identity = "<pdfuaid:part>1</pdfuaid:part>"
        parts.append(_description('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', identity))
        if archive:
            parts.append(_UA_SCHEMA)
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n{body}\n</rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="w"?>'
    ).encode()


def _description(namespace: str, content: str) -> str:
    return f'<rdf:Description rdf:about="" {namespace}>{content}</rdf:Description>'


def _dublin_core(facts: dict[str, str], language: str) -> str:
    text = _alternative("dc:title", facts["title"])
    if "author" in facts:
        text += f"<dc:creator><rdf:Seq><rdf:li>{escape(facts['author'])}</rdf:li></rdf:Seq></dc:creator>"
    if "subject" in facts:
        text += _alternative("dc:description", facts["subject"])
    return text + f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"


def _alternative(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'
