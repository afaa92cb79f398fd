"""A workspace is to be deleted, is kept after all, and in the end is gone."""

import pytest
from playwright.async_api import expect

from chatting_rt.jobs import JOBS
from chatting_rt.services import Services
from models import Workspace
from tests.e2e.conftest import OpenPage, signed_in
from tests.support.api import PASSWORD, Api
from tests.support.letters import link_to, mails_to

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

ANA, BEN = "ana@acme.example", "ben@ink.example"


async def test_it_is_announced_called_off_and_carried_out(open_page: OpenPage, services: Services, api: Api) -> None:
    token = (await api.sign_up()).data["token"]
    owner = await open_page("/settings/members", storage_state=signed_in(token))
    await owner.get_by_label("Email").fill(BEN)
    await owner.get_by_role("button", name="Send invitation").click()
    await expect(owner.get_by_role("button", name=f"Send the invitation to {BEN} again")).to_be_visible()
    link = (await link_to(services, BEN, "join")).rpartition("/")[2]
    joined = await api.ask("POST", f"/invitations/{link}", {"name": "Ben", "password": PASSWORD})
    ben = await open_page("/inbox/all", storage_state=signed_in(joined.data["token"]))
    keep = owner.get_by_role("button", name="Keep the workspace")

    async def delete(name: str) -> None:
        await owner.get_by_role("button", name="Delete workspace").click()
        dialog = owner.get_by_role("dialog")
        await dialog.get_by_label("Type Acme").fill(name)
        await dialog.get_by_label("Password", exact=True).fill(PASSWORD)
        await dialog.get_by_role("button", name="Delete workspace").click()

    await owner.goto("/settings/workspace")
    await delete("Acmee")
    await expect(owner.get_by_role("dialog").get_by_label("Type Acme")).to_be_focused()
    await owner.keyboard.press("Escape")
    await delete("Acme")
    for page in (owner, ben):
        await expect(page.get_by_text("Acme will be deleted on")).to_be_visible()
    await expect(keep).to_be_visible()
    await expect(ben.get_by_role("button", name="Keep the workspace")).to_have_count(0)
    for email in (ANA, BEN):
        assert "Acme will be deleted on" in (await mails_to(services, email))[-1]["Subject"]

    await keep.click()
    await expect(owner.get_by_text("The workspace stays.")).to_be_visible()
    await expect(ben.get_by_text("Acme will be deleted on")).to_be_hidden()
    assert await Workspace.filter(delete_at__not_isnull=True).count() == 0

    await delete("Acme")
    await expect(ben.get_by_text("Acme will be deleted on")).to_be_visible()
    await Workspace.all().update(delete_at=services.clock.now())
    await keep.click()
    await expect(owner.get_by_text("It is too late")).to_be_visible()
    await JOBS["delete_due_workspaces"].function(services)
    for email in (ANA, BEN):
        assert (await mails_to(services, email))[-1]["Subject"] == "Acme was deleted"

    for page in (owner, ben):
        await expect(page.get_by_role("heading", name="You are in no workspace")).to_be_visible()
