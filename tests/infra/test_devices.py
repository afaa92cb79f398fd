"""What a browser says it is."""

import pytest

from chatting_rt.infra.devices import device_of

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
SAFARI = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1"


WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


@pytest.mark.parametrize(
    ("user_agent", "found"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME} Safari/537.36", ("Chrome 126", "Linux", "desktop")),
        (f"Mozilla/5.0 (Linux; Android 10; K) {CHROME} Mobile Safari/537", ("Chrome Mobile 126", "Android", "phone")),
        (f"Mozilla/5.0 (Linux; Android 14; SM-X910) {CHROME} Safari/537", ("Chrome 126", "Android", "tablet")),
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) {SAFARI}", ("Mobile Safari 17", "iOS", "phone")),
        (f"Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) {SAFARI}", ("Mobile Safari 17", "iOS", "tablet")),
        (WINDOWS, ("Firefox 127", "Windows", "desktop")),
        (GOOGLE, ("Googlebot 2", None, "bot")),
        ("", (None, None, None)),
        ("nonsense" * 1000, (None, None, None)),
    ],
)
async def test_browser_system_and_kind(user_agent: str, found: tuple[str | None, ...]) -> None:
    device = await device_of(user_agent) or await device_of(user_agent)
    assert device is not None
    assert (device.browser, device.os, device.kind) == found
