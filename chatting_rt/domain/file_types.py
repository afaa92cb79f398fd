"""What a file is, by its content. The name only says what it is called."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from typing import IO

import puremagic

from chatting_rt.errors import ErrorCode, Refused

IMAGES = ("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif")
OFFICE = "application/vnd.openxmlformats-officedocument."
EXTENSIONS: dict[str, tuple[str, ...]] = {
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png", "apng"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/avif": ("avif",),
    "application/pdf": ("pdf",),
    f"{OFFICE}wordprocessingml.document": ("docx",),
    f"{OFFICE}spreadsheetml.sheet": ("xlsx",),
    f"{OFFICE}presentationml.presentation": ("pptx",),
    "application/vnd.oasis.opendocument.text": ("odt",),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods",),
    "application/vnd.oasis.opendocument.presentation": ("odp",),
    "application/zip": ("zip",),
    "application/rtf": ("rtf",),
    "video/mp4": ("mp4", "m4v"),
    "video/quicktime": ("mov",),
    "video/webm": ("webm",),
    "audio/mpeg": ("mp3", "mpga"),
    "audio/mp4": ("m4a",),
    "audio/ogg": ("ogg", "oga", "opus"),
    "audio/wav": ("wav",),
    "text/plain": (
        "txt",
        "text",
        "log",
        "md",
        "csv",
        "tsv",
        "json",
        "yml",
        "yaml",
        "ini",
        "diff",
        "patch",
        "vcf",
        "ics",
    ),
}
"""What is taken, and what it may be called: the first extension is put behind a name that says otherwise."""
SAME = {"application/ogg": "audio/ogg", "audio/x-wav": "audio/wav", "audio/wave": "audio/wav"}
BY_EXTENSION = {".m4a": "audio/mp4", ".f4a": "audio/mp4", ".oga": "audio/ogg"}
PICTURES_OF_PHONES = "Photos in the HEIC format cannot be shown by most browsers. Send them as JPEG."
MARKUP = re.compile(rb"<(!doctype|html|head|body|script|svg|iframe|\?xml|\?php|!--)", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
NAME_LENGTH = 200


def type_of(head: bytes, whole: IO[bytes]) -> str:
    """Of the allowed ones, or `unsupported_file`. `whole` is only looked into for archives."""
    if head.startswith(b"PK\x03\x04"):
        return _type_of_archive(whole)
    candidates = _candidates(head)
    if "image/heif" in candidates or "image/heic" in candidates:
        raise Refused(ErrorCode.UNSUPPORTED_FILE, PICTURES_OF_PHONES)
    for media_type in candidates:
        if media_type in EXTENSIONS and media_type != "text/plain":
            return media_type
    if _is_plain_text(head):
        return "text/plain"
    raise Refused(ErrorCode.UNSUPPORTED_FILE)


def check_announced(media_type: str) -> None:
    """Refuses early what its sender says to be of a kind that is not taken."""
    kind = SAME.get(media_type, media_type)
    if kind in ("image/heic", "image/heif"):
        raise Refused(ErrorCode.UNSUPPORTED_FILE, PICTURES_OF_PHONES)
    if kind == "text/html" or (kind.startswith(("image/", "video/", "audio/")) and kind not in EXTENSIONS):
        raise Refused(ErrorCode.UNSUPPORTED_FILE)


def _candidates(head: bytes) -> list[str]:
    """The likeliest first."""
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return []
    types = [match.mime_type or BY_EXTENSION.get(match.extension, "") for match in found]
    return [SAME.get(media_type, media_type) for media_type in types]


def _is_plain_text(head: bytes) -> bool:
    """Words and numbers. What a browser or a shell would take for more than that is not taken at all."""
    if not head or CONTROL.search(head) or MARKUP.search(head[:1024]) or head.startswith(b"#!"):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.end >= len(head) - 3 and error.reason == "unexpected end of data"  # cut within a letter
    return True


def _type_of_archive(whole: IO[bytes]) -> str:
    """Documents of offices are archives. Only the list of contents is read, and nothing unpacked."""
    try:
        with zipfile.ZipFile(whole) as archive:
            names = archive.namelist()[:2000]
            first = archive.infolist()[0] if names else None
            if first is not None and first.filename == "mimetype" and first.file_size < 100:
                told = archive.read(first).decode("ascii", "replace")
                if told in EXTENSIONS:
                    return told
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        raise Refused(ErrorCode.UNREADABLE_FILE, "The archive is damaged.") from None
    for folder, kind in (("word/", "wordprocessingml.document"), ("xl/", "spreadsheetml.sheet")):
        if any(name.startswith(folder) for name in names):
            return OFFICE + kind
    if any(name.startswith("ppt/") for name in names):
        return f"{OFFICE}presentationml.presentation"
    return "application/zip"


def clean_name(name: str) -> str:
    """No folders, nothing invisible, nothing that turns the direction of writing; not too long."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(
        letter for letter in last if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    )
    return seen.strip(" .")[-NAME_LENGTH:].lstrip(" .") or "file"


def fitting_name(name: str, media_type: str) -> str:
    """With an extension that says what it is: `photo.jpg` that is a PDF becomes `photo.jpg.pdf`."""
    extensions = EXTENSIONS[media_type]
    _, dot, extension = name.rpartition(".")
    return name if dot and extension.lower() in extensions else f"{name}.{extensions[0]}"
