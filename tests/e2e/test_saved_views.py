"""An agent keeps a list under a name, shares it, and a colleague opens it from the sidebar."""

import re

import pytest
from playwright.async_api import expect

from chatting_rt.services import Services
from models import Membership, Site
from tests.conftest import Connect
from tests.e2e.conftest import OpenPage
from tests.support.cast import VisitorActor, join_workspace

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_a_list_is_kept_counted_renamed_and_dropped(
    open_desk: OpenPage, connect: Connect, services: Services
) -> None:
    desk = await open_desk(viewport={"width": 1500, "height": 900})
    owner, site = await Membership.get(), await Site.get()
    id = (await (await connect(VisitorActor(site))).say("It burns"))["conversation_id"]
    await (await connect(VisitorActor(site))).say("It is cold")
    colleague = await connect(await join_workspace(services, owner.workspace_id, site, "Ben", "agent"))
    await colleague.call("set_priority", {"conversation_id": id, "priority": "urgent"})
    await desk.goto("/inbox/unassigned?priority=urgent")
    await expect(desk.get_by_text("It burns")).to_be_visible()

    await desk.get_by_role("button", name="Filters").click()
    await desk.get_by_role("menuitem", name="Save this list…").click()
    await desk.get_by_label("Name").fill("Fires")
    await desk.get_by_label("Share with all agents").check()
    await desk.get_by_role("button", name="Save", exact=True).click()

    link = desk.get_by_role("link", name="Fires, 1 open")
    await expect(link).to_have_attribute("aria-current", "page")
    kept = (await colleague.receive("saved_view_created"))["data"]
    assert (kept["view"], kept["is_shared"], kept["filters"]["priorities"]) == ("unassigned", True, ["urgent"])
    await colleague.call("assign_conversation", {"conversation_id": id, "assignee_id": str(owner.id)})
    await expect(desk.get_by_role("link", name="Fires", exact=True)).to_be_visible()
    await desk.goto("/inbox/all")
    await desk.get_by_role("link", name="Fires", exact=True).click()
    await expect(desk).to_have_url(re.compile("/inbox/unassigned.priority=urgent"))
    await desk.get_by_role("button", name="Filters").click()
    await desk.get_by_role("menuitem", name="Delete Fires").click()
    await desk.get_by_role("button", name="Delete", exact=True).click()
    await expect(desk.get_by_role("link", name="Fires")).to_have_count(0)
    assert (await colleague.receive("saved_view_deleted"))["data"] == {"id": kept["id"]}


async def test_a_view_of_a_deleted_label_says_so_and_is_mended(
    open_desk: OpenPage, connect: Connect, services: Services
) -> None:
    desk = await open_desk(viewport={"width": 1500, "height": 900})
    owner, site = await Membership.get(), await Site.get()
    await (await connect(VisitorActor(site))).say("It is cold")
    admin = await connect(await join_workspace(services, owner.workspace_id, site, "Ben", "admin"))
    label = (await admin.call("create_label", {"name": "Bug"}))["label"]["id"]
    await admin.call("create_saved_view", {"name": "Bugs", "is_shared": True, "filters": {"label_ids": [label]}})
    await desk.goto("/inbox/all")
    await desk.get_by_role("link", name="Bugs", exact=True).click()
    await expect(desk.get_by_text("All caught up.")).to_be_visible()

    await admin.call("delete_label", {"label_id": label})

    await expect(desk.get_by_text("A label that this list asks for was deleted.")).to_be_visible()
    await desk.get_by_role("button", name="Take it out of Bugs").click()
    await expect(desk.get_by_text("It is cold")).to_be_visible()
    assert (await admin.receive("saved_view_updated"))["data"]["filters"]["label_ids"] == []
