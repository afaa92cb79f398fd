"""Files that mean harm, and some that only look so. Made here, so that nothing hostile lies in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image

from tests.support.uploads import TEXT, photo

SCRIPT = b"<script>alert(document.domain)</script>"
SECRET = b"S3CRET-PLACE"


@dataclass(frozen=True)
class Case:
    """What is sent, and what becomes of it: a refusal's code, or the media type and the name that are kept."""

    title: str
    make: Callable[[], bytes]
    name: str
    refused: str | None = None
    media_type: str | None = None
    kept_name: str | None = None

    def __str__(self) -> str:
        return self.title


def refused(title: str, code: str, make: Callable[[], bytes], name: str = "photo.jpg") -> Case:
    return Case(title, make, name, refused=code)


def harmless(title: str, media_type: str, kept_name: str, make: Callable[[], bytes], name: str = "photo.jpg") -> Case:
    return Case(title, make, name, media_type=media_type, kept_name=kept_name)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *more: bytes, pixels: bytes | None = None) -> bytes:
    """As small as it can be for what it claims: black, one bit per pixel."""
    rows = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height, 9) if pixels is None else pixels
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def gif(frames: int, size: tuple[int, int] = (20, 20)) -> bytes:
    """Frames that differ, or they would be one."""
    out = io.BytesIO()
    images = [Image.new("RGB", size, (n % 256, n // 256, 0)) for n in range(frames)]
    images[0].save(out, "GIF", save_all=True, append_images=images[1:], duration=20)
    return out.getvalue()


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members:
            zipped.writestr(name, content)
    return out.getvalue()


def photo_with_metadata() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = 6  # held sideways
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    return photo((40, 30), exif=exif, comment=SECRET)


def png_with_text() -> bytes:
    return png(20, 20, chunk(b"tEXt", b"Comment\0" + SECRET), chunk(b"zTXt", b"A\0\0" + zlib.compress(SECRET)))


def text_bomb_in_png() -> bytes:
    return png(20, 20, *[chunk(b"zTXt", b"A\0\0" + zlib.compress(b"x" * 60_000_000, 9))])


def heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 500


CASES: list[Case] = [
    refused("bomb of 49 megapixels in a few kB", "unreadable_file", lambda: png(7000, 7000)),
    refused("claims 4 gigapixels", "unreadable_file", lambda: png(65_000, 65_000, pixels=zlib.compress(b"\0"))),
    refused("claims no pixels", "unreadable_file", lambda: png(0, 0)),
    refused("claims more than any number", "unreadable_file", lambda: png(2**31 - 1, 2**31 - 1, pixels=b"x")),
    refused("bomb in the text of a PNG", "unreadable_file", text_bomb_in_png),
    refused("a thousand frames", "unreadable_file", lambda: gif(1000)),
    refused("few frames of many pixels", "unreadable_file", lambda: gif(20, (2000, 2000))),
    refused("truncated JPEG", "unreadable_file", lambda: photo((800, 600))[:-600]),
    refused("truncated PNG", "unreadable_file", lambda: photo((800, 600), "PNG")[:-60]),
    refused("only the beginning of a JPEG", "unreadable_file", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 50),
    refused("a PNG that is script behind its first bytes", "unreadable_file", lambda: b"\x89PNG\r\n\x1a\n" + SCRIPT),
    refused("a GIF that is script behind its first bytes", "unreadable_file", lambda: b"GIF89a/*" + SCRIPT),
    refused("photo of a phone in HEIC", "unsupported_file", heic, "IMG_1.HEIC"),
    refused("HEIC called JPEG", "unsupported_file", heic),
    refused("BMP", "unsupported_file", lambda: photo(kind="BMP"), "photo.bmp"),
    refused("TIFF", "unsupported_file", lambda: photo(kind="TIFF"), "photo.tiff"),
    refused("ICO", "unsupported_file", lambda: photo((32, 32), "ICO"), "favicon.ico"),
    refused(
        "SVG", "unsupported_file", lambda: b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>", "x.svg"
    ),
    refused("SVG called PNG", "unsupported_file", lambda: b'<?xml version="1.0"?><svg>' + SCRIPT + b"</svg>", "x.png"),
    refused("SVG behind a comment", "unsupported_file", lambda: b"<!-- " + b"x" * 300 + b" --><svg/>", "x.txt"),
    refused("HTML", "unsupported_file", lambda: b"<!doctype html>" + SCRIPT, "x.html"),
    refused("HTML called text", "unsupported_file", lambda: b"\n\n  <HTML>" + SCRIPT, "x.txt"),
    refused(
        "XML with an entity bomb", "unsupported_file", lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    ),
    refused("PHP", "unsupported_file", lambda: b"<?php system($_GET['c']); ?>", "x.php"),
    refused("shell script", "unsupported_file", lambda: b"#!/bin/sh\nrm -rf /\n", "x.txt"),
    refused("Windows program", "unsupported_file", lambda: b"MZ\x90\0" + b"\0" * 500, "invoice.pdf"),
    refused("Linux program", "unsupported_file", lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 500, "x.pdf"),
    refused("Java class", "unsupported_file", lambda: b"\xca\xfe\xba\xbe\0\0\0\x34" + b"\0" * 100, "x.txt"),
    refused("Flash", "unsupported_file", lambda: b"FWS\x09" + b"\0" * 100, "x.txt"),
    refused("noise", "unsupported_file", lambda: bytes(range(256)) * 20, "x.txt"),
    refused("zeros", "unsupported_file", lambda: b"\0" * 1000, "x.txt"),
    refused("text in UTF-16", "unsupported_file", lambda: "Hello".encode("utf-16"), "x.txt"),
    refused("bad UTF-8", "unsupported_file", lambda: b"caf\xe9 au lait", "x.txt"),
    refused("broken archive", "unreadable_file", lambda: archive(("a.txt", TEXT))[:60], "x.zip"),
    harmless("photo with a place in it", "image/jpeg", "photo.jpg", photo_with_metadata),
    harmless("PNG with words in it", "image/png", "photo.png", png_with_text, "photo.png"),
    harmless("JPEG with script behind it", "image/jpeg", "photo.jpg", lambda: photo() + SCRIPT),
    harmless("JPEG with an archive behind it", "image/jpeg", "photo.jpg", lambda: photo() + archive(("a", SECRET))),
    harmless("PNG called HTML", "image/png", "x.html.png", lambda: photo(kind="PNG"), "x.html"),
    harmless("PDF called JPEG", "application/pdf", "photo.jpg.pdf", lambda: b"%PDF-1.7\n" + SCRIPT),
    harmless("two extensions", "application/pdf", "invoice.pdf.exe.pdf", lambda: b"%PDF-1.7\n1 0", "invoice.pdf.exe"),
    harmless("archive bomb", "application/zip", "x.zip", lambda: archive(("a", b"\0" * 50_000_000)), "x.zip"),
    harmless("archive with paths", "application/zip", "x.zip", lambda: archive(("../../etc/cron.d/x", b"x")), "x.zip"),
    harmless("archive called a document", "application/zip", "x.docx.zip", lambda: archive(("a", b"x")), "x.docx"),
    harmless("path upwards", "text/plain", "passwd.txt", lambda: TEXT, "../../../etc/passwd"),
    harmless("path of Windows", "text/plain", "win.ini", lambda: TEXT, "C:\\Windows\\win.ini"),
    harmless("nothing but dots", "text/plain", "file.txt", lambda: TEXT, ".."),
    harmless("a name that writes backwards", "text/plain", "codcexe.txt", lambda: TEXT, "cod\u202ecexe.txt"),
    harmless("a name with lines in it", "text/plain", "aSet-Cookie: x.txt", lambda: TEXT, "a\r\nSet-Cookie: x.txt"),
    harmless("a name with quotes", "text/plain", 'a";x=".txt', lambda: TEXT, 'a";x=".txt'),
    harmless("a very long name", "text/plain", "x" * 196 + ".txt", lambda: TEXT, "x" * 400 + ".txt"),
    harmless("many letters", "text/plain", "Привет 😀.txt", lambda: TEXT, "Привет 😀.txt"),
    harmless("words about markup", "text/plain", "x.md", lambda: b"Use `a < b` and 1 <2.", "x.md"),
]


def bites(whole: bytes, step: int) -> Iterator[bytes]:
    for end in range(1, len(whole), step):
        yield whole[:end]


def flipped(whole: bytes, step: int) -> Iterator[bytes]:
    for place in range(0, len(whole), step):
        yield whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]


def document(kind: str) -> bytes:
    return archive(("[Content_Types].xml", b"<Types/>"), (f"{kind}/document.xml", b"<x/>"))


GOOD: dict[str, tuple[Any, str]] = {
    "a.jpg": (photo, "image/jpeg"),
    "a.png": (lambda: photo(kind="PNG"), "image/png"),
    "a.gif": (lambda: gif(5), "image/gif"),
    "a.webp": (lambda: photo(kind="WEBP"), "image/webp"),
    "a.avif": (lambda: photo(kind="AVIF"), "image/jpeg"),
    "a.docx": (lambda: document("word"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "a.xlsx": (lambda: document("xl"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "a.pptx": (lambda: document("ppt"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "a.odt": (
        lambda: archive(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")),
        "application/vnd.oasis.opendocument.text",
    ),
    "a.csv": (lambda: b"name,price\nlamp,5\n", "text/plain"),
    "a.mp4": (lambda: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 50, "video/mp4"),
    "a.mov": (lambda: b"\0\0\0\x14ftypqt  \0\0\x02\0qt  " + b"\0" * 50, "video/quicktime"),
    "a.mp3": (lambda: b"ID3\x03" + b"\0" * 100, "audio/mpeg"),
    "a.wav": (lambda: b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 50, "audio/wav"),
    "a.ogg": (lambda: b"OggS\0\x02" + b"\0" * 60, "audio/ogg"),
    "a.m4a": (lambda: b"\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom" + b"\0" * 50, "audio/mp4"),
    "a.rtf": (lambda: b"{\\rtf1 hi}", "application/rtf"),
}
