"""What is done with sites."""

from __future__ import annotations

from tests.support.office import Office


async def add_a_site(office: Office) -> str:
    return str((await office.desk.call("create_site", {"name": "Blog"}))["site"]["id"])


async def rename_the_site(office: Office) -> None:
    await office.desk.call("update_site", {"site_id": str(office.ana.site.id), "name": "Shop"})


async def rotate_the_key(office: Office) -> None:
    await office.desk.call("rotate_site_key", {"site_id": str(office.ana.site.id)})


async def remove_the_site(office: Office) -> None:
    await office.desk.call("delete_site", {"site_id": await add_a_site(office)})


async def ask_before_the_chat(office: Office) -> None:
    fields = [{"name": "name", "kind": "text", "label": "Your name"}]
    about = {"site_id": str(office.ana.site.id), "purpose": "pre_chat", "form": {"fields": fields}}
    await office.desk.call("set_site_form", about)
