"""A site's colour is any, and what stands on it can be read."""

import itertools
import json
from pathlib import Path

import pytest

from chatting_rt.domain.brands import label_on
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor

SHARED = Path(__file__).parents[2] / "client_js" / "tests" / "fixtures" / "labels.json"


def luminance(color: str) -> float:
    """As WCAG 2 defines it."""
    shares = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_label_can_be_read_on_any_colour() -> None:
    steps = [*range(0, 256, 6), 255]
    colors = [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in itertools.product(steps, repeat=3)]
    assert min(contrast(color, label_on(color)) for color in colors) >= 4.5


def test_clients_decide_as_we_do() -> None:
    """The same list is read by client_js/tests/label_on.test.ts."""
    labels: dict[str, str] = json.loads(SHARED.read_text())
    assert {color: label_on(color) for color in labels} == labels
    assert len(set(labels.values())) == 2


async def test_a_site_shows_its_own_colour_and_greeting(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    desk, site_id = await connect(ana), str(ana.site.id)
    before = (await (await connect(vera)).call("start", {}))["site"]
    assert (before["brand"], before["greeting"]) == (None, None)

    changed = await desk.call("update_site", {"site_id": site_id, "brand_color": "#FFCC00", "greeting": " Moin! "})

    site = changed["site"]
    assert (site["brand_color"], site["greeting"]) == ("#ffcc00", "Moin!")
    assert (await desk.receive("site_updated"))["data"] == site
    shown = (await (await connect(vera)).call("start", {}))["site"]
    assert shown["brand"] == {"color": "#ffcc00", "label": "#000000"}
    assert shown["greeting"] == "Moin!"

    await desk.call("update_site", {"site_id": site_id, "brand_color": None, "greeting": None})
    shown = (await (await connect(vera)).call("start", {}))["site"]
    assert (shown["brand"], shown["greeting"]) == (None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("brand_color", "red"), ("brand_color", "#fff"), ("brand_color", "#12345g"), ("brand_color", "#123456\n"),
        ("brand_color", "#123456;background:url(//evil.example)"), ("brand_color", 0x123456), ("brand_color", ""),
        ("greeting", " "), ("greeting", ""), ("greeting", "x" * 201),
    ],
)  # fmt: skip
async def test_what_is_no_colour_or_greeting_is_refused(
    connect: Connect, ana: AgentActor, field: str, value: object
) -> None:
    desk = await connect(ana)
    refusal = await desk.refusal("update_site", {"site_id": str(ana.site.id), field: value})
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", field)


async def test_an_agent_does_not_choose_it(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    change = {"site_id": str(ana.site.id), "brand_color": "#ffcc00"}
    assert (await (await connect(ben)).refusal("update_site", change))["code"] == "forbidden"
