from chatting_rt.domain import canned_replies, canned_reply_settings
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import canned_replies as wire
from chatting_rt.wire.results import Done
from handlers.base import Call, agent


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def list_canned_replies(call: Call[AgentPerson], command: wire.ListCannedReplies) -> wire.CannedReplyList:
    """What agents say often, by short code. `start` brings them too, and events tell what changes."""
    kept = await canned_replies.of_workspace(call.services.database, call.person.workspace_id)
    return wire.CannedReplyList(canned_replies=kept)


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_CANNED_REPLIES)
async def create_canned_reply(call: Call[AgentPerson], command: wire.CreateCannedReply) -> wire.CannedReplyChanged:
    """Keep a reply for all agents. `conflict` where one has this short code."""
    kept = await canned_reply_settings.create(call.services, call.person, command.short_code, command.body)
    return wire.CannedReplyChanged(canned_reply=kept)


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_CANNED_REPLIES)
async def update_canned_reply(call: Call[AgentPerson], command: wire.UpdateCannedReply) -> wire.CannedReplyChanged:
    """Word a canned reply anew, or give it another short code."""
    kept = await canned_reply_settings.update(
        call.services, call.person, command.canned_reply_id, short_code=command.short_code, body=command.body
    )
    return wire.CannedReplyChanged(canned_reply=kept)


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_CANNED_REPLIES)
async def delete_canned_reply(call: Call[AgentPerson], command: wire.DeleteCannedReply) -> Done:
    """Keep a canned reply no longer. What was said with it stays."""
    await canned_reply_settings.delete(call.services, call.person, command.canned_reply_id)
    return Done()
