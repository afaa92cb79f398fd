"""Built files, served from the package. Read once: there are few, and a build never changes under a running server."""

from functools import cache
from importlib.resources import files
from mimetypes import guess_type

from aiohttp import web

IMMUTABLE = "public, max-age=31536000, immutable"


@cache
def built() -> dict[str, bytes]:
    """Content by path, such as "widget/loader.js"."""
    root = files("chatting_rt") / "static"
    found: dict[str, bytes] = {}
    pending = [("", root)] if root.is_dir() else []
    while pending:
        prefix, folder = pending.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                pending.append((f"{prefix}{entry.name}/", entry))
            else:
                found[prefix + entry.name] = entry.read_bytes()
    return found


def file_response(path: str, headers: dict[str, str]) -> web.Response:
    content = built().get(path)
    if content is None:
        raise web.HTTPNotFound
    kind = guess_type(path)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("javascript", "json"))
    response = web.Response(body=content, content_type=kind, charset="utf-8" if text else None, headers=headers)
    if text and len(content) > 1000:
        response.enable_compression()
    return response
