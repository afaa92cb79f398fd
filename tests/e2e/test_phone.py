"""On a phone: the bar at the bottom has room for its words, whatever the language."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, signed_in
from tests.support.api import Api

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

CUT = """() => [...document.querySelectorAll("nav a > span, nav button > span")]
    .filter((it) => it.offsetParent && (it.scrollWidth > it.clientWidth || it.scrollHeight > it.clientHeight))
    .map((it) => it.textContent)"""


async def test_nothing_is_cut_off_in_the_bar(open_page: OpenPage, api: Api) -> None:
    state = signed_in((await api.sign_up()).data["token"])
    for locale, unassigned in (("en", "Unassigned"), ("de", "Nicht zugewiesen"), ("ar", "غير مُسندة")):
        phone = await open_page(
            "/inbox/all", locale=locale, storage_state=state, viewport={"width": 360, "height": 740}
        )
        await expect(phone.get_by_role("link", name=unassigned, exact=True)).to_be_visible()
        assert await phone.evaluate(CUT) == []
