from chatting_rt.domain import messages, openings, starting, typing
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.commands import ListMessages, SendVisitorMessage, SetVisitorTyping
from chatting_rt.wire.results import Done, MessagePage, VisitorMessageSent
from handlers.base import Call, visitor


@visitor.command(limit="20/4 seconds")
async def send_message(call: Call[VisitorPerson], command: SendVisitorMessage) -> VisitorMessageSent:
    """Post a message; without a conversation id, start a conversation with it. Repeating a client_id is safe."""
    if command.conversation_id is None:
        kept = await starting.start(
            call.services,
            call.person,
            client_id=command.client_id,
            body=command.body,
            attachment_ids=command.attachment_ids,
            form=command.form,
            is_team_there=lambda: _is_team_there(call),
            visit=call.connection.identity.visit,
            address=call.connection.address,
        )
    else:
        conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
        kept = await messages.post(
            call.services,
            conversation,
            call.person.author,
            client_id=command.client_id,
            body=command.body,
            kind="reply",
            attachment_ids=command.attachment_ids,
            quoted_id=command.quoted_message_id,
        )
    return VisitorMessageSent(message=kept.for_visitor(), conversation_id=kept.conversation_id)


@visitor.command(limit="30/10 seconds")
async def list_messages(call: Call[VisitorPerson], command: ListMessages) -> MessagePage:
    """Messages older than `before`, or the newest; oldest first."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    return await messages.page(call.services.database, conversation.id, command.before, command.limit, for_visitor=True)


@visitor.command(limit="8/3 seconds")
async def set_typing(call: Call[VisitorPerson], command: SetVisitorTyping) -> Done:
    """Tell the team that one is writing, or stopped. `previews_off` where it does not want to see what."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    await typing.tell_writing(
        call.services, call.person, conversation, is_typing=command.is_typing, preview=command.preview
    )
    return Done()


async def _is_team_there(call: Call[VisitorPerson]) -> bool:
    """Somebody is online, and it is the team's hour."""
    workspace_id = call.person.workspace_id
    online = await call.services.presence.online(workspace_id)
    opening = await openings.of_workspace(call.services, workspace_id)
    return await call.watch.is_team_online(workspace_id, online) and (opening is None or opening.is_open)
