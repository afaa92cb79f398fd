"""A site's own colour. Nobody has to choose it with care: what stands on it can be read on any."""

from chatting_rt.wire.shapes import Brand

BLACK, WHITE = "#000000", "#ffffff"


def seen(color: str | None) -> Brand | None:
    return Brand(color=color, label=label_on(color)) if color else None


def label_on(color: str) -> str:
    """Near enough to WCAG's luminance that the contrast is 4.5:1 at least on each of the 16.7 million colours.

    The same is said in client_js/src/label_on.ts, for previews.
    """
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return BLACK if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.18 else WHITE
