"""What is set for everybody of a workspace."""

from __future__ import annotations

from tests.support.office import Office


async def rename_the_workspace(office: Office) -> None:
    await office.desk.call("update_workspace", {"name": "Acme & Sons", "time_zone": "Asia/Tokyo"})


async def set_the_routing(office: Office) -> None:
    rules = {"capacity": 3, "reroutes_offline": False, "answer_minutes": 7}
    await office.desk.call("set_routing", rules | {"mode": "off"})
    await office.desk.call("set_capacity", {"agent_id": str(office.ben.id), "capacity": 4})


async def set_the_hours(office: Office) -> None:
    late = {"friday": [{"opens": "18:00", "closes": "02:00"}]}
    holiday = {"date": "2026-12-25", "name": "Christmas", "shifts": []}
    await office.desk.call("set_hours", {"is_on": True, "week": late, "holidays": [holiday]})


async def set_all_that_is_the_workspaces(office: Office) -> None:
    """Three events that are about one id."""
    await rename_the_workspace(office)
    await set_the_hours(office)
    await set_the_routing(office)


async def keep_a_reply(office: Office) -> str:
    made = await office.desk.call("create_canned_reply", {"short_code": "hi", "body": "Hello {{visitor.name}}"})
    return str(made["canned_reply"]["id"])


async def word_a_kept_reply_anew(office: Office) -> None:
    about = {"canned_reply_id": await keep_a_reply(office)}
    await office.desk.call("update_canned_reply", about | {"body": "Good morning"})


async def drop_a_kept_reply(office: Office) -> None:
    await office.desk.call("delete_canned_reply", {"canned_reply_id": await keep_a_reply(office)})


async def share_a_view(office: Office) -> str:
    wish = {"name": "Urgent", "is_shared": True, "filters": {"priorities": ["urgent"]}}
    return str((await office.desk.call("create_saved_view", wish))["saved_view"]["id"])


async def change_a_shared_view(office: Office) -> None:
    wish = {"saved_view_id": await share_a_view(office), "name": "Mine", "view": "mine"}
    await office.desk.call("update_saved_view", wish)


async def drop_a_shared_view(office: Office) -> None:
    await office.desk.call("delete_saved_view", {"saved_view_id": await share_a_view(office)})
