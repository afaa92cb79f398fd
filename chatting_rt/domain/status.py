"""Whether a conversation is open, snoozed or resolved. A visitor's message opens it again: see `posting`."""

from datetime import datetime

from chatting_rt.domain import activities, ratings
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.changing import Deed, change
from chatting_rt.domain.moments import FURTHEST
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.activities import StatusSet
from chatting_rt.wire.base import SYSTEM, rfc3339
from models import Conversation


async def set_to(
    services: Services,
    access: ConversationAccess,
    status: shapes.ConversationStatus,
    snoozed_until: datetime | None,
    *,
    by: AgentPerson,
) -> shapes.Conversation:
    """Tells agents and the visitor. Setting what already is changes nothing."""
    check_snooze(services, status, snoozed_until)
    return await change(services, access, setting(status, snoozed_until, by=by))


def check_snooze(services: Services, status: shapes.ConversationStatus, until: datetime | None) -> None:
    if until is not None and not (status == "snoozed" and services.clock.now() < until < FURTHEST):
        raise Refused(ErrorCode.INVALID_PAYLOAD, "Only for snoozing, and in the future.", field="snoozed_until")


def setting(status: shapes.ConversationStatus, snoozed_until: datetime | None, *, by: AgentPerson) -> Deed:
    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        if (conversation.status, conversation.snoozed_until) == (status, snoozed_until):
            return
        id = conversation.id
        await Conversation.filter(id=id).update(status=status, snoozed_until=snoozed_until)
        if status == "resolved":
            await ratings.ask(log, conversation)
        log.append("conversation_updated", id, by=by.author, conversation_id=id, is_public=True)
        until = rfc3339(snoozed_until) if snoozed_until else None
        activities.note(log, id, StatusSet(status=status, snoozed_until=until), by=by.author)

    return deed


async def wake(services: Services) -> int:
    """Open the conversations whose snooze is over. Any process may do it: each is opened once. Returns how many."""
    due = await Conversation.filter(status="snoozed", snoozed_until__lte=services.clock.now()).limit(100)
    woken = 0
    for sleeping in due:
        async with services.log.transaction(sleeping.workspace_id) as log:
            woken_now = await Conversation.filter(
                id=sleeping.id, status="snoozed", snoozed_until__lte=services.clock.now()
            ).update(status="open", snoozed_until=None)
            if woken_now:
                log.append("conversation_updated", sleeping.id, by=SYSTEM, conversation_id=sleeping.id, is_public=True)
        await tell(services, log.events)
        woken += woken_now
    return woken
