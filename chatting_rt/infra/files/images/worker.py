"""Runs by itself, as `python -I worker.py`: nothing of ours is imported, and little of the machine can be had.

It waits for images, and forks a process for each. Pillow alone reads what strangers send, there, where a hostile image
can end only this one process.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import socket
import warnings
from typing import Any, NamedTuple

os.nice(10)  # chat comes first, also while Pillow is imported

from PIL import (  # noqa: E402
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    ImageOps,
    ImageSequence,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

MEMORY = 1_000_000_000  # bytes of address space; 25 megapixels and their copies take about half of it
CPU_SECONDS, SECONDS = 15, 25
MOST_WRITTEN = 200_000_000  # bytes
MOST_PIXELS = 25_000_000
MOST_FRAMES = 300
MOST_PIXELS_OF_ALL_FRAMES = 60_000_000
THUMBNAIL = 640  # pixels along the longer edge
AVATAR, SMALL_AVATAR = 512, 128
PLUGINS = (JpegImagePlugin, PngImagePlugin, GifImagePlugin, WebPImagePlugin, AvifImagePlugin)
"""Imported once, and not by each process."""
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")

Frames = list[tuple[Image.Image, int]]
"""Each with how many milliseconds it is shown."""


class Unfit(Exception):
    """The image is refused: `unreadable`, `pixels` or `frames`."""


class Wish(NamedTuple):
    """Descriptors: what to read, where to write, and whom to tell."""

    source: int
    full: int
    thumbnail: int
    reply: int


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server says when it is over
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how one ended
    server = socket.socket(fileno=0)
    while True:
        kind, descriptors, _, _ = socket.recv_fds(server, 1, len(Wish._fields))
        if not kind:
            return
        if os.fork() == 0:
            server.close()
            _give_up_powers()
            wish = Wish(*descriptors)
            os.write(wish.reply, json.dumps(_told(wish, is_avatar=kind == b"a")).encode())
            os._exit(0)
        for descriptor in descriptors:
            os.close(descriptor)


def _give_up_powers() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    signal.alarm(SECONDS)


def _told(wish: Wish, *, is_avatar: bool) -> dict[str, Any]:
    try:
        return _avatar(_opened(wish), wish) if is_avatar else _remade(_opened(wish), wish)
    except Unfit as unfit:
        return {"refused": str(unfit)}
    except Exception:  # whatever a decoder can think of
        return {"refused": "unreadable"}


def _opened(wish: Wish) -> Image.Image:
    """Only its header has been read, which says how large it claims to be."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    source = os.fdopen(os.dup(wish.source), "rb")
    source.seek(0)
    try:
        image = Image.open(source, formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Unfit("pixels") from None
    if image.width * image.height > MOST_PIXELS:
        raise Unfit("pixels")
    return image


def _remade(image: Image.Image, wish: Wish) -> dict[str, Any]:
    kind = image.format or ""
    frames = _frames(image) if kind in ("GIF", "PNG", "WEBP") and getattr(image, "is_animated", False) else []
    first = frames[0][0] if frames else _upright(image)
    written = _write_animation(frames, kind, wish.full) if frames else _write_still(first, kind, wish.full)
    thumbnail = first.copy()
    thumbnail.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
    _write(thumbnail, wish.thumbnail, "WEBP", quality=78, method=4)
    return {"media_type": written, "width": first.width, "height": first.height}


def _upright(image: Image.Image) -> Image.Image:
    """The way the camera was held, in colours that need no profile, and pixels only."""
    profile = image.info.get("icc_profile")
    image.load()
    image = ImageOps.exif_transpose(image)
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    pixels = _in_srgb(image, profile).convert("RGBA" if has_alpha else "RGB")
    pixels.info.clear()  # else comments and profiles would be written again
    return pixels


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Photos of phones are often wider than sRGB: without their profile they would look pale."""
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, theirs, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _frames(image: Image.Image) -> Frames:
    """None where there is but one. How many there are is counted while they are read: headers lie."""
    frames: Frames = []
    pixels = 0
    for frame in ImageSequence.Iterator(image):
        pixels += frame.width * frame.height
        if len(frames) >= MOST_FRAMES or pixels > MOST_PIXELS_OF_ALL_FRAMES:
            raise Unfit("frames")
        shown = int(frame.info.get("duration") or 100)
        frames.append((_upright(frame), min(60_000, max(20, shown))))
    return frames if len(frames) > 1 else []


def _write_still(image: Image.Image, kind: str, descriptor: int) -> str:
    if kind == "WEBP":
        _write(image, descriptor, "WEBP", quality=88, method=2)
        return "image/webp"
    if kind in ("PNG", "GIF") or image.mode == "RGBA":
        _write(image, descriptor, "PNG")
        return "image/png"
    _write(image, descriptor, "JPEG", quality=88, progressive=True)
    return "image/jpeg"


def _write_animation(frames: Frames, kind: str, descriptor: int) -> str:
    first, *rest = [image for image, _ in frames]
    moving = {"save_all": True, "append_images": rest, "duration": [shown for _, shown in frames], "loop": 0}
    if kind == "GIF":
        _write(first, descriptor, "GIF", disposal=2, **moving)
        return "image/gif"
    _write(first, descriptor, "WEBP", quality=80, method=2, **moving)
    return "image/webp"


def _avatar(image: Image.Image, wish: Wish) -> dict[str, Any]:
    """The square in its middle, in two sizes, on white; of an animation its first frame."""
    upright = _upright(image)
    if upright.mode == "RGBA":
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright).convert("RGB")
    for descriptor, side in ((wish.full, AVATAR), (wish.thumbnail, SMALL_AVATAR)):
        square = ImageOps.fit(upright, (side, side), Image.Resampling.LANCZOS)
        _write(square, descriptor, "WEBP", quality=84, method=4)
    return {"media_type": "image/webp", "width": AVATAR, "height": AVATAR}


def _write(image: Image.Image, descriptor: int, kind: str, **options: Any) -> None:
    with os.fdopen(os.dup(descriptor), "wb") as out:
        image.save(out, kind, **options)


if __name__ == "__main__":
    main()
