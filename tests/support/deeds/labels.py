"""What is done with labels."""

from __future__ import annotations

from tests.support.office import Office


async def make_a_label(office: Office) -> str:
    return str((await office.desk.call("create_label", {"name": "Bug"}))["label"]["id"])


async def rename_a_label(office: Office) -> None:
    wish = {"label_id": await make_a_label(office), "name": "Defect", "colour": "red"}
    await office.desk.call("update_label", wish)


async def label(office: Office) -> str:
    label_id = await make_a_label(office)
    await office.desk.call("label_conversation", office.conversation | {"label_id": label_id})
    return label_id


async def unlabel(office: Office) -> None:
    await office.desk.call("unlabel_conversation", office.conversation | {"label_id": await label(office)})


async def delete_a_label(office: Office) -> None:
    await office.desk.call("delete_label", {"label_id": await label(office)})
