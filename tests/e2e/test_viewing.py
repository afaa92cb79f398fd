"""Two agents at one conversation see each other there."""

import pytest
from playwright.async_api import expect

from chatting_rt.services import Services
from models import Membership, Site
from tests.conftest import Connect
from tests.e2e.conftest import OpenPage
from tests.support.cast import VisitorActor, join_workspace

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_colleagues_are_seen(open_desk: OpenPage, connect: Connect, services: Services) -> None:
    desk = await open_desk()
    owner, site = await Membership.get(), await Site.get()
    about = {"conversation_id": (await (await connect(VisitorActor(site))).say("Is it open?"))["conversation_id"]}
    ben = await join_workspace(services, owner.workspace_id, site, "Ben", "agent")
    await desk.goto("/inbox/all")
    await desk.get_by_text("Is it open?").first.click()
    await expect(desk.get_by_role("log").get_by_text("Is it open?")).to_be_visible()
    colleague = await connect(ben)

    assert len((await colleague.call("set_viewing", about))["agent_ids"]) == 2
    await expect(desk.get_by_text("Ben is viewing")).to_be_visible()
    await colleague.call("set_typing", about | {"is_typing": True})
    await expect(desk.get_by_text("Ben is writing a reply…")).to_be_visible()
    await colleague.call("set_typing", about | {"is_typing": False})
    await colleague.leave()
    await expect(desk.get_by_text("Ben is viewing")).to_be_hidden()
