"""The OPC package: parts related to each other, and the same zip bytes every time."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from pipeline.writers.docx.xml import Element, root, w

# It names prefixes, which must stay declared though no element bears them.
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip entry can have


def new_package() -> tuple[Package, DocumentPart]:
    """Return an empty package and its main document part: nothing of python-docx's default template is in it."""
    package = Package()
    part = DocumentPart(
        PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, root("document", w("body")), package
    )
    package.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    return package, part


def relate(package: Package, source: Part | Package, path: str, content: str, relation: str, element: Element) -> str:
    """Add a part of XML to the package, related to `source`; return the relationship."""
    taken = {str(each.partname) for each in package.iter_parts()}
    stem, dot, ending = path.rpartition(".")
    free = next(each for each in (path, *(f"{stem}-{n}{dot}{ending}" for n in range(1, 99))) if each not in taken)
    part = XmlPart(PackURI(free), content, element, package)
    relationship: str = source.relate_to(part, relation)
    return relationship


def pack(package: Package) -> bytes:
    """Return the package as the bytes of a .docx: entries without dates, in the order of the relationships."""
    for part in package.parts:
        if isinstance(part, XmlPart) and _IGNORABLE not in part.element.attrib:
            etree.cleanup_namespaces(part.element, keep_ns_prefixes=["w", "r"])
    loose = BytesIO()
    package.save(loose)
    result = BytesIO()
    with ZipFile(loose) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            info = ZipInfo(entry.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(entry), compresslevel=9)
    return result.getvalue()
