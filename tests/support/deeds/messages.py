"""What is said, and said differently afterwards."""

from __future__ import annotations

from models import Message
from tests.support.office import Office


async def ask(office: Office) -> None:
    await office.tab.say("Is it open?", **office.conversation)


async def note(office: Office) -> None:
    await office.desk.say("VIP", **office.conversation, kind="note")


async def talk(office: Office) -> None:
    await ask(office)
    await note(office)
    await office.desk.say("Yes", **office.conversation)


async def mention(office: Office, kind: str = "note") -> str:
    names = [str(office.ben.id), str(office.ana.id)]
    return str((await office.desk.say("@Ben @Ana, see", **office.conversation, kind=kind, mentions=names))["id"])


async def mention_in_a_reply(office: Office) -> None:
    await mention(office, "reply")
    await mention(office, "reply")


async def take_back_a_mention(office: Office) -> None:
    await office.desk.call("delete_message", office.conversation | {"message_id": await mention(office, "reply")})


async def mention_in_an_edit(office: Office) -> None:
    message = await office.desk.say("We close at six", **office.conversation)
    wanted = office.conversation | {"message_id": message["id"], "mentions": [str(office.ben.id)]}
    await office.desk.call("edit_message", wanted | {"body": "We close at six"})
    await office.desk.call("edit_message", wanted | {"body": "We close at seven", "mentions": []})


async def edit(office: Office, kind: str = "reply") -> str:
    message = await office.desk.say("We close at six", **office.conversation, kind=kind)
    wanted = office.conversation | {"message_id": message["id"], "body": "We close at seven"}
    await office.desk.call("edit_message", wanted)
    return str(message["id"])


async def edit_what_is_not_the_last(office: Office) -> None:
    message = await office.desk.say("We close at six", **office.conversation)
    await ask(office)
    await office.desk.call("edit_message", office.conversation | {"message_id": message["id"], "body": "At seven"})


async def edit_a_note(office: Office) -> None:
    await edit(office, "note")


async def quote_what_changes(office: Office) -> None:
    asked = await office.tab.say("My card is 1234", **office.conversation)
    reply = await office.desk.say("We close at six", **office.conversation, quoted_message_id=asked["id"])
    await office.tab.say("Is that so?", **office.conversation, quoted_message_id=reply["id"])
    await office.desk.call("edit_message", office.conversation | {"message_id": reply["id"], "body": "At seven"})
    await office.desk.call("delete_message", office.conversation | {"message_id": asked["id"]})


async def take_back_a_message(office: Office) -> None:
    await office.desk.call("delete_message", office.conversation | {"message_id": await edit(office)})


async def take_back_a_note(office: Office) -> None:
    await office.desk.call("delete_message", office.conversation | {"message_id": await edit(office, "note")})


async def take_back_what_a_visitor_said(office: Office) -> None:
    asked = await office.tab.say("My card is 1234", **office.conversation)
    await office.desk.say("Never say that here", **office.conversation)
    await office.desk.call("delete_message", office.conversation | {"message_id": asked["id"]})


async def erase_a_message(office: Office) -> None:
    """The row goes as retention would take it."""
    message = await office.tab.say("My card is 1234", **office.conversation)
    await office.desk.say("Oh", **office.conversation)
    await Message.filter(id=message["id"]).delete()
