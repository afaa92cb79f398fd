"""What happens to a conversation as a whole."""

from __future__ import annotations

from tests.support.deeds import messages, sites
from tests.support.office import Office


async def start_a_conversation(office: Office) -> None:
    await office.tab.say("Another thing")


async def start_with_a_form(office: Office) -> None:
    await sites.ask_before_the_chat(office)
    form = {"purpose": "pre_chat", "answers": [{"name": "name", "value": "Vera"}]}
    await office.tab.say("By the form", form=form)


async def assign(office: Office) -> None:
    await office.desk.call("assign_conversation", office.conversation | {"assignee_id": str(office.ben.id)})


async def take_back(office: Office) -> None:
    await assign(office)
    await office.desk.call("assign_conversation", office.conversation | {"assignee_id": None})


async def snooze(office: Office) -> None:
    status = {"status": "snoozed", "snoozed_until": "2099-01-01T00:00:00Z"}
    await office.desk.call("set_conversation_status", office.conversation | status)


async def resolve(office: Office) -> None:
    await office.desk.call("set_conversation_status", office.conversation | {"status": "resolved"})


async def wake_by_writing(office: Office) -> None:
    await snooze(office)
    await messages.ask(office)


async def rate(office: Office) -> None:
    await messages.talk(office)
    await resolve(office)
    await office.tab.call("rate_conversation", office.conversation | {"rating": 2})
    await office.tab.call("rate_conversation", office.conversation | {"rating": 5, "comment": "On second thought"})


async def rate_and_ask_again(office: Office) -> None:
    await rate(office)
    await messages.ask(office)
    await resolve(office)


async def follow(office: Office) -> None:
    await office.desk.call("follow_conversation", office.conversation)


async def follow_no_longer(office: Office) -> None:
    await follow(office)
    await office.desk.call("unfollow_conversation", office.conversation)


async def set_the_priority(office: Office) -> None:
    await office.desk.call("set_priority", office.conversation | {"priority": "urgent"})


async def delete_the_conversation(office: Office) -> None:
    await messages.talk(office)
    await office.tab.say("Another thing")
    await office.desk.call("delete_conversation", office.conversation)
